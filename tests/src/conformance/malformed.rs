//! Cases that a server refuses because their input breaks a constraint: reads them, and creates
//! their inputs. Must not know Rust.
//!
//! A client creates inputs in code. To create them from requests, this changes the model: the
//! inputs of operations with such cases become their outputs, so that the crate decodes them, and
//! each request becomes a response with the same content.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::case::{Case, MalformedCase, Trait};

/// The parts of a case that this module needs; it ignores other parts of the server's response.
#[derive(Deserialize)]
struct Stated {
    request: Request,
    response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    query_params: Vec<String>,
    #[serde(default)]
    body: String,
}

#[derive(Deserialize)]
struct Response {
    body: Option<Body>,
}

#[derive(Deserialize)]
struct Body {
    assertion: Assertion,
}

#[derive(Deserialize)]
struct Assertion {
    contents: Option<String>,
}

/// The body of a response that lists violations.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ValidationException {
    message: String,
    field_list: Vec<Field>,
}

#[derive(Deserialize)]
struct Field {
    path: String,
    message: String,
}

/// The cases that a case of the trait defines, one for each set of parameters.
///
/// # Errors
///
/// Lists of parameters that differ in length.
pub(super) fn expanded(case: &Value) -> Result<Vec<Value>, String> {
    let id = case["id"].as_str().unwrap_or_default();
    let Some(parameters) = case["testParameters"].as_object() else {
        return Ok(vec![replaced(case, &BTreeMap::new())]);
    };
    let lists: Option<Vec<(&String, &Vec<Value>)>> = parameters
        .iter()
        .map(|(name, values)| Some((name, values.as_array()?)))
        .collect();
    let lists = lists.ok_or_else(|| format!("the case `{id}`: a parameter is no list"))?;
    let count = lists.first().map_or(0, |(_, values)| values.len());
    if lists.iter().any(|(_, values)| values.len() != count) {
        return Err(format!("the case `{id}`: its parameters differ in number"));
    }
    let case_of = |index: usize| {
        let values = lists
            .iter()
            .map(|(name, values)| (name.as_str(), values.get(index)));
        let values = values.filter_map(|(name, value)| Some((name, value?.as_str()?)));
        let mut case = replaced(case, &values.collect());
        case["id"] = format!("{id}_case{index}").into();
        case
    };
    Ok((0..count).map(case_of).collect())
}

/// Replaces parameters in all strings of the value: `$name:S` is a JSON string, `$name:L` the
/// string itself, and `$$` one `$`.
fn replaced(value: &Value, parameters: &BTreeMap<&str, &str>) -> Value {
    match value {
        Value::String(text) => {
            let mut text = text.clone();
            for (name, value) in parameters {
                text = text.replace(&format!("${name}:S"), &Value::from(*value).to_string());
                text = text.replace(&format!("${name}:L"), value);
            }
            text.replace("$$", "$").into()
        }
        Value::Array(items) => items
            .iter()
            .map(|item| replaced(item, parameters))
            .collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), replaced(value, parameters)))
            .collect(),
        other => other.clone(),
    }
}

/// The content of a case about constraints; `None` for other cases, whose requests a server cannot
/// decode.
///
/// # Errors
///
/// A case that the trait does not allow.
pub(super) fn read(
    case: &Value,
    operation: &Value,
    shapes: &Map<String, Value>,
) -> Result<Option<MalformedCase>, String> {
    let stated = Stated::deserialize(case).map_err(|error| error.to_string())?;
    let contents = stated
        .response
        .body
        .and_then(|body| body.assertion.contents);
    let Some(exception) = contents.and_then(|contents| {
        let exception: Result<ValidationException, _> = serde_json::from_str(&contents);
        exception.ok()
    }) else {
        return Ok(None);
    };
    let fields = exception.field_list.into_iter();
    let mut violations: Vec<_> = fields.map(|field| (field.path, field.message)).collect();
    violations.sort();
    let input = operation["input"]["target"].as_str().unwrap_or_default();
    Ok(Some(MalformedCase {
        headers: stated.request.headers,
        body: body(
            &stated.request.body,
            &stated.request.query_params,
            &shapes[input],
        )?,
        message: exception.message,
        violations,
    }))
}

/// The body with members of the query in it, by their names.
fn body(body: &str, query: &[String], input: &Value) -> Result<String, String> {
    let mut members = match body {
        "" => Map::new(),
        body => serde_json::from_str(body).map_err(|error| error.to_string())?,
    };
    for parameter in query {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let listed = input["members"].as_object().into_iter().flatten();
        let bound = listed.filter(|(_, member)| member["traits"]["smithy.api#httpQuery"] == key);
        for (name, _) in bound {
            members.insert(name.clone(), value.into());
        }
    }
    Ok(Value::from(members).to_string())
}

/// The model, changed so that the inputs of operations with such cases are their outputs; `None`
/// without such cases.
pub(super) fn with_inputs_as_outputs(model: &Value, cases: &[Case]) -> Option<Value> {
    if !cases.iter().any(|case| case.trait_ == Trait::Malformed) {
        return None;
    }
    let mut model = model.clone();
    let shapes = model["shapes"].as_object_mut();
    for shape in shapes.into_iter().flat_map(Map::values_mut) {
        if !shape["traits"][Trait::Malformed.id()].is_null() {
            use_input_as_output(shape);
        }
    }
    Some(model)
}

/// Makes the input of an operation its output. Returns whether it has an input.
pub(crate) fn use_input_as_output(operation: &mut Value) -> bool {
    if operation["input"].is_null() {
        return false;
    }
    operation["output"] = operation["input"].clone();
    // Its items are no longer there.
    if let Some(traits) = operation["traits"].as_object_mut() {
        traits.remove("smithy.api#paginated");
    }
    true
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn puts_parameters_in_place() {
        let case = json!({
            "id": "Long",
            "testParameters": { "value": ["a\"", "[1]"], "length": ["1", "2"] },
            "request": { "body": "{ \"a\": $value:S, \"b\": $value:L, \"c\": $length:L, \"d\": \"$$\" }" },
        });
        let cases = expanded(&case).expect("two cases");
        assert_eq!(cases.len(), 2);
        assert_eq!(cases[1]["id"], "Long_case1");
        assert_eq!(
            cases[0]["request"]["body"],
            r#"{ "a": "a\"", "b": a", "c": 1, "d": "$" }"#
        );
        let uneven = json!({ "id": "Long", "testParameters": { "a": ["1"], "b": [] } });
        assert!(expanded(&uneven).is_err());
        let alone = json!({ "id": "Alone" });
        assert_eq!(expanded(&alone), Ok(vec![alone.clone()]));
    }

    #[test]
    fn reads_only_cases_about_constraints() {
        let shapes = json!({ "a#In": { "members": {
            "tone": { "traits": { "smithy.api#httpQuery": "t" } }, "note": {},
        } } });
        let operation = json!({ "input": { "target": "a#In" } });
        let read = |case: &Value| read(case, &operation, shapes.as_object().expect("shapes"));
        let contents = json!({
            "message": "1 validation error detected. No.",
            "fieldList": [{ "path": "/tone", "message": "No." }],
        });
        let case = json!({
            "request": { "queryParams": ["t=low", "u"], "body": "{\"note\":1}" },
            "response": { "body": { "assertion": { "contents": contents.to_string() } } },
        });
        let expected = MalformedCase {
            body: r#"{"note":1,"tone":"low"}"#.to_owned(),
            message: "1 validation error detected. No.".to_owned(),
            violations: vec![("/tone".to_owned(), "No.".to_owned())],
            ..MalformedCase::default()
        };
        assert_eq!(read(&case), Ok(Some(expected)));
        let unreadable = json!({ "request": {}, "response": { "code": 400 } });
        assert_eq!(read(&unreadable), Ok(None));
    }
}
