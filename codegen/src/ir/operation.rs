//! Operations of the emitted crate: how they bind to HTTP, what they answer, how they page.

use serde::Serialize;

use super::{Docs, NumberType, Value};

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
    /// How it travels; `None` if that is not supported yet.
    pub binding: Option<Binding>,
    /// Present if the operation returns its results page by page.
    pub pagination: Option<Pagination>,
    /// Why the operation is deprecated, if it is.
    pub deprecated: Option<String>,
}

/// How an input becomes a request, and a response an output.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Binding {
    /// HTTP method, such as `POST`.
    pub method: String,
    /// The path, in pieces.
    pub path: Vec<PathPiece>,
    /// Literal parts of the query.
    pub query_literals: Vec<QueryLiteral>,
    /// Members in the query, in the model's order.
    pub query: Vec<QueryMember>,
    /// Whether the request has a JSON body.
    pub body: bool,
    /// Whether an answer's body holds members of the output.
    pub reads_output: bool,
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Text as it is, slashes included.
    Literal(String),
    /// The value of a member, percent-encoded.
    Label {
        /// Name of the member in the model.
        member: String,
        /// Rust name of the field.
        field: String,
        /// What it holds.
        value: Value,
        /// Whether slashes stay as they are.
        greedy: bool,
    },
}

/// A literal part of a query: a key, or a key with a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueryLiteral {
    /// The key.
    pub key: String,
    /// The value; without one there is no `=`.
    pub value: Option<String>,
}

/// A member that travels in the query. Its field is always an `Option`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueryMember {
    /// The key.
    pub key: String,
    /// Rust name of the field.
    pub field: String,
    /// What it holds.
    pub value: Value,
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
    /// Name of the input's token member in the model.
    pub token_member: String,
    /// What tokens are: text, or a map.
    pub token: Value,
    /// Field of the input that takes the token.
    pub input_token: String,
    /// Way to the next token in the output.
    pub output_token: Vec<PathStep>,
    /// Field of the input that takes the page size, and its type.
    pub page_size: Option<(String, NumberType)>,
    /// Way to the items in the output, and what they are; `None` if the model names none.
    pub items: Option<(Vec<PathStep>, Value)>,
}

/// A field on the way to a token or to items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathStep {
    /// Rust name of the field.
    pub field: String,
    /// Whether the field is an `Option`.
    pub optional: bool,
}
