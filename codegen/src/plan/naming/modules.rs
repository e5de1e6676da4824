//! The modules of types. Must not know what a type is.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::names::{Claim, Scope, Style};

/// Modules of types, by the types' names. Names are not pinned, because modules are private.
pub(super) fn modules<'a>(types: impl Iterator<Item = &'a String>) -> BTreeMap<String, String> {
    let types: BTreeSet<&str> = types.map(String::as_str).collect();
    let mut scope = Scope::new(Style::Module, BTreeMap::new());
    // A module and the re-exported type beside it share a scope: both cannot be `_2xl`.
    let is_lower = |name: &&str| **name == name.to_ascii_lowercase();
    scope.reserve(types.iter().copied().filter(is_lower));
    let claims = types.iter();
    scope.settle(claims.map(|name| Claim::new(Style::Module, *name, name)));
    let module = |name: &str| Some((name.to_owned(), scope.name(name)?.to_owned()));
    types.iter().filter_map(|name| module(name)).collect()
}
