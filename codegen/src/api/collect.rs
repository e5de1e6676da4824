//! Collects the items of files: what a module declares, imports and contains. Must not know which
//! of them can be reached.

use std::collections::BTreeMap;

use syn::ext::IdentExt;
use syn::{Ident, Item, ItemUse, UseTree};

use super::condition::Conditions;
use super::fact::{Facts, is_public, subject_of};
use super::module::Module;
use super::print;

/// The modules of a crate, by their paths from the root of the generated code.
#[derive(Debug)]
pub(crate) struct Collector {
    pub(super) modules: BTreeMap<Vec<String>, Module>,
    /// The path of the generated code in its crate, beginning with `crate`.
    root: Vec<String>,
}

/// The items of one file.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// Items and modules, by their names.
    pub(super) names: BTreeMap<String, Declared>,
    pub(super) uses: Vec<Use>,
    /// Facts, each with the path of its item as in the file.
    pub(super) facts: Vec<(Vec<String>, Facts)>,
}

/// A declared item or module.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) is_public: bool,
    pub(super) conditions: Conditions,
}

/// An imported or re-exported name.
#[derive(Debug)]
pub(super) struct Use {
    /// The name in the module.
    pub(super) name: String,
    /// The path of the item.
    pub(super) path: Vec<String>,
    pub(super) is_public: bool,
    pub(super) conditions: Conditions,
}

impl Collector {
    /// A crate whose generated code is at this path, such as `crate`.
    pub(crate) fn new(root: &str) -> Self {
        Self {
            modules: BTreeMap::new(),
            root: root.split("::").map(str::to_owned).collect(),
        }
    }

    /// Adds the file with this path in the crate, and all its items.
    pub(crate) fn add(&mut self, path: &str, items: Items) {
        if let Some(path) = module_path(path) {
            let module = Module::new(items, &path, &self.root);
            self.modules.insert(path, module);
        }
    }

    /// Adds what another one has collected, in other files of the same crate.
    pub(crate) fn merge(&mut self, other: Self) {
        self.modules.extend(other.modules);
    }
}

/// The module in a file below `src`.
fn module_path(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    match path {
        "lib" => Some(Vec::new()),
        path => Some(path.split('/').map(str::to_owned).collect()),
    }
}

impl Items {
    /// Adds items of the file.
    pub(crate) fn read(&mut self, file: &syn::File) {
        file.items.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, item: &Item) {
        let (attributes, is_public) = match item {
            Item::Const(item) => (&item.attrs, is_public(&item.vis)),
            Item::Enum(item) => (&item.attrs, is_public(&item.vis)),
            Item::Fn(item) => (&item.attrs, is_public(&item.vis)),
            Item::Mod(item) => (&item.attrs, is_public(&item.vis)),
            Item::Static(item) => (&item.attrs, is_public(&item.vis)),
            Item::Struct(item) => (&item.attrs, is_public(&item.vis)),
            Item::Type(item) => (&item.attrs, is_public(&item.vis)),
            Item::Use(item) => (&item.attrs, is_public(&item.vis)),
            Item::Impl(item) => (&item.attrs, true),
            Item::Macro(item) => (&item.attrs, false),
            // So that an emitter which prints another kind gets a line for it here.
            item => unreachable!("no emitter prints: {}", print::text(item)),
        };
        let Some(conditions) = Conditions::of(attributes) else {
            return;
        };
        match item {
            Item::Use(item) => self.import(item, is_public, &conditions),
            Item::Impl(block) => {
                let mut facts = Facts::new(conditions);
                facts.block(block);
                self.add(subject_of(&block.self_ty), facts);
            }
            item => self.define(item, is_public, conditions),
        }
    }

    /// Adds an item with a name.
    fn define(&mut self, item: &Item, is_public: bool, conditions: Conditions) {
        let Some(name) = name_of(item) else {
            return;
        };
        let name = match item {
            Item::Mod(_) => name.unraw().to_string(),
            _ => name.to_string(),
        };
        let declared = Declared {
            is_public,
            conditions: conditions.clone(),
        };
        self.names.insert(name.clone(), declared);
        if !is_public {
            return;
        }
        let mut facts = Facts::new(conditions);
        match item {
            Item::Struct(item) => facts.structure(item),
            Item::Enum(item) => facts.enumeration(item),
            item => facts.other(item),
        }
        self.add(vec![name], facts);
    }

    /// Adds facts. Most follow others about the same item, which are in the same list then.
    fn add(&mut self, subject: Vec<String>, facts: Facts) {
        match self.facts.last_mut() {
            Some((last, known)) if *last == subject && known.conditions == facts.conditions => {
                known.found.extend(facts.found);
                known.conditional.extend(facts.conditional);
            }
            _ => self.facts.push((subject, facts)),
        }
    }

    fn import(&mut self, item: &ItemUse, is_public: bool, conditions: &Conditions) {
        let mut found = Vec::new();
        leaves(&item.tree, &mut Vec::new(), &mut found);
        let uses = found.into_iter().map(|(name, path)| Use {
            name,
            path,
            is_public,
            conditions: conditions.clone(),
        });
        self.uses.extend(uses);
    }
}

fn name_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Mod(item) => Some(&item.ident),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        _ => None,
    }
}

/// The names that an import defines, each with the path of its item.
fn leaves(tree: &UseTree, path: &mut Vec<String>, found: &mut Vec<(String, Vec<String>)>) {
    let mut leaf = |name: String, last: String| {
        let path = path.iter().cloned().chain([last]);
        found.push((name, path.collect()));
    };
    match tree {
        UseTree::Name(item) if item.ident == "self" => {
            if let Some(name) = path.last() {
                found.push((name.clone(), path.clone()));
            }
        }
        UseTree::Name(item) => leaf(item.ident.to_string(), item.ident.to_string()),
        UseTree::Rename(item) => leaf(item.rename.to_string(), item.ident.to_string()),
        UseTree::Glob(_) => leaf("*".to_owned(), "*".to_owned()),
        UseTree::Path(item) => {
            path.push(item.ident.unraw().to_string());
            leaves(&item.tree, path, found);
            path.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, path, found);
            }
        }
    }
}
