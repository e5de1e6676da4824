//! Shared by the tests of endpoint rules: a rule set with changes, and its comparison.

mod parameters;
mod results;

use serde_json::{Value, json};

use super::parameters::Parameters;
use super::{Endpoints, Presence, Side, compare};
use crate::Source;
use crate::model::EndpointTraits;

/// The endpoint of the lamps in a region, unless there is another endpoint.
fn rules() -> Value {
    json!({"version": "1.0",
        "parameters": {
            "Region": {"type": "String", "builtIn": "AWS::Region", "documentation": "Where"},
            "UseFIPS": {"type": "Boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false},
            "Endpoint": {"type": "String", "builtIn": "SDK::Endpoint"}},
        "rules": [
            {"type": "endpoint", "conditions": [is_set("Endpoint")],
             "endpoint": {"url": {"ref": "Endpoint"}}},
            {"type": "tree", "conditions": [is_set("Region")], "rules": [
                {"type": "endpoint", "conditions": [is_true("UseFIPS")],
                 "endpoint": {"url": "https://lamps-fips.{Region}.example"}},
                {"type": "endpoint", "conditions": [],
                 "endpoint": {"url": "https://lamps.{Region}.example",
                    "properties": {"authSchemes": [{"name": "sigv4", "signingName": "lamps"}]},
                    "headers": {"x-a": ["a"], "x-b": ["b"]}}}]},
            {"type": "error", "conditions": [], "error": "no region"}]})
}

fn is_set(name: &str) -> Value {
    json!({"fn": "isSet", "argv": [{"ref": name}]})
}

fn is_true(name: &str) -> Value {
    json!({"fn": "booleanEquals", "argv": [{"ref": name}, true]})
}

/// The rules with another part at `pointer`.
fn changed(pointer: &str, part: Value) -> Value {
    with(rules(), pointer, part)
}

/// The value with another part at `pointer`, which can be new.
fn with(mut value: Value, pointer: &str, part: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').expect("it has a parent");
    let parent = value.pointer_mut(parent).expect("it has the parent");
    match name.parse::<usize>() {
        Ok(index) => parent[index] = part,
        Err(_) => parent[name] = part,
    }
    value
}

/// The traits of a service with these rules and these parameters of test cases.
fn traits(rules: &Value, cases: &[Value]) -> EndpointTraits {
    let case = |parameters: &Value| json!({"params": parameters, "expect": {"error": "any"}});
    let cases: Vec<Value> = cases.iter().map(case).collect();
    let id = match rules.get("nodes") {
        Some(_) => "smithy.rules#endpointBdd",
        None => "smithy.rules#endpointRuleSet",
    };
    let traits = json!({id: rules,
        "smithy.rules#endpointTests": {"version": "1.0", "testCases": cases}});
    let service = json!({"type": "service", "version": "1", "traits": traits});
    let model = json!({"smithy": "2.0", "shapes": {"a#Service": service}});
    let sources = [Source {
        name: "model.json".to_owned(),
        text: model.to_string(),
    }];
    let resolved = crate::read(&sources, &crate::Options::default());
    let resolved = resolved.unwrap_or_else(|report| panic!("{report}"));
    let service = resolved.model.shape(&resolved.closure.service);
    let traits = service.and_then(|service| service.traits.endpoint_traits.clone());
    *traits.expect("the service has the traits")
}

fn compared(old: &Value, new: &Value) -> Endpoints {
    with_cases((old, &[]), (new, &[]))
}

fn with_cases(old: (&Value, &[Value]), new: (&Value, &[Value])) -> Endpoints {
    let (old, new) = (traits(old.0, old.1), traits(new.0, new.1));
    compare(&Side::of(Some(&old)), &Side::of(Some(&new)))
}

/// The result for rules that are written in another way.
fn rewritten(tried: usize) -> Endpoints {
    Endpoints {
        presence: Presence::Both,
        tried,
        different: 0,
        first: None,
        parameters: Parameters::default(),
        in_region: [true; 2],
    }
}
