//! `smithy.rules#endpointTests`: parameters, and the endpoint or the error that they resolve to. A client
//! does not depend on the cases, so the generator omits those of an unknown form, with a warning.

use std::collections::BTreeMap;

use serde_json::Value;

use super::problem::{all, entries, items, part};
use super::value::EndpointValue;
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// A case.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointCase {
    /// What it tests; can be empty.
    pub documentation: String,
    /// The values of parameters, by name.
    pub parameters: BTreeMap<String, EndpointValue>,
    /// The endpoint, or the message of the error.
    pub expected: Result<ExpectedEndpoint, String>,
    /// Calls of operations with the same result.
    pub calls: Vec<CaseCall>,
}

/// A call of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseCall {
    /// The name of the operation, without namespace.
    pub operation: String,
    /// The values of built-ins, by their names, such as `AWS::Region`.
    pub built_ins: BTreeMap<String, EndpointValue>,
    /// The values of parameters of clients, by name.
    pub client_parameters: BTreeMap<String, EndpointValue>,
    /// The input of the operation, as JSON.
    pub input: Value,
}

/// The endpoint of a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpectedEndpoint {
    /// Its URL.
    pub url: String,
    /// Its headers.
    pub headers: BTreeMap<String, Vec<String>>,
    /// Its properties as JSON.
    pub properties: BTreeMap<String, Value>,
}

/// Reads the trait.
pub(in crate::model::traits) fn cases(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<Vec<EndpointCase>> {
    value.object(report)?;
    let Some(stated) = value.field("testCases") else {
        return Some(Vec::new());
    };
    let stated = items(&stated, "`testCases`", report)?;
    let cases = stated.iter().filter_map(|value| case(value, report));
    Some(cases.collect())
}

fn case(value: &TraitValue<'_>, report: &mut Report) -> Option<EndpointCase> {
    value.object(report)?;
    let documentation = value.text_field("documentation", report);
    let parameters = values(value, "params", report)?;
    let calls = match value.field("operationInputs") {
        Some(stated) => {
            let stated = items(&stated, "`operationInputs`", report)?;
            all(stated.iter().map(|value| call(value, report)))?
        }
        None => Vec::new(),
    };
    let expect = part(value, "a case", "expect", report)?;
    let expected = match expect.field("error") {
        Some(error) => Err(error.text(report)?),
        None => Ok(endpoint(
            &part(&expect, "`expect`", "endpoint", report)?,
            report,
        )?),
    };
    Some(EndpointCase {
        documentation: documentation.unwrap_or_default(),
        parameters,
        expected,
        calls,
    })
}

fn call(value: &TraitValue<'_>, report: &mut Report) -> Option<CaseCall> {
    let input = value.field("operationParams");
    Some(CaseCall {
        operation: value.required_text("operationName", report)?,
        built_ins: values(value, "builtInParams", report)?,
        client_parameters: values(value, "clientParams", report)?,
        input: input.map_or(Value::Null, |field| field.value.clone()),
    })
}

/// The values of parameters below the key `key`.
fn values(
    value: &TraitValue<'_>,
    key: &str,
    report: &mut Report,
) -> Option<BTreeMap<String, EndpointValue>> {
    let mut values = BTreeMap::new();
    let Some(stated) = value.field(key) else {
        return Some(values);
    };
    for (name, stated) in entries(&stated, &format!("`{key}`"), report)? {
        let Some(argument) = EndpointValue::of(stated.value) else {
            let message = format!("a case of `{}` sets `{name}` to another type", value.id);
            stated.warn(
                message,
                "use a string, a boolean or a list of strings",
                report,
            );
            return None;
        };
        values.insert(name.to_owned(), argument);
    }
    Some(values)
}

fn endpoint(value: &TraitValue<'_>, report: &mut Report) -> Option<ExpectedEndpoint> {
    let mut endpoint = ExpectedEndpoint {
        url: value.required_text("url", report)?,
        ..ExpectedEndpoint::default()
    };
    if let Some(headers) = value.field("headers") {
        for (name, values) in entries(&headers, "`headers`", report)? {
            endpoint
                .headers
                .insert(name.to_owned(), values.texts(report)?);
        }
    }
    if let Some(properties) = value.field("properties") {
        for (name, property) in entries(&properties, "`properties`", report)? {
            endpoint
                .properties
                .insert(name.to_owned(), property.value.clone());
        }
    }
    Some(endpoint)
}
