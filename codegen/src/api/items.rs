//! Reads the items of a file: what it declares, imports and states. Must not know which of them can be
//! reached.

use std::collections::BTreeMap;

use syn::ext::IdentExt;
use syn::{Ident, Item, ItemUse, UseTree};

use super::condition::Conditions;
use super::fact::{Facts, is_public, subject_of};
use super::print;

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
