//! Decides which items are public, and at which path: those of public modules, and those that a
//! public module re-exports.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Collector, Module};
use super::condition::Conditions;
use super::fact::{Fact, Rank};

/// What `SEMVER.md` excludes from its promises, with everything inside.
const LEFT_OUT: [&[&str]; 3] = [&["endpoint", "RULES"], &["limits"], &["rules"]];

/// The lines of a crate by the path of their item, in this order.
type Lines = BTreeMap<Vec<String>, Vec<Line>>;

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
    /// The lines of the public API, each with a newline at its end: the features of the crate with
    /// whether each is on by default, then the items, sorted.
    pub(crate) fn text<'a>(&self, features: impl IntoIterator<Item = (&'a str, bool)>) -> String {
        let features: BTreeSet<String> = features.into_iter().flat_map(feature_lines).collect();
        let mut lines = Lines::new();
        let public = self.public_items(&mut lines);
        for (path, module) in &self.modules {
            let Some(conditions) = self.conditions(path) else {
                continue;
            };
            // Facts about one subject follow each other.
            for facts in module.facts.chunk_by(|a, b| a.subject == b.subject) {
                let public = self.subject(path, module, &facts[0], &public);
                let Some(Public {
                    path,
                    conditions: own,
                }) = public
                else {
                    continue;
                };
                let conditions = conditions.and(&own);
                let new = facts.iter().map(|fact| {
                    let conditions = conditions.and(&fact.conditions);
                    line(&path, fact.rank, &fact.text, &conditions)
                });
                let new: Vec<Line> = new.collect();
                lines.entry(path).or_default().extend(new);
            }
        }
        lines.retain(|path, _| !LEFT_OUT.iter().any(|outer| is_inside(path, outer)));
        let mut text: String = features.iter().map(|line| format!("{line}\n")).collect();
        for of_item in lines.values_mut() {
            of_item.sort_unstable();
            of_item.dedup();
            for line in of_item {
                text.push_str(&line.text);
                text.push('\n');
            }
        }
        text
    }

    /// When a module exists; `None` for modules of tests.
    fn conditions(&self, path: &[String]) -> Option<Conditions> {
        let Some((name, parent)) = path.split_last() else {
            return Some(Conditions::default());
        };
        let conditions = self.conditions(parent)?;
        let own = self.modules.get(parent)?.names.get(name)?;
        Some(conditions.and(&own.conditions))
    }

    /// Whether users can name a module.
    fn is_public(&self, path: &[String]) -> bool {
        let Some((name, parent)) = path.split_last() else {
            return true;
        };
        let module = self.modules.get(parent);
        let declared = module.and_then(|module| module.names.get(name));
        self.is_public(parent) && declared.is_some_and(|declared| declared.is_public)
    }

    /// The public items, by their paths in files and by those for users. Adds a line for each re-export of another crate.
    fn public_items(&self, lines: &mut Lines) -> BTreeMap<Vec<String>, Public> {
        let mut items = BTreeMap::new();
        let public = self.modules.iter().filter(|(path, _)| self.is_public(path));
        for (path, module) in public {
            let Some(conditions) = self.conditions(path) else {
                continue;
            };
            for (name, declared) in &module.names {
                let path = joined(path, std::slice::from_ref(name));
                let conditions = conditions.and(&declared.conditions);
                if declared.is_public {
                    items.insert(path.clone(), Public { path, conditions });
                }
            }
            for export in module.uses.iter().filter(|export| export.is_public) {
                let public = Public {
                    path: joined(path, std::slice::from_ref(&export.name)),
                    conditions: conditions.and(&export.conditions),
                };
                match self.own_path(path, module, &export.path) {
                    Some(own) => {
                        items.insert(public.path.clone(), public.clone());
                        items.entry(own).or_insert(public);
                    }
                    None => {
                        let text = format!(": use {}", export.path.join("::"));
                        let Public { path, conditions } = public;
                        let line = line(&path, Rank::Item, &text, &conditions);
                        lines.entry(path).or_default().push(line);
                    }
                }
            }
        }
        items
    }

    /// The public item that a fact in this module is about; `None` if it is private. A type of
    /// another crate is its own path.
    fn subject(
        &self,
        path: &[String],
        module: &Module,
        fact: &Fact,
        public: &BTreeMap<Vec<String>, Public>,
    ) -> Option<Public> {
        match self.own_path(path, module, &fact.subject) {
            Some(own) => public.get(&own).cloned(),
            None => Some(Public {
                path: fact.subject.clone(),
                conditions: Conditions::default(),
            }),
        }
    }

    /// Where the generated code defines what `name` means in a module; `None` if it does not.
    fn own_path(&self, path: &[String], module: &Module, name: &[String]) -> Option<Vec<String>> {
        if let Some(own) = name.strip_prefix(self.root.as_slice()) {
            return Some(own.to_vec());
        }
        let (first, rest) = name.split_first()?;
        if module.names.contains_key(first) {
            return Some(joined(path, name));
        }
        // An import of this very path, which is that of another crate, would not end.
        let mut uses = module.uses.iter().filter(|import| import.path != name);
        let import = uses.find(|import| import.name == *first)?;
        let own = import.path.strip_prefix(self.root.as_slice())?;
        Some(joined(own, rest))
    }
}

/// A line for the feature, and one if it is on by default: to leave it out of the defaults removes
/// only the second.
fn feature_lines((name, is_default): (&str, bool)) -> impl Iterator<Item = String> {
    let default = is_default.then(|| format!("default feature \"{name}\""));
    [format!("feature \"{name}\"")].into_iter().chain(default)
}

fn joined(path: &[String], rest: &[String]) -> Vec<String> {
    path.iter().chain(rest).cloned().collect()
}

fn line(path: &[String], rank: Rank, text: &str, conditions: &Conditions) -> Line {
    let text = format!("{}{text}{}", path.join("::"), conditions.suffix());
    Line { rank, text }
}

fn is_inside(path: &[String], outer: &[&str]) -> bool {
    let mut own = path.iter();
    outer
        .iter()
        .all(|name| own.next().is_some_and(|own| own == name))
}
