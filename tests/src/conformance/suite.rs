//! Reading: which cases a model carries, and which of them are for clients that speak the protocol.
//! Knows the traits and nothing of Rust or of what the generator can do.

use std::fs;
use std::path::Path;

use hardy_codegen::Source;
use serde_json::{Map, Value};

use super::case::{Case, Content, Trait};
use super::malformed;

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

impl Suite {
    /// The suite of a model that tests have put together, and of cases that no trait states.
    pub(crate) fn made_up(name: &str, model: &Value, cases: Vec<Case>) -> Self {
        Self {
            name: name.to_owned(),
            source: Source {
                name: format!("{name}.json"),
                text: model.to_string(),
            },
            cases,
        }
    }

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
        let (cases, text) = cases(text).map_err(|error| format!("`{name}`: {error}"))?;
        let stem = path.file_stem().unwrap_or_default();
        Ok(Self {
            name: stem.to_string_lossy().into_owned(),
            source: Source { name, text },
            cases,
        })
    }
}

/// The cases for clients in the text of a model, and the text that the crate is made of.
fn cases(text: String) -> Result<(Vec<Case>, String), String> {
    let mut model: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let shapes = model["shapes"].as_object().ok_or("it has no `shapes`")?;
    let mut cases = Vec::new();
    for (id, shape) in shapes {
        for trait_ in Trait::ALL {
            let listed = shape["traits"][trait_.id()]
                .as_array()
                .into_iter()
                .flatten();
            for case in listed.filter(|case| is_for_clients(case)) {
                if trait_ == Trait::Malformed {
                    cases.extend(refused(case, id, shape, shapes)?);
                    continue;
                }
                let streams = trait_ == Trait::EventStream || has_event_stream(shapes, shape);
                cases.push(read(case, trait_, id, shape, streams)?);
            }
        }
    }
    if cases.is_empty() {
        return Err(format!("no case is for clients that speak `{PROTOCOL}`"));
    }
    if !cases.iter().any(|case| case.trait_ == Trait::Malformed) {
        return Ok((cases, text));
    }
    malformed::answering_with_inputs(&mut model);
    Ok((cases, model.to_string()))
}

/// The cases about constraints that one case stands for.
fn refused(
    case: &Value,
    shape_id: &str,
    shape: &Value,
    shapes: &Map<String, Value>,
) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for case in malformed::expanded(case)? {
        let id = case["id"].as_str().ok_or("a case has no `id`")?;
        let read = malformed::read(&case, shape, shapes);
        let read = read.map_err(|error| format!("the case `{id}`: {error}"))?;
        cases.extend(read.map(|content| Case {
            id: id.to_owned(),
            trait_: Trait::Malformed,
            shape: shape_id.to_owned(),
            content: Content::Malformed(content),
        }));
    }
    Ok(cases)
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::conformance::{RequestCase, ResponseCase};

    fn model(traits: &Value) -> String {
        json!({ "shapes": {
            "a#Go": { "type": "operation", "traits": traits },
            "a#Watch": {
                "type": "operation", "input": { "target": "a#WatchInput" },
                "traits": { "smithy.test#httpRequestTests": [
                    { "id": "Watched", "protocol": PROTOCOL, "method": "GET", "uri": "/" },
                ] },
            },
            "a#WatchInput": { "type": "structure", "members": { "events": { "target": "a#Events" } } },
            "a#Events": { "type": "union", "traits": { "smithy.api#streaming": {} } },
            "a#Bad": { "type": "structure", "traits": { "smithy.test#httpResponseTests": [
                { "id": "Refused", "protocol": PROTOCOL, "code": 400 },
            ] } },
        } })
        .to_string()
    }

    #[test]
    fn reads_cases_for_clients_with_what_they_stand_on() {
        let traits = json!({
            "smithy.test#httpRequestTests": [
                { "id": "One", "protocol": PROTOCOL, "appliesTo": "client", "tags": [], "method": "GET",
                  "uri": "/", "queryParams": ["a=b"], "body": "", "params": { "a": "b" } },
                { "id": "Two", "protocol": PROTOCOL, "appliesTo": "server" },
                { "id": "Three", "protocol": "aws.protocols#restXml" },
            ],
            "smithy.test#httpResponseTests": [
                { "id": "One", "protocol": PROTOCOL, "documentation": "An answer.", "code": 200 },
            ],
        });
        let (cases, _) = cases(model(&traits)).expect("nothing is wrong with it");
        let response = |code| ResponseCase {
            code,
            ..ResponseCase::default()
        };
        let request = RequestCase {
            method: "GET".to_owned(),
            uri: "/".to_owned(),
            query_params: vec!["a=b".to_owned()],
            body: Some(String::new()),
            params: json!({ "a": "b" }),
            ..RequestCase::default()
        };
        let expected = [
            ("One", "Go", Content::Request(Box::new(request))),
            ("One", "Go", Content::Output(response(200))),
            ("Watched", "Watch", Content::EventStream),
            ("Refused", "Bad", Content::Error(response(400))),
        ];
        let found = cases.iter();
        let found: Vec<_> = found
            .map(|case| (case.id.as_str(), case.shape_name(), case.content.clone()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn refuses_a_case_that_it_does_not_understand() {
        let cases_of = |case: Value| {
            cases(model(&json!({ "smithy.test#httpRequestTests": [case] })))
                .expect_err("something is wrong with it")
        };
        for (case, said) in [
            (json!({ "protocol": PROTOCOL }), "a case has no `id`"),
            (
                json!({ "id": "X", "protocol": PROTOCOL, "method": "GET" }),
                "the case `X`: missing field `uri`",
            ),
            (
                json!({ "id": "X", "protocol": PROTOCOL, "method": "GET", "uri": "/", "trailers": 1 }),
                "the case `X`: unknown field `trailers`",
            ),
        ] {
            let error = cases_of(case);
            assert!(error.starts_with(said), "{error}");
        }
    }
}
