//! The members in a request, by the bindings in the model. Reads the model itself, so that it
//! detects a wrong binding in the generated crate.

use std::sync::LazyLock;

use hardy_runtime::HttpRequest;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

static MODEL: LazyLock<Value> = LazyLock::new(|| {
    let model = include_str!("../../../model/multipartyapproval.json");
    serde_json::from_str(model).expect("the model is JSON")
});

/// The body of a request, which is in memory.
pub(super) fn bytes(request: &HttpRequest) -> &[u8] {
    request.body().bytes().map_or(&[], |bytes| bytes)
}

/// The members in a request of the operation with this name.
///
/// # Errors
///
/// Where the request is not one of that operation.
pub(super) fn members(operation: &str, request: &HttpRequest) -> Result<Value, String> {
    let shapes = &MODEL["shapes"];
    let shape = shapes
        .as_object()
        .and_then(|shapes| {
            shapes
                .iter()
                .find(|(id, _)| id.ends_with(&format!("#{operation}")))
        })
        .ok_or_else(|| format!("the model has no operation {operation}"))?
        .1;
    let http = &shape["traits"]["smithy.api#http"];
    let input = &shapes[text(&shape["input"]["target"])]["members"];
    let uri = request.uri().to_string();
    let (path, query) = uri.split_once('?').unwrap_or((&uri, ""));
    let template = text(&http["uri"]);
    let (path_template, query_template) = template.split_once('?').unwrap_or((template, ""));
    if request.method().as_str() != text(&http["method"]) {
        return Err(format!(
            "`{}` is not the method of {operation}",
            request.method()
        ));
    }
    let mut members = body(request)?;
    labels(path_template, path, &mut members)
        .ok_or_else(|| format!("`{path}` is not `{path_template}`"))?;
    let mut literals: Vec<&str> = parts(query_template).collect();
    for part in parts(query) {
        if let Some(index) = literals.iter().position(|literal| *literal == part) {
            literals.remove(index);
            continue;
        }
        let (name, value) = parameter(part, input)
            .ok_or_else(|| format!("`{part}` is no parameter of {operation}"))?;
        members.insert(name, value);
    }
    match literals.as_slice() {
        [] => Ok(Value::Object(members)),
        missing => Err(format!("`{uri}` lacks {missing:?}")),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn parts(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|part| !part.is_empty())
}

fn body(request: &HttpRequest) -> Result<Map<String, Value>, String> {
    match bytes(request) {
        [] => Ok(Map::new()),
        body => serde_json::from_slice(body).map_err(|error| format!("the body: {error}")),
    }
}

/// Adds what `path` has in place of the labels of `template`.
fn labels(template: &str, path: &str, members: &mut Map<String, Value>) -> Option<()> {
    let (expected, found) = (template.split('/'), path.split('/'));
    if expected.clone().count() != found.clone().count() {
        return None;
    }
    for (expected, found) in expected.zip(found) {
        let label = expected
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match label {
            Some(label) => members.insert(label.to_owned(), decoded(found)?.into()),
            None if expected == found => None,
            None => return None,
        };
    }
    Some(())
}

/// The member for a query parameter.
fn parameter(part: &str, input: &Value) -> Option<(String, Value)> {
    let (key, value) = part.split_once('=').unwrap_or((part, ""));
    let (key, value) = (decoded(key)?, decoded(value)?);
    let has_key = |member: &Value| member["traits"]["smithy.api#httpQuery"] == key.as_str();
    let mut members = input.as_object()?.iter();
    let (name, member) = members.find(|(_, member)| has_key(member))?;
    let target = text(&member["target"]);
    let kind = &MODEL["shapes"][target]["type"];
    let is_number = *kind == "integer" || target == "smithy.api#Integer";
    let value = match is_number {
        true => value.parse::<i64>().ok()?.into(),
        false => value.into(),
    };
    Some((name.clone(), value))
}

fn decoded(text: &str) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.ok().map(|decoded| decoded.into_owned())
}
