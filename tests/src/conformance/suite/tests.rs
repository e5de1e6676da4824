//! Tests which cases are read.

use serde_json::json;

use super::*;
use crate::conformance::{RequestCase, ResponseCase};

const PROTOCOL: &str = "aws.protocols#restJson1";
const OTHER: &str = "aws.protocols#awsJson1_0";

fn model(traits: &Value) -> String {
    json!({ "shapes": {
        "a#A": { "type": "service", "traits": { (PROTOCOL): {}, (OTHER): {}, "aws.protocols#restXml": {} } },
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
fn reads_cases_for_clients_with_their_shapes() {
    let traits = json!({
        "smithy.test#httpRequestTests": [
            { "id": "One", "protocol": PROTOCOL, "appliesTo": "client", "tags": [], "method": "GET",
              "uri": "/", "queryParams": ["a=b"], "body": "", "params": { "a": "b" } },
            { "id": "Two", "protocol": PROTOCOL, "appliesTo": "server" },
            { "id": "Three", "protocol": "aws.protocols#restXml" },
            { "id": "Four", "protocol": OTHER, "method": "POST", "uri": "/" },
            { "id": "Five", "protocol": "aws.protocols#awsJson1_1", "method": "POST", "uri": "/" },
        ],
        "smithy.test#httpResponseTests": [
            { "id": "One", "protocol": PROTOCOL, "documentation": "An answer.", "code": 200 },
        ],
    });
    let suites = of_protocols(&model(&traits)).expect("nothing is wrong with it");
    let [(PROTOCOL, cases, None), (OTHER, others, None)] = &suites[..] else {
        panic!("{suites:?}");
    };
    let others: Vec<_> = others.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(others, ["Four"]);
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
        of_protocols(&model(&json!({ "smithy.test#httpRequestTests": [case] })))
            .expect_err("something is wrong with it")
    };
    for (case, reason) in [
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
        assert!(error.starts_with(reason), "{error}");
    }
}
