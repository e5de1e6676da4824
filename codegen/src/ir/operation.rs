//! Operations of the emitted crate: their messages, errors and pagination.

use serde::Serialize;

use super::{Auth, DocExample, Docs, EndpointArgument, Exchange, NumberType, PathStep, Value};

/// A unit type with the types of its input, output and errors, and functions to encode and decode
/// them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// Rust name of the unit type.
    pub name: String,
    /// Name in the model.
    pub model_name: String,
    /// Module and file name.
    pub module: String,
    /// Name of its method of the client.
    pub method: String,
    /// Documentation.
    pub docs: Docs,
    /// The example in its documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<DocExample>,
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
    /// The parameters of endpoint rules that it determines, sorted by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endpoint_arguments: Vec<EndpointArgument>,
    /// Present if the operation is paginated.
    pub pagination: Option<Pagination>,
    /// Why the operation is deprecated, if it is.
    pub deprecated: Option<String>,
}

impl Operation {
    /// Whether a client can send it: it has messages, and clients have one of its schemes.
    pub(crate) fn is_sent_by_clients(&self) -> bool {
        let exchange = self.exchange.as_ref();
        exchange.is_some_and(|exchange| !matches!(exchange.auth.as_slice(), [Auth::Other(_)]))
    }
}

/// A modelled error of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorVariant {
    /// Code on the wire.
    pub code: String,
    /// Name of the variant, and of its structure.
    pub structure: String,
    /// First sentence of the structure's documentation.
    pub summary: String,
    /// Why it is deprecated, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
}

/// The pagination of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pagination {
    /// The tokens for the next page: one for nearly every operation.
    pub tokens: Vec<Token>,
    /// Path to a flag in the output; without it, the page is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_results: Option<Vec<PathStep>>,
    /// Field of the input with the page size, and its type.
    pub page_size: Option<(String, NumberType)>,
    /// Path to the items in the output, and their type; `None` if there are only pages.
    pub items: Option<(Vec<PathStep>, Value)>,
    /// Paths to lists and maps beside the items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further_items: Vec<Vec<PathStep>>,
}

/// A token of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Token {
    /// Name of the input's member in the model.
    pub member: String,
    /// Its type, in the input and in the output.
    pub value: Value,
    /// Its field in the input.
    pub input: String,
    /// Path to the next token in the output.
    pub output: Vec<PathStep>,
}
