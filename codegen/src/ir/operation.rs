//! Operations of the emitted crate: their messages, their errors, how they page.

use serde::Serialize;

use super::{Docs, Exchange, NumberType, Value};

/// A unit type that names what it takes and gives, and encodes and decodes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// Rust name of the unit type.
    pub name: String,
    /// Name in the model.
    pub model_name: String,
    /// Module and file name.
    pub module: String,
    /// Documentation.
    pub docs: Docs,
    /// First sentence of the documentation, for tables.
    pub summary: String,
    /// Rust name of the input structure.
    pub input: String,
    /// Rust name of the output structure.
    pub output: String,
    /// Rust name of the error enum.
    pub error: String,
    /// Modelled errors, sorted by code.
    pub errors: Vec<ErrorVariant>,
    /// Its messages; `None` if they are not supported yet.
    pub exchange: Option<Exchange>,
    /// Present if the operation returns its results page by page.
    pub pagination: Option<Pagination>,
    /// Why the operation is deprecated, if it is.
    pub deprecated: Option<String>,
}

/// A modelled error of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorVariant {
    /// Code on the wire.
    pub code: String,
    /// Name of the variant, and of the structure it holds.
    pub structure: String,
    /// First sentence of the structure's documentation.
    pub summary: String,
    /// Why it is deprecated, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
}

/// How an operation pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pagination {
    /// What fetches the next page: one token for nearly every operation.
    pub tokens: Vec<Token>,
    /// Way to a flag in the output without which there is no further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_results: Option<Vec<PathStep>>,
    /// Field of the input that takes the page size, and its type.
    pub page_size: Option<(String, NumberType)>,
    /// Way to the items in the output, and what they are; `None` if the model names none.
    pub items: Option<(Vec<PathStep>, Value)>,
    /// Ways to lists and maps beside the items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further_items: Vec<Vec<PathStep>>,
}

/// A token of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Token {
    /// Name of the input's member in the model.
    pub member: String,
    /// What it holds, in the input and in the output.
    pub value: Value,
    /// Field of the input that takes it.
    pub input: String,
    /// Way to the next one in the output.
    pub output: Vec<PathStep>,
}

/// A field on the way to a token or to items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathStep {
    /// Rust name of the field.
    pub field: String,
    /// Whether the field is an `Option`.
    pub optional: bool,
}
