//! A case as data: the value of a trait in the model, with Smithy's names.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// The traits with cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// `smithy.test#httpRequestTests`
    Request,
    /// `smithy.test#httpResponseTests`
    Response,
    /// `smithy.test#httpMalformedRequestTests`
    Malformed,
    /// `smithy.test#eventStreamTests`
    EventStream,
}

impl Trait {
    pub(super) const ALL: [Self; 4] = [
        Self::Request,
        Self::Response,
        Self::Malformed,
        Self::EventStream,
    ];

    /// Its shape id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Request => "smithy.test#httpRequestTests",
            Self::Response => "smithy.test#httpResponseTests",
            Self::Malformed => "smithy.test#httpMalformedRequestTests",
            Self::EventStream => "smithy.test#eventStreamTests",
        }
    }
}

/// One test.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its own id; a request and a response may share one.
    pub id: String,
    /// The trait with the case.
    pub trait_: Trait,
    /// Shape id of the operation or error that carries the trait.
    pub shape: String,
    /// The kind of the case.
    pub content: Content,
}

impl Case {
    /// The shape's name, without its namespace.
    pub fn shape_name(&self) -> &str {
        let (_, name) = self.shape.split_once('#').unwrap_or(("", &self.shape));
        name
    }
}

/// The content of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// That an operation's input becomes a request.
    Request(Box<RequestCase>),
    /// That a response becomes the output of an operation.
    Output(ResponseCase),
    /// That a response becomes an error.
    Error(ResponseCase),
    /// That an input breaks constraints.
    Malformed(MalformedCase),
    /// Responses of an operation whose input is its output, to send back as requests. No trait has
    /// such cases.
    Echo(Vec<Echoed>),
    /// Something of messages that stream.
    EventStream,
}

/// A response to send back as a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Echoed {
    /// The headers of the response, and of the expected request.
    pub headers: Vec<(String, String)>,
    /// The body of the response.
    pub comes: String,
    /// The body, which is JSON, as it has to go.
    pub goes: String,
    /// Whether serde must serialize and deserialize it as well. Then the body is its only member.
    pub by_serde: bool,
}

/// An input, and the request that it becomes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestCase {
    /// The HTTP method.
    pub method: String,
    /// The encoded path without the query.
    pub uri: String,
    /// Host of the endpoint, and a path where the endpoint has one.
    pub host: Option<String>,
    /// The host of the request.
    pub resolved_host: Option<String>,
    /// Encoded parts of the query.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Keys that the query must not have.
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    /// Keys that the query must have.
    #[serde(default)]
    pub require_query_params: Vec<String>,
    /// Headers and their values.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Headers that must not be there.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be there.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body; compared where it is there.
    pub body: Option<String>,
    /// The media type of the body, which decides the comparison.
    pub body_media_type: Option<String>,
    /// The input.
    #[serde(default)]
    pub params: Value,
    /// Settings of the client.
    #[serde(default)]
    pub vendor_params: Value,
}

/// A response, and its value.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResponseCase {
    /// The HTTP status.
    pub code: u16,
    /// Headers and their values.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// For servers.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// For servers.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body; empty for none.
    #[serde(default)]
    pub body: String,
    /// The media type of the body.
    pub body_media_type: Option<String>,
    /// The output, or the content of the error.
    #[serde(default)]
    pub params: Value,
    /// Settings of the client.
    #[serde(default)]
    pub vendor_params: Value,
}

/// A request that a server refuses, and its message for each member that breaks a constraint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MalformedCase {
    /// Headers and their values.
    pub headers: BTreeMap<String, String>,
    /// A JSON body, which also contains members of the query.
    pub body: String,
    /// The message of the whole.
    pub message: String,
    /// Path and message of each violation, sorted.
    pub violations: Vec<(String, String)>,
}
