//! The facts of an API, each with the item to which it belongs, and what the difference between two APIs means for
//! code that uses them. Must not know which facts there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::change::Api;

/// What happens to users if a fact is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    /// They can use more.
    Gain,
    /// Each call of this function needs one more argument.
    Demand(&'static str),
    /// The compiler warns.
    Warning,
}

/// The facts of the public API of a crate, by the paths of items.
#[derive(Clone, Debug, Default)]
pub(in crate::diff) struct Surface {
    items: BTreeMap<String, BTreeSet<(String, Effect)>>,
}

/// The facts of an item that only one of two APIs has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::diff) struct Difference {
    pub(in crate::diff) removed: Vec<String>,
    pub(in crate::diff) added: Vec<String>,
    pub(in crate::diff) api: Api,
}

impl Surface {
    pub(super) fn add(&mut self, item: &str, fact: impl Into<String>) {
        self.insert(item, fact.into(), Effect::Gain);
    }

    pub(super) fn warn(&mut self, item: &str, deprecated: Option<&String>) {
        if deprecated.is_some() {
            self.insert(item, "deprecated".to_owned(), Effect::Warning);
        }
    }

    pub(super) fn demand(&mut self, item: &str, fact: String, function: &'static str) {
        self.insert(item, fact, Effect::Demand(function));
    }

    fn insert(&mut self, item: &str, fact: String, effect: Effect) {
        let facts = self.items.entry(item.to_owned()).or_default();
        facts.insert((fact, effect));
    }

    /// The paths of all items that both, or one of them, have.
    pub(in crate::diff) fn paths<'a>(old: &'a Self, new: &'a Self) -> BTreeSet<&'a str> {
        let all = old.items.keys().chain(new.items.keys());
        all.map(String::as_str).collect()
    }

    /// The paths of a type or operation and of all that belongs to it, in this API.
    pub(in crate::diff) fn within<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.items.range(path.to_owned()..);
        let paths = from.map(|(item, _)| item.as_str());
        let paths = paths.take_while(move |item| item.starts_with(path));
        paths.filter(move |item| {
            let rest = item.get(path.len()..).unwrap_or_default();
            rest.is_empty() || rest.starts_with(['.', ':'])
        })
    }

    /// Whether both have the item, and the same facts of it and of all that belongs to it.
    pub(in crate::diff) fn is_in_both(old: &Self, new: &Self, path: &str) -> bool {
        let is_there = |surface: &Self| surface.within(path).next().is_some();
        let mut parts = old.within(path).chain(new.within(path));
        let is_same = |part| Self::difference(old, new, part).is_none();
        is_there(old) && is_there(new) && parts.all(is_same)
    }

    /// The difference in an item. `None` if there is none.
    pub(in crate::diff) fn difference(old: &Self, new: &Self, path: &str) -> Option<Difference> {
        let none = BTreeSet::new();
        let [before, after] = [old, new].map(|side| side.items.get(path).unwrap_or(&none));
        let mut difference = Difference::default();
        for (fact, effect) in before.difference(after) {
            difference.removed.push(fact.clone());
            difference.api = difference.api.max(match effect {
                Effect::Gain => Api::Major,
                Effect::Demand(function) => new.called(path, function),
                Effect::Warning => Api::Patch,
            });
        }
        for (fact, effect) in after.difference(before) {
            difference.added.push(fact.clone());
            difference.api = difference.api.max(match effect {
                Effect::Gain | Effect::Warning => Api::Minor,
                Effect::Demand(function) => old.called(path, function),
            });
        }
        (difference != Difference::default()).then_some(difference)
    }

    /// What another number of arguments means: it breaks calls of a function that both versions have. If one of
    /// them lacks it, its own fact tells.
    fn called(&self, path: &str, function: &str) -> Api {
        let owner = path.rsplit_once('.').map_or(path, |(owner, _)| owner);
        let facts = self.items.get(owner);
        let has = facts.is_some_and(|facts| facts.iter().any(|(fact, _)| fact == function));
        if has { Api::Major } else { Api::None }
    }
}
