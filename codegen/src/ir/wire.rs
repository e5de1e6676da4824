//! How things travel: operations as requests, structures as JSON objects and as answers.

use serde::Serialize;

use super::Value;

/// How an input becomes a request, and a response an output.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Binding {
    /// HTTP method, such as `POST`.
    pub method: String,
    /// What stands before the host of the endpoint, in pieces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub host: Vec<HostPiece>,
    /// The path, in pieces.
    pub path: Vec<PathPiece>,
    /// Literal parts of the query.
    pub query_literals: Vec<QueryLiteral>,
    /// Members in the query, in the model's order.
    pub query: Vec<Named>,
    /// Members whose entries are in the query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query_maps: Vec<QueryMap>,
    /// Members in headers, in the model's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// Members whose entries are headers; the names are what those begin with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefix_headers: Vec<Named>,
    /// Headers that every request has, unless a member says otherwise: names and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constant_headers: Vec<(String, String)>,
    /// What is in the body of the request.
    pub body: RequestBody,
    /// Whether the request carries a checksum of its body.
    #[serde(skip_serializing_if = "is_false")]
    pub checksum: bool,
    /// Headers with hashes of the body, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hashes: Vec<(String, Hash)>,
    /// Which bodies are compressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gzip: Option<Gzip>,
    /// The field that tells a service that two requests are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_token: Option<String>,
    /// How a success becomes an output.
    pub output: Reading,
    /// Whether callers read the body of a success.
    #[serde(skip_serializing_if = "is_false")]
    pub streams_output: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that `serde` asks for"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A piece of what stands before a host.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum HostPiece {
    /// Text as it is.
    Literal(String),
    /// The text of a member.
    Label {
        /// Name of the member in the model.
        member: String,
        /// Rust name of the field.
        field: String,
        /// Whether the field is an `Option`.
        optional: bool,
    },
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
        /// What stands there if the member is empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<String>,
    },
}

/// Which bodies are compressed with gzip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Gzip {
    /// Large ones.
    Large,
    /// All, because they may stream.
    Streaming,
}

/// How a hash of a body is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Hash {
    /// SHA-256 of the whole body.
    Sha256,
    /// The root of a tree of SHA-256 hashes over pieces of one mebibyte.
    Sha256Tree,
}

/// A literal part of a query: a key, or a key with a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueryLiteral {
    /// The key.
    pub key: String,
    /// The value; without one there is no `=`.
    pub value: Option<String>,
}

/// A member of a request under a name of its own. Its field is always an `Option`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// The name on the wire.
    pub name: String,
    /// Rust name of the field.
    pub field: String,
    /// What it holds.
    pub value: Value,
}

/// A map of names and values of the query. Its field is always an `Option`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueryMap {
    /// Rust name of the field.
    pub field: String,
    /// Whether there may be several values to a name, or none.
    pub several: bool,
}

/// A member in a header.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// The header's name.
    pub name: String,
    /// Rust name of the field, which is an `Option`.
    pub field: String,
    /// What it holds.
    pub value: Value,
    /// Whether its text stands in base64.
    pub base64: bool,
}

/// What is in the body of a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum RequestBody {
    /// Nothing.
    Nothing,
    /// All members that are bound nowhere else, as a JSON object.
    Json {
        /// The function of the input that writes it.
        writer: String,
    },
    /// The value of one member, whose field is an `Option`.
    Payload {
        /// Rust name of the field.
        field: String,
        /// What it holds.
        value: Value,
        /// Its media type, unless a header says otherwise.
        content_type: String,
        /// Whether an object without members is sent where it is unset.
        #[serde(skip_serializing_if = "is_false")]
        object_if_unset: bool,
    },
}

/// How an answer becomes a structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Reading {
    /// No part of the answer has a member.
    Nothing,
    /// From the body, by this function of the structure.
    Body(String),
    /// By the structure's decoder.
    Decoder,
}

/// How a structure travels.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Wire {
    /// Functions that write it as a JSON object.
    pub writers: Vec<Codec>,
    /// Functions that read it from a JSON object.
    pub readers: Vec<Codec>,
    /// Reads it from a whole answer, if it has members outside of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decoder: Option<Decoder>,
}

/// A function that writes a structure as a JSON object, or reads it from one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Codec {
    /// Name of the function.
    pub name: String,
    /// Members of the object, in the model's order.
    pub members: Vec<WireMember>,
    /// Names on the wire of the members whose absence is told to callers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
}

/// A member of a JSON object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WireMember {
    /// Its name on the wire.
    pub name: String,
    /// Other names under which services send it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Index into the structure's fields.
    pub field: usize,
    /// What it holds, as it travels here.
    pub value: Value,
}

/// How a structure is read from a whole answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decoder {
    /// The function that reads what is in the body, if members are.
    pub body: Option<String>,
    /// Members that are elsewhere, in the model's order.
    pub parts: Vec<Part>,
}

/// A member that is read from a part of an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Index into the structure's fields.
    pub field: usize,
    /// Where it is.
    pub source: Source,
    /// What it holds.
    pub value: Value,
    /// What becomes of the field where the answer lacks it.
    pub absent: Absent,
}

/// Where in an answer a member is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Source {
    /// In a header.
    Header {
        /// The header's name.
        name: String,
        /// Whether its text stands in base64.
        base64: bool,
    },
    /// In all headers whose names begin like this.
    PrefixHeaders(String),
    /// It is the whole body.
    Payload,
    /// It is the status code.
    Status,
}

/// What becomes of a field for which an answer has nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Absent {
    /// It is an `Option`, and `None`.
    Unset,
    /// It keeps what the structure starts with, and callers are not told.
    Default,
    /// It gets an empty value, and callers are told.
    MadeUp,
}
