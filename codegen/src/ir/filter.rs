//! Filters: functions that create only valid ones, and rules for others. Must not know how
//! functions are named or printed.

use serde::Serialize;

use super::{DocExample, Docs};

/// The filters that a structure represents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filter {
    /// Name of the constant with the rules.
    pub rules: String,
    /// Documentation of the constant.
    pub docs: Docs,
    /// The member that names a field.
    pub field: FilterMember,
    /// The member that names an operator.
    pub operator: FilterMember,
    /// The member with the value.
    pub value: FilterMember,
    /// The fields to filter by.
    pub fields: Vec<FilterField>,
    /// Operator and separator of a range.
    pub range: Option<(String, String)>,
    /// Whether the structure has other members, too.
    pub others: bool,
    /// Whether violations must not show its values.
    pub sensitive: bool,
    /// The example in the documentation of the structure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<DocExample>,
}

/// A member of a filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilterMember {
    /// Name in the model.
    pub member: String,
    /// Rust name of its field.
    pub name: String,
    /// Whether the field is an `Option`.
    pub option: bool,
    /// Rust name of its enum; `None` for a string.
    pub enum_: Option<String>,
}

/// A field to filter by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilterField {
    /// String on the wire.
    pub wire: String,
    /// The value of the member that names a field.
    pub literal: FilterLiteral,
    /// Name of the function of the structure.
    pub function: String,
    /// Documentation of the function.
    pub docs: Docs,
    /// Name of the type that the function returns.
    pub operators_type: String,
    /// Documentation of the type.
    pub operators_type_docs: Docs,
    /// Its values.
    pub value: FilterValue,
    /// Its operators.
    pub operators: Vec<FilterOperator>,
}

/// A field or an operator as the value of a member.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FilterLiteral {
    /// A variant, by the Rust names of enum and variant.
    Variant(String, String),
    /// A string.
    String(String),
}

/// The values of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FilterValue {
    /// Any string.
    String,
    /// A timestamp.
    Timestamp,
    /// A listed string: the Rust name of the enum, if the crate has it, and the strings.
    Listed(Option<String>, Vec<String>),
}

/// An operator of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilterOperator {
    /// String on the wire.
    pub wire: String,
    /// The value of the member that names an operator.
    pub literal: FilterLiteral,
    /// Name of the function.
    pub function: String,
    /// Documentation of the function.
    pub docs: Docs,
    /// The separator of its two values, if it takes two.
    pub separator: Option<String>,
}
