//! A case as data: what a trait of the model says, with the names that Smithy gives to its parts.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// The traits that hold cases.
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
    /// The trait it stands in.
    pub trait_: Trait,
    /// Shape id of the operation or error that carries the trait.
    pub shape: String,
    /// What is expected of what.
    pub content: Content,
}

impl Case {
    /// The shape's name, without its namespace.
    pub fn shape_name(&self) -> &str {
        let (_, name) = self.shape.split_once('#').unwrap_or(("", &self.shape));
        name
    }
}

/// What a case expects.
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
    /// That responses of an operation whose input is its output come back as requests. No trait says so.
    Echo(Vec<Echoed>),
    /// Something of messages that stream.
    EventStream,
}

/// A response that has to come back as a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Echoed {
    /// The headers with which it comes, and which it has to have when it goes.
    pub headers: Vec<(String, String)>,
    /// The body as it may come.
    pub comes: String,
    /// The body, which is JSON, as it has to go.
    pub goes: String,
    /// Whether serde has to write and read it as well: all there is, is one member, the whole body.
    pub by_serde: bool,
}

/// An input, and the request that it becomes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestCase {
    /// The HTTP method.
    pub method: String,
    /// The path as it is sent, without the query.
    pub uri: String,
    /// Host of the endpoint, and a path where the endpoint has one.
    pub host: Option<String>,
    /// The host that the request goes to.
    pub resolved_host: Option<String>,
    /// Parts of the query, as they are sent.
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
    /// What the body is, which settles how it is compared.
    pub body_media_type: Option<String>,
    /// The input.
    #[serde(default)]
    pub params: Value,
    /// Settings of the client.
    #[serde(default)]
    pub vendor_params: Value,
}

/// A response, and what it becomes.
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
    /// The body; empty if there is none.
    #[serde(default)]
    pub body: String,
    /// What the body is.
    pub body_media_type: Option<String>,
    /// The output, or the content of the error.
    #[serde(default)]
    pub params: Value,
    /// Settings of the client.
    #[serde(default)]
    pub vendor_params: Value,
}

/// A request that a server refuses, and what it says of each member that breaks a constraint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MalformedCase {
    /// Headers and their values.
    pub headers: BTreeMap<String, String>,
    /// A JSON body; members that stand in the query are in it as well.
    pub body: String,
    /// The message of the whole.
    pub message: String,
    /// Path and message of each violation, sorted.
    pub violations: Vec<(String, String)>,
}
