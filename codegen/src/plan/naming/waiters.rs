//! The names of waiters: the unit type, its module, its method of the client. Must not know operations.

use std::collections::BTreeMap;

use super::modules::modules;
use crate::ir::vocabulary::{self, NameKind};
use crate::text::names::{Claim, Scope, Style};

/// Names of a waiter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WaiterNames {
    /// The unit type.
    pub name: String,
    /// Its module.
    pub module: String,
    /// Its method of the client.
    pub method: String,
}

/// Names of all waiters, by their names in the model. `methods` are those of operations, which come first.
pub(crate) fn waiter_names<'a>(
    waiters: impl Iterator<Item = &'a str> + Clone,
    methods: impl Iterator<Item = &'a str>,
) -> BTreeMap<String, WaiterNames> {
    let mut types = Scope::new(Style::Type, BTreeMap::new());
    types.reserve(vocabulary::names(NameKind::ImportedByWaiters));
    types.settle(
        waiters
            .clone()
            .map(|name| Claim::new(Style::Type, name, name)),
    );
    let mut scope = Scope::new(Style::Method, BTreeMap::new());
    scope.reserve(methods);
    scope.settle(waiters.clone().map(|name| {
        let spelling = format!("WaitUntil{name}");
        Claim::new(Style::Method, name, &spelling)
    }));
    let named: BTreeMap<&str, String> = waiters
        .filter_map(|name| Some((name, types.name(name)?.to_owned())))
        .collect();
    let modules = modules(named.values());
    let names = named.into_iter().map(|(waiter, name)| {
        let names = WaiterNames {
            module: modules.get(&name).cloned().unwrap_or_default(),
            method: scope.name(waiter).unwrap_or_default().to_owned(),
            name,
        };
        (waiter.to_owned(), names)
    });
    names.collect()
}
