//! Messages: an input becomes a request, an output or an error a response. The same data describes both
//! directions, for writing and for reading.

use serde::Serialize;

use super::Format;

/// What an operation sends and what comes back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exchange {
    /// The input.
    pub request: Message<RequestStart>,
    /// The output.
    pub response: Message<ResponseStart>,
    /// What is made of the finished body of a request.
    #[serde(skip_serializing_if = "Finish::is_nothing")]
    pub finish: Finish,
    /// The field of the input that tells a service that two requests are the same, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_token: Option<usize>,
    /// Whether callers read the body of a success.
    #[serde(skip_serializing_if = "is_false")]
    pub streams_output: bool,
}

/// A structure as a whole message. Fields are indexes into those of the structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Message<S> {
    /// What the message begins with.
    pub start: S,
    /// Members outside of the body, in the order in which they are written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// What is in the body.
    pub body: Body,
}

impl<S> Message<S> {
    /// Whether writing the message takes the structure, be it without members.
    pub fn takes_structure(&self) -> bool {
        !self.parts.is_empty() || self.body != Body::Nothing
    }
}

/// What a request begins with. Labels are members: each is one of the message's parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestStart {
    /// HTTP method, such as `POST`.
    pub method: String,
    /// What is put before the host of the endpoint.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub host: Vec<HostPiece>,
    /// The field with the URL whose scheme and host replace those of the endpoint, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<usize>,
    /// The field with the idempotency token that the service requires, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_token: Option<usize>,
    /// The path.
    pub path: Vec<PathPiece>,
    /// Literal parts of the query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<QueryLiteral>,
    /// Headers that every such request has, unless a member says otherwise: names and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// What a response begins with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResponseStart {
    /// HTTP status that the model states. Of an output, clients take any 2xx beside it.
    pub status: u16,
}

/// A piece of what is put before a host.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum HostPiece {
    /// Characters as they are.
    Literal(String),
    /// The value of the field with this index, which may be in the body or the path as well.
    Label(usize),
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Characters as they are, slashes included.
    Literal(String),
    /// The member of the part with this index, percent-encoded.
    Label(usize),
}

/// A literal part of a query: a key, or a key with a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueryLiteral {
    /// The key.
    pub key: String,
    /// The value; without one there is no `=`.
    pub value: Option<String>,
}

/// A member outside of the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Index of the field.
    pub field: usize,
    /// Where it is.
    pub binding: Binding,
    /// How its value is written there.
    pub format: Format,
    /// What becomes of the field where a message lacks it.
    pub absent: Absent,
}

/// Where outside of the body a member is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Binding {
    /// In the path.
    Label {
        /// Whether slashes stay as they are.
        greedy: bool,
        /// What is sent in place of an empty value.
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<String>,
    },
    /// In the query, under this name.
    Query(String),
    /// Its entries are in the query.
    QueryMap {
        /// Whether there may be several values to a name, or none.
        several: bool,
    },
    /// In a header.
    Header {
        /// The header's name.
        name: String,
        /// Whether it is written in base64.
        base64: bool,
    },
    /// Its entries are headers whose names begin like this.
    PrefixHeaders(String),
    /// It is the status code.
    Status,
}

/// What is in a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Body {
    /// No member.
    Nothing,
    /// All members that are nowhere else, as the codec of this name has them.
    Members(String),
    /// One member alone.
    Payload(Payload),
}

/// A member that is the whole body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payload {
    /// Index of the field.
    pub field: usize,
    /// How its value is written.
    pub format: Format,
    /// Its media type, unless a header says otherwise.
    pub content_type: String,
    /// Whether a structure without members is sent where it is unset.
    #[serde(skip_serializing_if = "is_false")]
    pub structure_if_unset: bool,
    /// What becomes of the field where a message has no body.
    pub absent: Absent,
}

/// What becomes of a field for which a message has nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Absent {
    /// It is an `Option`, and `None`.
    Unset,
    /// It keeps what the structure starts with, and callers are not told.
    Default,
    /// It gets an empty value, and callers are told: Smithy's client error correction.
    Corrected,
}

/// What is made of the finished body of a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Finish {
    /// Which bodies are compressed.
    pub gzip: Option<Gzip>,
    /// Headers with hashes of the body, by name.
    pub hashes: Vec<(String, Hash)>,
    /// Whether there is a header `Content-MD5`.
    pub md5: bool,
}

impl Finish {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
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

/// The functions that write a structure in a body, and read it from one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Codecs {
    /// Functions that write it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub writers: Vec<Codec>,
    /// Functions that read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<Codec>,
}

/// A function that writes members of a structure, or reads them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Codec {
    /// Name of the function.
    pub name: String,
    /// Indexes of the fields, in the model's order. How each is written, the field says.
    pub fields: Vec<usize>,
    /// Indexes of the fields whose absence is told to callers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<usize>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that `serde` asks for"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}
