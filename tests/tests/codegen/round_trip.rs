//! Encodes and decodes random values of every shape of the model of this repository: inputs become
//! the expected requests, responses the expected values, and decoded values are equal after another
//! round trip.

use std::path::Path;

use hardy_tests::conformance::{Content, Suite, faults};
use hardy_tests::round_trip::{Amount, suite, suite_of_headers, suite_of_service};
use serde_json::{Value, json};

fn read(file: &str) -> Value {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(model).expect("the model can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

fn model() -> Value {
    read("../model/multipartyapproval.json")
}

/// Values of kinds that this model lacks, in a structure that contains itself.
fn street() -> Value {
    let mut model = read("conformance/street.json");
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    let orders = ["Order", "OrderInput", "NamedPoles", "NamedPole"];
    for unsupported in ["Brew", "Events", "Watch", "WatchOutput"]
        .iter()
        .chain(&orders)
    {
        shapes.remove(&format!("street#{unsupported}"));
    }
    shapes["street#Street"]["operations"] = json!([{ "target": "street#SetLamp" }]);
    model
}

/// The structures of the fixture about bindings with all kinds of headers, and with a stream, as
/// input and output of operations.
fn bindings() -> Value {
    let mut model = read("fixtures/bindings/model.json");
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    shapes.retain(|_, shape| shape["type"] != "operation");
    let mut lamp = shapes["street#Headers"].clone();
    lamp["traits"] = json!({});
    lamp["members"]["shade"] = json!({ "target": "smithy.api#String" });
    shapes.insert("street#Lamp".to_owned(), lamp);
    let operations = ["Lamp", "FilmOutput"].map(|name| {
        let (id, operation) = (
            format!("street#Send{name}"),
            json!({
                "type": "operation",
                "input": { "target": format!("street#{name}") },
                "output": { "target": format!("street#{name}") },
                "traits": { "smithy.api#http": { "method": "POST", "uri": format!("/{name}") } },
            }),
        );
        shapes.insert(id.clone(), operation);
        json!({ "target": id })
    });
    shapes["street#Street"]["operations"] = operations.into();
    model
}

/// Runs a suite, and asserts that no case fails.
fn assert_passed(suite: &Suite) {
    let faults = faults(suite).unwrap_or_else(|error| panic!("{error}"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn survive(name: &str, model: &Value, amount: &Amount) {
    let suite = suite(name, model, amount);
    assert_passed(&suite);

    let shapes = model["shapes"].as_object().expect("shapes");
    let count = |kinds: &[&str]| {
        let kinds: Vec<Value> = kinds.iter().map(|kind| Value::from(*kind)).collect();
        shapes
            .values()
            .filter(|shape| kinds.contains(&shape["type"]))
            .count()
    };
    let cases = |of: fn(&Content) -> bool| {
        let cases = suite.cases.iter();
        cases.filter(|case| of(&case.content)).count() / amount.seeds.clone().count()
    };
    let echoes = count(&["structure", "union"]);
    assert_eq!(cases(|content| matches!(content, Content::Echo(_))), echoes);
    let requests = count(&["operation"]) + echoes;
    assert_eq!(
        cases(|content| matches!(content, Content::Request(_))),
        requests
    );
}

#[test]
#[ignore = "takes half a minute; `cargo xtask ci` runs it"]
fn values_of_every_shape_survive() {
    let amount = Amount {
        seeds: 0..2,
        echoes: 20,
    };
    survive("round-trip", &model(), &amount);
}

#[test]
fn values_of_every_kind_survive() {
    let amount = Amount {
        seeds: 0..5,
        echoes: 50,
    };
    survive("round-trip-kinds", &street(), &amount);
}

#[test]
fn values_in_headers_and_streams_survive() {
    let amount = Amount {
        seeds: 0..5,
        echoes: 50,
    };
    let suite = suite_of_headers("round-trip-headers", &bindings(), &amount);
    assert_eq!(suite.cases.len(), 10);
    assert_passed(&suite);
}

#[test]
fn values_of_every_kind_survive_in_aws_json() {
    let mut model = street();
    model["shapes"]["street#Street"]["traits"] = json!({ "aws.protocols#awsJson1_1": {} });
    let suite = suite_of_service("round-trip-aws-json", &model, 0..20);
    let suite = suite.expect("its service speaks awsJson");
    // One operation, and one error.
    assert_eq!(suite.cases.len(), 20 * 3);
    assert_passed(&suite);
}

#[test]
fn there_are_no_values_for_other_protocols() {
    let error = suite_of_service("round-trip-aws-json", &street(), 0..1);
    let error = error.expect_err("its service speaks restJson1");
    assert!(error.contains("aws.protocols#restJson1"), "{error}");
}

#[test]
#[ignore = "takes half a minute; `cargo xtask ci --full` runs it"]
fn many_values_of_every_shape_survive() {
    let amount = Amount {
        seeds: 100..105,
        echoes: 200,
    };
    survive("round-trip-long", &model(), &amount);
}
