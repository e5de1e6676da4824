//! Rules of filters, as constant data: by which fields a service filters, which operators go with each,
//! and what a value looks like. Must not know how a filter is held against them, or which services have
//! them.
//!
//! Models do not state these rules, documentation does. Where a crate has them, they are of its module
//! `rules`.

/// The filters that a service accepts.
///
/// ```
/// use hardy_runtime::validate::{FilterField, FilterRules, FilterValue};
///
/// static LAMPS: FilterRules = FilterRules::new(
///     ["Field", "Operator", "Value"],
///     &[
///         FilterField::new("Color", &["EQ", "NE"], FilterValue::Listed(&["red", "green"])),
///         FilterField::new("LitSince", &["GT", "BETWEEN"], FilterValue::Timestamp),
///     ],
/// )
/// .with_range("BETWEEN", "AND");
///
/// assert_eq!(LAMPS.fields()[1].operators, ["GT", "BETWEEN"]);
/// assert_eq!(LAMPS.range(), Some(("BETWEEN", "AND")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterRules {
    members: [&'static str; 3],
    fields: &'static [FilterField],
    range: Option<(&'static str, &'static str)>,
}

/// A field that a service filters by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilterField {
    /// Its name.
    pub name: &'static str,
    /// The operators that it allows.
    pub operators: &'static [&'static str],
    /// The values that it allows.
    pub value: FilterValue,
}

/// The values that a field of a filter allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FilterValue {
    /// Any string.
    String,
    /// A date and time, such as `2025-08-08T12:00:00Z`.
    Timestamp,
    /// One of these.
    Listed(&'static [&'static str]),
}

impl FilterField {
    /// A field, its operators and its values.
    pub const fn new(
        name: &'static str,
        operators: &'static [&'static str],
        value: FilterValue,
    ) -> Self {
        Self {
            name,
            operators,
            value,
        }
    }
}

impl FilterRules {
    /// Creates rules from the names of the members for field, operator and value, and the fields.
    pub const fn new(members: [&'static str; 3], fields: &'static [FilterField]) -> Self {
        Self {
            members,
            fields,
            range: None,
        }
    }

    /// Adds an operator whose value is two values with `separator` between them, in upper or lower case.
    #[must_use]
    pub const fn with_range(mut self, operator: &'static str, separator: &'static str) -> Self {
        self.range = Some((operator, separator));
        self
    }

    /// The fields that the service filters by.
    pub const fn fields(&self) -> &'static [FilterField] {
        self.fields
    }

    /// The members of a filter that hold field, operator and value.
    pub const fn members(&self) -> [&'static str; 3] {
        self.members
    }

    /// The operator that takes two values, and the word between them; `None` if there is none.
    pub const fn range(&self) -> Option<(&'static str, &'static str)> {
        self.range
    }

    pub(super) fn every_operator(&self) -> Vec<&'static str> {
        let mut operators: Vec<&'static str> = Vec::new();
        for operator in self.fields.iter().flat_map(|field| field.operators) {
            if !operators.contains(operator) {
                operators.push(operator);
            }
        }
        operators
    }
}
