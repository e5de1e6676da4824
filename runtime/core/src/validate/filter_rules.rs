//! Rules of filters, as constant data: the fields that a service filters by, and the operators and
//! values that each field allows. Must not know how filters are checked, nor particular services.
//!
//! Models do not state these rules; the documentation of the service does. The module `rules` of a
//! crate contains them.

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
    /// Creates a field from its name, its operators and its values.
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

    /// Adds an operator for ranges: its value is two values with `separator` between them, in upper
    /// or lower case.
    #[must_use]
    pub const fn with_range(mut self, operator: &'static str, separator: &'static str) -> Self {
        self.range = Some((operator, separator));
        self
    }

    /// The fields that the service filters by.
    pub const fn fields(&self) -> &'static [FilterField] {
        self.fields
    }

    /// The names of the members for field, operator and value.
    pub const fn members(&self) -> [&'static str; 3] {
        self.members
    }

    /// The operator for ranges, and the word between the two values; `None` if there is no such
    /// operator.
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
