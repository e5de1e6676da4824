//! The module `endpoint`: the rules of the model, their parameters and cases, and the values of
//! parameters that operations determine. The ir contains rules in the types of `hardy-endpoint`,
//! because a copy of these types would have to be kept equal by hand.

pub use hardy_endpoint::owned as rules;
use serde::{Serialize, Serializer};

use super::{Docs, PathStep, Value};

/// The content of the module.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Endpoint {
    /// The name of the service in signatures, if it uses AWS Signature Version 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_name: Option<String>,
    /// The name of the service in host names, if the model states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The fields of `Params`, in the order of the rules' parameters.
    pub fields: Vec<EndpointField>,
    /// The parameter with the region, if a region is enough to find an endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The rules.
    #[serde(serialize_with = "shown")]
    pub rules: rules::RuleSet,
    /// The cases for the crate's tests.
    pub cases: Vec<EndpointCase>,
}

/// A field of `Params`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EndpointField {
    /// Rust name.
    pub name: String,
    /// Name of its setter.
    pub setter: String,
    /// Name of the parameter in the rules.
    pub parameter: String,
    /// Documentation.
    pub docs: Docs,
    /// Its type in an `Option`: a boolean, a string, or a list of strings.
    pub value: Value,
    /// Its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<EndpointValue>,
}

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum EndpointValue {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of strings.
    Strings(Vec<String>),
}

/// The value of a parameter that an operation determines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EndpointArgument {
    /// Name of the parameter in the rules.
    pub parameter: String,
    /// The origin of the value.
    pub source: ArgumentSource,
}

/// The origin of an [`EndpointArgument`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ArgumentSource {
    /// The value is the same in each call.
    Literal(EndpointValue),
    /// A member of the input: a boolean, a string or an enum.
    Member(ArgumentPath),
    /// The keys of a map in the input.
    Keys(Vec<PathStep>),
    /// Strings in a list of the input.
    Items {
        /// The list.
        list: Vec<PathStep>,
        /// Whether its items may be null.
        sparse: bool,
        /// The strings in each item. An empty path is the item itself.
        paths: Vec<ArgumentPath>,
    },
}

/// A path to a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArgumentPath {
    /// The fields.
    pub steps: Vec<PathStep>,
    /// The type of the value.
    pub value: Value,
}

/// A case for the crate's tests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EndpointCase {
    /// What it tests.
    pub documentation: String,
    /// The setters of `Params`, and their arguments.
    pub parameters: Vec<(String, EndpointValue)>,
    /// The operation with its input, by Rust name, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<(String, CaseInput)>,
    /// The endpoint, or the message of the error.
    pub expected: Result<CaseEndpoint, String>,
}

/// The endpoint of a case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseEndpoint {
    /// Its URL.
    pub url: String,
    /// Its headers.
    pub headers: Vec<(String, Vec<String>)>,
    /// Its properties.
    #[serde(skip)]
    pub properties: Vec<(String, rules::Literal)>,
}

/// The part of an input that endpoint rules depend on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum CaseInput {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A value of an enum, by Rust name.
    Enum(String, String),
    /// A structure by Rust name, and its setters with their arguments.
    Structure(String, Vec<(String, CaseInput)>),
    /// A list.
    List(Vec<CaseInput>),
    /// A map with these keys; its values, of this type, are defaults.
    Keys(Vec<CaseInput>, Value),
}

/// Serializes rules as a list: a string for each rule, or for each part of a diagram.
fn shown<S: Serializer>(rules: &rules::RuleSet, serializer: S) -> Result<S::Ok, S::Error> {
    match &rules.rules {
        rules::Rules::Tree(rules) => {
            serializer.collect_seq(rules.iter().map(|rule| format!("{rule:?}")))
        }
        rules::Rules::Bdd(bdd) => {
            let conditions = bdd.conditions.iter().map(|one| format!("{one:?}"));
            let results = bdd.results.iter().map(|one| format!("{one:?}"));
            let nodes = [format!("{} {:?}", bdd.root, bdd.nodes)];
            serializer.collect_seq(conditions.chain(results).chain(nodes))
        }
    }
}
