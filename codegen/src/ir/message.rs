//! Messages: an input becomes a request, an output or an error a response. The same data describes
//! writing and reading.

use serde::Serialize;

use super::{Auth, Format, LateResponse};

/// The messages of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exchange {
    /// The input.
    pub request: Message<RequestStart>,
    /// The output.
    pub response: Message<ResponseStart>,
    /// Processing of the finished body of a request.
    #[serde(skip_serializing_if = "Finish::is_nothing")]
    pub finish: Finish,
    /// The field of the input that identifies repeated requests, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_token: Option<usize>,
    /// Whether callers read the body of a success as a stream.
    #[serde(skip_serializing_if = "is_false")]
    pub streams_output: bool,
    /// How requests can be authenticated, the preferred way first. Never empty.
    #[serde(skip_serializing_if = "Auth::is_usual")]
    pub auth: Vec<Auth>,
    /// Whether a signature need not cover the body.
    #[serde(skip_serializing_if = "is_false")]
    pub unsigned_payload: bool,
    /// How late a response may come, if that is unusual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late_response: Option<LateResponse>,
}

/// A structure as a whole message. Fields are indexes into those of the structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Message<S> {
    /// The start of the message.
    pub start: S,
    /// Members outside of the body, in order of writing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The body.
    pub body: Body,
}

impl<S> Message<S> {
    /// Whether the function that writes the message has the structure as a parameter, even if it
    /// has no members.
    pub fn takes_structure(&self) -> bool {
        !self.parts.is_empty() || self.body != Body::Nothing
    }
}

/// The start of a request. Labels are indexes into the parts of the message.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestStart {
    /// HTTP method, such as `POST`.
    pub method: String,
    /// The host prefix.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub host: Vec<HostPiece>,
    /// The field with a URL whose scheme and host replace those of the endpoint, as an index.
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
    /// Headers of every such request, unless a member sets them: names and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
}

/// The start of a response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResponseStart {
    /// HTTP status in the model. For an output, clients also accept any other 2xx.
    pub status: u16,
}

/// A piece of a host prefix.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum HostPiece {
    /// Literal characters.
    Literal(String),
    /// The value of the field with this index, which may also be in the body or the path.
    Label(usize),
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Literal characters, including slashes.
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
    /// The part that contains it.
    pub binding: Binding,
    /// The format of its value.
    pub format: Format,
    /// The value of the field if a message lacks it.
    pub absent: Absent,
}

/// A part of a message outside of the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Binding {
    /// In the path.
    Label {
        /// Whether slashes are not encoded.
        greedy: bool,
        /// The value that replaces an empty one.
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<String>,
    },
    /// In the query, with this name.
    Query(String),
    /// Its entries are in the query.
    QueryMap {
        /// Whether a name may have several values, or none.
        several: bool,
    },
    /// In a header.
    Header {
        /// The header's name.
        name: String,
        /// Whether it is written in base64.
        base64: bool,
    },
    /// Its entries are headers with this prefix.
    PrefixHeaders(String),
    /// It is the status code.
    Status,
}

/// The content of a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Body {
    /// No member.
    Nothing,
    /// All members without another part, written by the codec of this name.
    Members(String),
    /// One member alone.
    Payload(Payload),
}

/// A member that is the whole body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payload {
    /// Index of the field.
    pub field: usize,
    /// The format of its value.
    pub format: Format,
    /// Its media type, unless a header sets it.
    pub content_type: String,
    /// Whether an empty structure replaces `None`.
    #[serde(skip_serializing_if = "is_false")]
    pub structure_if_unset: bool,
    /// The value of the field if a message has no body.
    pub absent: Absent,
}

/// The value of a field that a message lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Absent {
    /// It is an `Option`, and `None`.
    Unset,
    /// It keeps its default, and is not reported.
    Default,
    /// It gets an empty value and is reported: Smithy's client error correction.
    Corrected,
}

/// Processing of the finished body of a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Finish {
    /// Which bodies are compressed.
    pub gzip: Option<Gzip>,
    /// Headers with hashes of the body, by name.
    pub hashes: Vec<(String, Hash)>,
    /// Whether to set the header `Content-MD5`.
    pub md5: bool,
}

impl Finish {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// The bodies that are compressed with gzip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Gzip {
    /// Large ones.
    Large,
    /// All, because they may be streams.
    Streaming,
}

/// The algorithm of a hash of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Hash {
    /// SHA-256 of the whole body.
    Sha256,
    /// The root of a tree of SHA-256 hashes over chunks of one mebibyte.
    Sha256Tree,
}

/// The functions that write and read a structure in a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Codecs {
    /// Functions that write it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub writers: Vec<Codec>,
    /// Functions that read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<Codec>,
}

/// A function that writes or reads members of a structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Codec {
    /// Name of the function.
    pub name: String,
    /// Indexes of the fields, in the model's order. The field has its form.
    pub fields: Vec<usize>,
    /// Indexes of the fields that are reported if they are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<usize>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that `serde` requires"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}
