//! What works without clients: flows say what is wrong with them, inputs get the kept values, and only what may
//! differ counts as equal.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::FLOWS;
use super::alike::{Alike, is_gap};
use super::flow::Flow;
use super::known::Known;

fn flow(steps: &str) -> Result<Flow, String> {
    let text = format!(
        r#"{{"service": "s", "model": "m", "masked": {{"Id": "random"}}, "steps": [{steps}]}}"#
    );
    Flow::of_text(&text)
}

/// Steps, and what is wrong with them.
const WRONG: [(&str, &str); 6] = [
    (
        r#"{"do": "call", "operation": "A"}"#,
        "unknown variant `call`",
    ),
    (
        r#"{"do": "read", "operation": "A", "size": 1}"#,
        "unknown field `size`",
    ),
    (
        r#"{"do": "read", "operation": "A", "times": 0}"#,
        "step 0 (A) has `times` 0",
    ),
    (
        r#"{"do": "read", "operation": "A", "page_size": 2}"#,
        "only listings have",
    ),
    (
        r#"{"do": "list", "operation": "A", "error": "B"}"#,
        "is a listing that expects an error",
    ),
    (
        r#"{"do": "write", "operation": "A", "times": 2, "keep": {"a": "/A"}}"#,
        "keeps values of several responses",
    ),
];

#[test]
fn says_what_is_wrong_with_a_flow() {
    for (step, expected) in WRONG {
        let error = flow(step).expect_err(step);
        assert!(error.contains(expected), "{step}: {error}");
    }
}

#[test]
fn reads_all_flows() {
    let flows = Flow::read_all(Path::new(FLOWS)).expect("the flows are right");
    assert!(flows.len() >= 10, "{}", flows.len());
    for flow in &flows {
        let mut deeds = flow.steps.iter().map(|step| step.error.is_some());
        assert!(
            deeds.any(|fails| fails),
            "{} expects no error",
            flow.service
        );
    }
}

#[test]
fn fills_kept_values_in() {
    let input = r#"{"do": "read", "operation": "A", "input":
        {"whole": "${size}", "text": "a-${n}/${name}${size}", "list": [{"plain": "$n {n}"}]}}"#;
    let flow = flow(input).expect("it is a flow");
    let mut kept = BTreeMap::from([("size".to_owned(), json!(3))]);
    let step = &flow.steps[0];
    assert_eq!(step.input(&kept, 2), Err("name".to_owned()));
    kept.insert("name".to_owned(), json!("ü"));
    let expected = json!({ "whole": 3, "text": "a-2/ü3", "list": [{ "plain": "$n {n}" }] });
    assert_eq!(step.input(&kept, 2), Ok(expected));
}

/// Results of boto3 and Hardy, and whether they count as equal at once, and between passes.
const RESULTS: &str = r#"[
    [{"output": {"At": "1970-01-01T00:00:01.5Z"}}, {"output": {"At": 1.5}}, true, true],
    [{"output": {"At": "1970-01-01T00:00:01Z"}}, {"output": {"At": 30}}, false, true],
    [{"output": {"At": "1970-01-01T00:00:01Z"}}, {"output": {"At": 3000}}, false, false],
    [{"output": {"At": 1}}, {"output": {"At": 2}}, false, false],
    [{"output": {"Id": "a"}}, {"output": {"Id": "b"}}, false, true],
    [{"output": {"Id": "a"}}, {"output": {}}, false, false],
    [{"output": {"Id": "a"}}, {"output": {"Id": ["a"]}}, false, false],
    [{"output": {}}, {"output": {"Limit": 0}}, true, true],
    [{"output": {}}, {"output": {"Limit": 1}}, false, false],
    [{"output": {"Limit": 1}}, {"output": {"Limit": 0}}, false, false],
    [{"output": {}}, {"output": {"Other": 0}}, false, false],
    [{"output": {}, "request_id": "a"}, {"output": {}, "request_id": "b"}, true, true],
    [{"code": "A", "members": {}}, {"code": "A", "members": {"Why": ""}}, true, true],
    [{"code": "A", "members": {}}, {"code": "A", "members": {"Why": "x"}}, false, false],
    [{"code": "A", "status": 400}, {"code": "A", "status": 404}, false, false]
]"#;

#[test]
fn only_what_may_differ_counts_as_equal() {
    let model = json!({ "shapes": { "a#B": { "members": {
        "Size": { "traits": { "smithy.api#default": 0, "smithy.api#jsonName": "Limit" } }
    } } } });
    let known = Known::of(&[], &model);
    let flow = flow("").expect("it is a flow");
    let alike = [
        Alike::at_once(&known, &flow),
        Alike::between_passes(&known, &flow),
    ];
    let results: Vec<(Value, Value, bool, bool)> =
        serde_json::from_str(RESULTS).expect("it is JSON");
    for (boto3, hardy, at_once, between_passes) in results {
        let equal = alike
            .each_ref()
            .map(|alike| alike.differences("A", &boto3, &hardy).is_empty());
        assert_eq!(equal, [at_once, between_passes], "{boto3} {hardy}");
    }
}

#[test]
fn a_page_for_browsers_is_a_gap() {
    assert!(is_gap(
        &json!({ "code": "500", "status": 500, "message": "<!doctype html>" })
    ));
    assert!(is_gap(&json!({ "code": "", "status": 404 })));
    assert!(!is_gap(&json!({ "code": "NotFound", "status": 404 })));
    assert!(!is_gap(&json!({ "code": "", "status": 400 })));
    assert!(!is_gap(&json!({ "output": {} })));
    assert!(!is_gap(&json!({ "failed": "no connection" })));
}

/// Without this, a change of one file would compare Hardy with two versions of boto3.
#[test]
fn both_lists_of_packages_have_the_same_versions() {
    let pins = |text: &'static str| -> BTreeMap<&str, &str> {
        text.lines()
            .filter_map(|line| line.split_once("=="))
            .collect()
    };
    let moto = pins(include_str!("../../../interop/moto.txt"));
    let boto3 = pins(include_str!("../../../interop/requirements.txt"));
    let both: Vec<_> = boto3
        .keys()
        .filter(|name| moto.contains_key(*name))
        .collect();
    assert!(both.contains(&&"boto3"), "{both:?}");
    for name in both {
        assert_eq!(moto[name], boto3[name], "{name}");
    }
}
