//! Decides which items are public, and at which path: those of public modules, and those that a
//! public module re-exports.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Collector;
use super::condition::Conditions;
use super::fact::{Fact, Rank};
use super::module::{ItemPath, joined};

/// What `SEMVER.md` excludes from its promises, with everything inside.
const LEFT_OUT: [&[&str]; 3] = [&["endpoint", "RULES"], &["limits"], &["rules"]];

/// The facts of a crate by the path of their item, in this order, each list with its conditions.
type Surface<'a> = BTreeMap<Vec<String>, Vec<(Conditions, &'a [Fact])>>;

/// A line. The order of the lines of an item is that of its fields.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    rank: Rank,
    text: String,
}

/// A public item: its path for users, and when it exists.
#[derive(Clone)]
struct Public {
    path: Vec<String>,
    conditions: Conditions,
}

impl Collector {
    /// Appends the lines of the public API, each with a newline at its end: the features of the crate
    /// with whether each is on by default, then the items, sorted.
    pub(crate) fn print<'a>(
        &self,
        features: impl IntoIterator<Item = (&'a str, bool)>,
        text: &mut String,
    ) {
        let features: BTreeSet<String> = features.into_iter().flat_map(feature_lines).collect();
        let mut print = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        features.iter().for_each(|line| print(line));
        // The lines of one item at a time, because those of a crate are larger than its facts.
        for (path, facts) in self.surface() {
            let lines = lines(&path.join("::"), &facts);
            lines.iter().for_each(|line| print(&line.text));
        }
    }

    fn surface(&self) -> Surface<'_> {
        let public = self.public_items();
        let mut surface = Surface::new();
        for (path, module) in &self.modules {
            let Some(conditions) = self.conditions(path) else {
                continue;
            };
            for (item, facts) in &module.facts {
                let (path, own) = match item {
                    ItemPath::Foreign(path) => (path, &Conditions::default()),
                    ItemPath::Own(path) => match public.get(path) {
                        Some(public) => (&public.path, &public.conditions),
                        None => continue,
                    },
                };
                if !LEFT_OUT.iter().any(|outer| is_inside(path, outer)) {
                    let conditions = conditions.and(own).and(&facts.conditions);
                    let of_item = surface.entry(path.clone()).or_default();
                    let conditional = facts.conditional.iter().map(|(further, fact)| {
                        (conditions.and(further), std::slice::from_ref(fact))
                    });
                    of_item.extend(conditional);
                    of_item.push((conditions, facts.found.as_slice()));
                }
            }
        }
        surface
    }

    /// When a module exists; `None` for modules of tests.
    fn conditions(&self, path: &[String]) -> Option<Conditions> {
        let Some((name, parent)) = path.split_last() else {
            return Some(Conditions::default());
        };
        let conditions = self.conditions(parent)?;
        let own = self.modules.get(parent)?.declared(name)?;
        Some(conditions.and(&own.conditions))
    }

    /// Whether users can name a module.
    fn is_public(&self, path: &[String]) -> bool {
        let Some((name, parent)) = path.split_last() else {
            return true;
        };
        let module = self.modules.get(parent);
        let declared = module.and_then(|module| module.declared(name));
        self.is_public(parent) && declared.is_some_and(|declared| declared.is_public)
    }

    /// The public items, by their paths in files and by those for users.
    fn public_items(&self) -> BTreeMap<Vec<String>, Public> {
        let mut items = BTreeMap::new();
        let public = self.modules.iter().filter(|(path, _)| self.is_public(path));
        for (path, module) in public {
            let Some(conditions) = self.conditions(path) else {
                continue;
            };
            for (name, own) in module.public() {
                let path = joined(path, &[name]);
                let conditions = conditions.and(own);
                items.insert(path.clone(), Public { path, conditions });
            }
            for export in &module.exports {
                let public = Public {
                    path: joined(path, &[&export.name]),
                    conditions: conditions.and(&export.conditions),
                };
                items.insert(public.path.clone(), public.clone());
                items.entry(export.own.clone()).or_insert(public);
            }
        }
        items
    }
}

/// The lines of the item with this path, sorted.
fn lines(path: &str, facts: &[(Conditions, &[Fact])]) -> BTreeSet<Line> {
    let lines = facts.iter().flat_map(|(conditions, facts)| {
        let suffix = conditions.suffix();
        facts.iter().map(move |fact| Line {
            rank: fact.rank,
            text: format!("{path}{}{suffix}", fact.text),
        })
    });
    lines.collect()
}

/// A line for the feature, and one if it is on by default: to leave it out of the defaults removes
/// only the second.
fn feature_lines((name, is_default): (&str, bool)) -> impl Iterator<Item = String> {
    let default = is_default.then(|| format!("default feature \"{name}\""));
    [format!("feature \"{name}\"")].into_iter().chain(default)
}

fn is_inside(path: &[String], outer: &[&str]) -> bool {
    let mut own = path.iter();
    outer
        .iter()
        .all(|name| own.next().is_some_and(|own| own == name))
}
