//! Filters: the constructors of those that a service takes, and the rules for all others.

use serde::Serialize;

use super::{DocExample, Docs};

/// The filters that a structure stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filter {
    /// Names of the constant with the rules.
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
    /// Whether the structure has other members as well.
    pub others: bool,
    /// Whether violations must not tell what is in it.
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
    /// Rust name of its enum; `None` for a text.
    pub enum_: Option<String>,
}

/// A field to filter by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilterField {
    /// Its text on the wire.
    pub text: String,
    /// What the filter's first member is set to.
    pub literal: FilterLiteral,
    /// Name of the function of the structure.
    pub function: String,
    /// Documentation of the function.
    pub docs: Docs,
    /// Name of the type that the function returns.
    pub operators_type: String,
    /// Documentation of the type.
    pub operators_type_docs: Docs,
    /// What it is compared with.
    pub value: FilterValue,
    /// The operators that go with it.
    pub operators: Vec<FilterOperator>,
}

/// A text of a filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FilterLiteral {
    /// A variant, by the Rust names of enum and variant.
    Variant(String, String),
    /// The text itself.
    String(String),
}

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FilterValue {
    /// Any text.
    String,
    /// A timestamp.
    Timestamp,
    /// A listed text: the Rust name of the enum, if the crate has it, and the texts.
    Listed(Option<String>, Vec<String>),
}

/// An operator of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilterOperator {
    /// Its text on the wire.
    pub text: String,
    /// What the filter's second member is set to.
    pub literal: FilterLiteral,
    /// Name of the function.
    pub function: String,
    /// Documentation of the function.
    pub docs: Docs,
    /// The word between its two values, if it takes two.
    pub separator: Option<String>,
}
