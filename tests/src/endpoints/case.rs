//! One case: the parameters as arguments, and the result compared with the expected one.

use hardy_codegen::model::{EndpointCase, EndpointValue, ExpectedEndpoint};
use hardy_endpoint::{Argument, Endpoint, Partition, Property, RuleSet};
use serde_json::{Map, Value};

/// How the result of a case differs from the expected one, if it does.
pub(super) fn difference(
    case: &EndpointCase,
    rules: &RuleSet,
    partitions: &'static [Partition],
) -> Option<String> {
    let parameters = case.parameters.iter();
    let arguments: Vec<(&str, Argument<'_>)> = parameters
        .map(|(name, value)| (name.as_str(), argument(value)))
        .collect();
    let resolved = rules.resolve_in(partitions, &arguments);
    match (&case.expected, resolved) {
        (Ok(expected), Ok(endpoint)) => {
            let found = as_case(&endpoint);
            (found != *expected).then(|| format!("expected {expected:?}, found {found:?}"))
        }
        (Err(expected), Err(error)) => {
            let found = error.to_string();
            (found != *expected)
                .then(|| format!("expected the error `{expected}`, found `{found}`"))
        }
        (Ok(expected), Err(error)) => Some(format!(
            "expected `{}`, found the error `{error}`",
            expected.url
        )),
        (Err(expected), Ok(endpoint)) => {
            let url = endpoint.url();
            Some(format!("expected the error `{expected}`, found `{url}`"))
        }
    }
}

fn argument(value: &EndpointValue) -> Argument<'_> {
    match value {
        EndpointValue::Boolean(value) => Argument::Boolean(*value),
        EndpointValue::String(text) => Argument::String(text),
        EndpointValue::Strings(texts) => {
            Argument::Strings(texts.iter().map(String::as_str).collect())
        }
    }
}

/// The endpoint in the form of a case.
fn as_case(endpoint: &Endpoint) -> ExpectedEndpoint {
    let headers = endpoint.headers();
    let properties = endpoint.properties().iter();
    ExpectedEndpoint {
        url: endpoint.url().to_owned(),
        headers: headers
            .map(|(name, values)| (name.to_owned(), values.to_vec()))
            .collect(),
        properties: properties
            .map(|(name, property)| ((*name).to_owned(), json(property)))
            .collect(),
    }
}

fn json(property: &Property) -> Value {
    match property {
        Property::Boolean(value) => Value::Bool(*value),
        Property::String(text) => Value::String(text.to_string()),
        Property::List(items) => Value::Array(items.iter().map(json).collect()),
        Property::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(name, value)| ((*name).to_owned(), json(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
