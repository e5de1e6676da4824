//! Under which features an item is compiled, by its attributes.

use syn::{Attribute, Meta};

use super::print;

/// What must be true so that an item exists, sorted. Without elements, it always exists.
///
/// A list and not a set: every fact has conditions, and the node of a set takes more memory than a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Conditions(Vec<String>);

impl Conditions {
    /// The conditions in the attributes of an item, or `None` if it belongs to tests.
    pub(super) fn of(attributes: &[Attribute]) -> Option<Self> {
        let mut conditions = Vec::new();
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
            conditions.push(match predicate.strip_prefix("feature = ") {
                Some(name) => format!("feature {name}"),
                None => format!("cfg({predicate})"),
            });
        }
        Some(Self::sorted(conditions))
    }

    /// Both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self::sorted(self.0.iter().chain(&other.0).cloned().collect())
    }

    fn sorted(mut conditions: Vec<String>) -> Self {
        conditions.sort_unstable();
        conditions.dedup();
        Self(conditions)
    }

    /// The end of a line.
    pub(super) fn suffix(&self) -> String {
        self.0.iter().map(|text| format!(", {text}")).collect()
    }
}
