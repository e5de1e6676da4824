//! Resolves a path to the file that defines the item, through all imports. Must not know how the
//! result is used.

use std::collections::{BTreeMap, BTreeSet};

use super::module_tree::{Crate, Module};

/// The meaning of a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// A module, by its index.
    Module(usize),
    /// An item, by the index of its file.
    Item(usize),
}

/// Names in modules that a resolution has visited, so that it ends at a cycle of imports.
type Visited = BTreeSet<(usize, String)>;

/// Dependencies: for a file and another one that it uses, the paths in the first.
pub(super) fn uses(krate: &Crate<'_>) -> BTreeMap<(usize, usize), Vec<String>> {
    let mut uses = BTreeMap::new();
    for (index, module) in krate.modules.iter().enumerate() {
        let imported = module.imports.iter().filter(|import| !import.is_reexport);
        let imported = imported.map(|import| &import.path);
        for path in imported.chain(&module.mentions) {
            for meaning in krate.follow(index, path, &mut Visited::new()) {
                match meaning {
                    Meaning::Item(file) if file != module.file => {
                        uses.entry((module.file, file))
                            .or_insert_with(|| path.clone());
                    }
                    // A path that ends at a module is not a use.
                    Meaning::Item(_) | Meaning::Module(_) => {}
                }
            }
        }
    }
    uses
}

impl Crate<'_> {
    /// The meanings of a path in a module: none if it leads out of the crate, two if a module and a
    /// function have the same name.
    fn follow(&self, module: usize, path: &[String], visited: &mut Visited) -> BTreeSet<Meaning> {
        let mut meanings = BTreeSet::from([Meaning::Module(module)]);
        for (index, name) in path.iter().enumerate() {
            meanings = match name.as_str() {
                "crate" => BTreeSet::from([Meaning::Module(0)]),
                "self" if index == 0 => meanings,
                "super" => meanings.iter().filter_map(|of| self.parent(*of)).collect(),
                _ => self.step(&meanings, name, visited),
            };
        }
        meanings
    }

    fn parent(&self, meaning: Meaning) -> Option<Meaning> {
        match meaning {
            Meaning::Module(module) => self.modules[module].parent.map(Meaning::Module),
            Meaning::Item(_) => None,
        }
    }

    /// The meanings of `name` in any of `meanings`. Variants and associated items are in the file
    /// of their type.
    fn step(
        &self,
        meanings: &BTreeSet<Meaning>,
        name: &str,
        visited: &mut Visited,
    ) -> BTreeSet<Meaning> {
        let mut found = BTreeSet::new();
        for meaning in meanings {
            if let Meaning::Module(module) = meaning {
                found.extend(self.look_up(*module, name, visited));
            }
        }
        let items = meanings.iter().copied();
        match found.is_empty() {
            true => items.filter(|of| matches!(of, Meaning::Item(_))).collect(),
            false => found,
        }
    }

    fn look_up(&self, index: usize, name: &str, visited: &mut Visited) -> BTreeSet<Meaning> {
        let module = &self.modules[index];
        let mut found = defined(module, name);
        // A second visit occurs in `use filter::filter`, whose first name can only be the module.
        if !visited.insert((index, name.to_owned())) {
            return found;
        }
        for import in &module.imports {
            if import.name.as_deref() == Some(name) {
                found.extend(self.follow(index, &import.path, visited));
            }
        }
        // Glob imports have the lowest priority.
        if found.is_empty() {
            for glob in module.imports.iter().filter(|import| import.name.is_none()) {
                let from = self.follow(index, &glob.path, visited);
                let modules = from
                    .into_iter()
                    .filter(|of| matches!(of, Meaning::Module(_)));
                found.extend(self.step(&modules.collect(), name, visited));
            }
        }
        found
    }
}

fn defined(module: &Module, name: &str) -> BTreeSet<Meaning> {
    let child = module.children.get(name).copied().map(Meaning::Module);
    let item = module
        .items
        .contains(name)
        .then_some(Meaning::Item(module.file));
    child.into_iter().chain(item).collect()
}
