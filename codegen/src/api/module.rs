//! A file that is complete: its names become paths from the root of the generated code, so that its imports,
//! which take more memory than its facts, are not kept. Must not know which modules can be reached.

use std::collections::BTreeMap;

use super::condition::Conditions;
use super::fact::{Facts, Rank};
use super::items::{Declared, Items, Use};

/// The content of a file. Modules live until all files are printed, so they are small.
#[derive(Debug)]
pub(super) struct Module {
    /// Items and modules by their names, sorted.
    declared: Box<[(String, Declared)]>,
    /// Re-exports of generated items.
    pub(super) exports: Vec<Export>,
    pub(super) facts: Box<[(ItemPath, Facts)]>,
}

/// Where an item is defined.
#[derive(Debug)]
pub(super) enum ItemPath {
    /// In the generated code, at this path from its root.
    Own(Vec<String>),
    /// Elsewhere.
    Foreign(Vec<String>),
}

/// A re-export of a generated item.
#[derive(Debug)]
pub(super) struct Export {
    /// The name in the module.
    pub(super) name: String,
    /// The path of the item from the root of the generated code.
    pub(super) own: Vec<String>,
    pub(super) conditions: Conditions,
}

impl Module {
    /// The module at `path` from the root of the generated code, which is at `root` in its crate.
    pub(super) fn new(items: Items, path: &[String], root: &[String]) -> Self {
        let Items {
            mut names,
            uses,
            facts,
        } = items;
        let scope = Scope {
            path,
            root,
            names: &names,
            uses: &uses,
        };
        let mut facts: Vec<(ItemPath, Facts)> = facts
            .into_iter()
            .map(|(subject, facts)| (scope.item(subject), facts))
            .collect();
        let (mut exports, mut foreign) = (Vec::new(), Vec::new());
        for export in uses.iter().filter(|one| one.is_public) {
            match scope.own_path(&export.path) {
                Some(own) => exports.push(Export {
                    name: export.name.clone(),
                    own,
                    conditions: export.conditions.clone(),
                }),
                None => foreign.push(export),
            }
        }
        // A re-export of another crate is an item of which one fact is known.
        for export in foreign {
            let mut fact = Facts::new(Conditions::default());
            let text = format!(": use {}", export.path.join("::"));
            fact.add(Rank::Item, text, Conditions::default());
            facts.push((ItemPath::Own(joined(path, &[&export.name])), fact));
            names.insert(
                export.name.clone(),
                Declared {
                    is_public: true,
                    conditions: export.conditions.clone(),
                },
            );
        }
        for (_, facts) in &mut facts {
            facts.found.shrink_to_fit();
            facts.conditional.shrink_to_fit();
        }
        exports.shrink_to_fit();
        Self {
            declared: names.into_iter().collect(),
            exports,
            facts: facts.into(),
        }
    }

    /// The item or module with this name.
    pub(super) fn declared(&self, name: &str) -> Option<&Declared> {
        let found = self
            .declared
            .binary_search_by(|(declared, _)| declared.as_str().cmp(name));
        let (_, declared) = self.declared.get(found.ok()?)?;
        Some(declared)
    }

    /// The public items and modules, by their names.
    pub(super) fn public(&self) -> impl Iterator<Item = (&str, &Conditions)> {
        let public = self.declared.iter().filter(|(_, item)| item.is_public);
        public.map(|(name, item)| (name.as_str(), &item.conditions))
    }
}

/// What the names in a file mean.
struct Scope<'a> {
    path: &'a [String],
    root: &'a [String],
    names: &'a BTreeMap<String, Declared>,
    uses: &'a [Use],
}

impl Scope<'_> {
    fn item(&self, name: Vec<String>) -> ItemPath {
        match self.own_path(&name) {
            Some(own) => ItemPath::Own(own),
            None => ItemPath::Foreign(name),
        }
    }

    /// Where the generated code defines what `name` means here; `None` if it does not.
    fn own_path(&self, name: &[String]) -> Option<Vec<String>> {
        if let Some(own) = name.strip_prefix(self.root) {
            return Some(own.to_vec());
        }
        let (first, rest) = name.split_first()?;
        if self.names.contains_key(first) {
            return Some(joined(self.path, name));
        }
        // An import of this very path, which is that of another crate, would not end.
        let mut uses = self.uses.iter().filter(|import| import.path != name);
        let import = uses.find(|import| import.name == *first)?;
        let own = import.path.strip_prefix(self.root)?;
        Some(joined(own, rest))
    }
}

/// The path of what has the name `rest` at `path`.
pub(super) fn joined(path: &[String], rest: &[impl AsRef<str>]) -> Vec<String> {
    let rest = rest.iter().map(|name| name.as_ref().to_owned());
    path.iter().cloned().chain(rest).collect()
}
