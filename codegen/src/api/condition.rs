//! Under which features an item is compiled, by its attributes.

use std::collections::BTreeSet;

use syn::{Attribute, Meta};

use super::print;

/// What must be true so that an item exists. Without elements, it always exists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Conditions(BTreeSet<String>);

impl Conditions {
    /// The conditions in the attributes of an item, or `None` if it belongs to tests.
    pub(super) fn of(attributes: &[Attribute]) -> Option<Self> {
        let mut conditions = BTreeSet::new();
        let predicates = attributes
            .iter()
            .filter_map(|attribute| match &attribute.meta {
                Meta::List(list) if list.path.is_ident("cfg") => Some(print::text(&list.tokens)),
                _ => None,
            });
        for predicate in predicates {
            if predicate == "test" {
                return None;
            }
            conditions.insert(match predicate.strip_prefix("feature = ") {
                Some(name) => format!("feature {name}"),
                None => format!("cfg({predicate})"),
            });
        }
        Some(Self(conditions))
    }

    /// Both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// The end of a line.
    pub(super) fn suffix(&self) -> String {
        self.0.iter().map(|text| format!(", {text}")).collect()
    }
}
