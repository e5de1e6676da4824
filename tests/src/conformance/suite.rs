//! Reading: which cases a model carries, and which of them are for clients that speak the protocol.
//! Knows the traits and nothing of Rust or of what the generator can do.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hardy_codegen::Source;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The protocol whose cases count.
const PROTOCOL: &str = "aws.protocols#restJson1";

/// What cases say of themselves and nobody compares. An authentication scheme is among it: requests
/// are looked at before anybody signs them.
const PASSED_OVER: [&str; 7] = [
    "id",
    "protocol",
    "appliesTo",
    "documentation",
    "tags",
    "authScheme",
    "vendorParamsShape",
];

/// The traits that hold cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// `smithy.test#httpRequestTests`
    Request,
    /// `smithy.test#httpResponseTests`
    Response,
    /// `smithy.test#eventStreamTests`
    EventStream,
}

impl Trait {
    const ALL: [Self; 3] = [Self::Request, Self::Response, Self::EventStream];

    /// Its shape id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Request => "smithy.test#httpRequestTests",
            Self::Response => "smithy.test#httpResponseTests",
            Self::EventStream => "smithy.test#eventStreamTests",
        }
    }
}

/// The cases of a model.
#[derive(Clone, Debug)]
pub struct Suite {
    /// The file's name without its extension.
    pub name: String,
    /// The model.
    pub source: Source,
    /// Those for clients, in the order of the file.
    pub cases: Vec<Case>,
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
    /// That an answer becomes the output of an operation.
    Output(ResponseCase),
    /// That an answer becomes an error.
    Error(ResponseCase),
    /// Something of messages that stream.
    EventStream,
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

/// An answer, and what it becomes.
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

impl Suite {
    /// Reads the model in a file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, is no JSON AST, holds no case for clients, or a case that says
    /// something unknown.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read `{name}`: {error}"))?;
        let cases = cases(&text).map_err(|error| format!("`{name}`: {error}"))?;
        let stem = path.file_stem().unwrap_or_default();
        Ok(Self {
            name: stem.to_string_lossy().into_owned(),
            source: Source { name, text },
            cases,
        })
    }
}

/// The cases for clients in the text of a model.
fn cases(text: &str) -> Result<Vec<Case>, String> {
    let model: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let shapes = model["shapes"].as_object().ok_or("it has no `shapes`")?;
    let mut cases = Vec::new();
    for (id, shape) in shapes {
        for trait_ in Trait::ALL {
            let listed = shape["traits"][trait_.id()]
                .as_array()
                .into_iter()
                .flatten();
            for case in listed.filter(|case| is_for_clients(case)) {
                let streams = trait_ == Trait::EventStream || has_event_stream(shapes, shape);
                cases.push(read(case, trait_, id, shape, streams)?);
            }
        }
    }
    match cases.is_empty() {
        true => Err(format!("no case is for clients that speak `{PROTOCOL}`")),
        false => Ok(cases),
    }
}

fn is_for_clients(case: &Value) -> bool {
    case["protocol"] == PROTOCOL && (case["appliesTo"].is_null() || case["appliesTo"] == "client")
}

fn read(
    case: &Value,
    trait_: Trait,
    shape_id: &str,
    shape: &Value,
    streams: bool,
) -> Result<Case, String> {
    let id = case["id"].as_str().ok_or("a case has no `id`")?;
    let mut said = case.clone();
    if let Some(members) = said.as_object_mut() {
        members.retain(|key, _| !PASSED_OVER.contains(&key.as_str()));
    }
    let content = match trait_ {
        _ if streams => Ok(Content::EventStream),
        Trait::Request => serde_json::from_value(said).map(|case| Content::Request(Box::new(case))),
        _ if shape["type"] == "operation" => serde_json::from_value(said).map(Content::Output),
        _ => serde_json::from_value(said).map(Content::Error),
    };
    Ok(Case {
        id: id.to_owned(),
        trait_,
        shape: shape_id.to_owned(),
        content: content.map_err(|error| format!("the case `{id}`: {error}"))?,
    })
}

/// Whether input or output of an operation has a member that is a union that streams.
fn has_event_stream(shapes: &Map<String, Value>, operation: &Value) -> bool {
    let target = |place: &Value| shapes.get(place["target"].as_str()?);
    let ends = [&operation["input"], &operation["output"]];
    let members = ends.into_iter().filter_map(target).flat_map(|structure| {
        let members = structure["members"].as_object();
        members.into_iter().flat_map(Map::values)
    });
    let mut targets = members.filter_map(target);
    targets
        .any(|shape| shape["type"] == "union" && !shape["traits"]["smithy.api#streaming"].is_null())
}
