//! Endpoint rules and their test cases.

use hardy_endpoint::owned::{Condition, DefaultValue, Expression, Outcome, Rules};

use super::{build_sources, diagnose, member, model, source, traits_of};
use crate::model::{ContextPath, EndpointValue, ParameterType, Selection};

/// A service with these traits.
fn service(traits: &str) -> String {
    format!(r#""a#Service": {{"type": "service", "version": "1", "traits": {{{traits}}}}}"#)
}

#[test]
fn reads_rules_in_preorder() {
    let model = model(&service(
        r#""smithy.rules#endpointRuleSet": {"version": "1.1",
          "parameters": {
            "UseFIPS": {"type": "Boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false,
              "documentation": "<p>FIPS</p>", "deprecated": {"message": "m"}},
            "Keys": {"type": "stringArray"}},
          "rules": [
            {"type": "tree", "conditions": [{"fn": "aws.partition", "argv": ["us-east-1"], "assign": "p"}], "rules": [
              {"type": "error", "conditions": [{"fn": "isSet", "argv": [
                {"fn": "getAttr", "argv": [{"ref": "Keys"}, "[0]"]}]}], "error": "{p#name}"}]},
            {"type": "error", "conditions": [], "error": "no"}]},
          "smithy.rules#endpointBdd": {"version": "1.1", "parameters": {}, "conditions": [],
            "results": [], "root": 1, "nodeCount": 1, "nodes": "/////wAAAAH/////"}"#,
    ));
    let traits = traits_of(&model, "a#Service").endpoint_traits;
    let traits = traits.expect("it has rules");
    assert!(traits.bdd.is_some());
    let rules = traits.rules().expect("it has rules");
    assert_eq!(Some(rules), traits.rule_set.as_ref());
    let [keys, fips] = rules.parameters.as_slice() else {
        panic!("{:?}", rules.parameters);
    };
    assert_eq!(
        (keys.name.as_str(), keys.kind),
        ("Keys", ParameterType::Strings)
    );
    assert_eq!(
        (fips.name.as_str(), fips.kind),
        ("UseFIPS", ParameterType::Boolean)
    );
    assert_eq!(fips.default, Some(EndpointValue::Boolean(false)));
    assert_eq!(fips.built_in.as_deref(), Some("AWS::UseFIPS"));
    assert_eq!(fips.deprecated.as_deref(), Some("m"));
    let defaults = rules.rules.parameters.iter();
    let defaults: Vec<&DefaultValue> = defaults.map(|parameter| &parameter.default).collect();
    assert_eq!(
        defaults,
        [&DefaultValue::None, &DefaultValue::Boolean(false)]
    );
    let Rules::Tree(rules) = &rules.rules.rules else {
        panic!("{rules:?}");
    };
    let depths: Vec<u8> = rules.iter().map(|rule| rule.depth).collect();
    assert_eq!(depths, [0, 1, 0]);
    assert_eq!(
        rules[1].outcome,
        Outcome::Error(Expression::String("{p#name}".to_owned()))
    );
    // `isSet` and `getAttr` of references have shorter forms.
    let is_set = Condition::IsSet("Keys#[0]".to_owned());
    assert_eq!(rules[1].conditions, [is_set]);
}

#[test]
fn omits_rules_that_it_cannot_evaluate() {
    let rules = [
        r#"{"version": "2.0"}"#,
        r#"{"version": "1.0", "parameters": {}, "rules": [{"type": "error", "error": "e",
            "conditions": [{"fn": "new", "argv": []}]}]}"#,
        r#"{"version": "1.0", "parameters": {"a": {"type": "long"}}, "rules": []}"#,
        r#"{"version": "1.0", "parameters": {}, "rules": [{"type": "endpoint", "conditions": [],
            "endpoint": {"url": "u", "properties": {"p": [1]}}}]}"#,
    ];
    let warnings = rules.map(|rules| {
        let report = diagnose(&service(&format!(
            r#""smithy.rules#endpointRuleSet": {rules}"#
        )));
        let first = report.lines().next().unwrap_or_default();
        first.replace("warning[unsupported-endpoint-rules]: ", "")
    });
    let id = "`smithy.rules#endpointRuleSet` is not supported";
    assert_eq!(
        warnings,
        [
            format!("{id}: unknown version `2.0`"),
            format!("{id}: unknown function `new`"),
            format!("{id}: unknown type `long`"),
            format!("{id}: a property is a number or null"),
        ]
    );
}

#[test]
fn refuses_rules_that_nest_too_deep() {
    let rule = r#"{"type": "tree", "conditions": [], "rules": ["#;
    let rules = format!("{}{}", rule.repeat(40), "]}".repeat(40));
    let report = diagnose(&service(&format!(
        r#""smithy.rules#endpointRuleSet": {{"version": "1.0", "parameters": {{}}, "rules": [{rules}]}}"#
    )));
    assert!(report.contains("a list of at least one rule"), "{report}");
    let call = r#"{"fn": "not", "argv": ["#;
    let calls = format!("{}true{}", call.repeat(20), "]}".repeat(20));
    let report = diagnose(&service(&format!(
        r#""smithy.rules#endpointRuleSet": {{"version": "1.0", "parameters": {{}}, "rules": [
          {{"type": "error", "error": "e", "conditions": [{calls}]}}]}}"#
    )));
    assert!(report.contains("nest deeper than 16 levels"), "{report}");
}

#[test]
fn reads_cases() {
    let model = model(&service(
        r#""smithy.rules#endpointTests": {"version": "1.0", "testCases": [
          {"documentation": "d", "params": {"a": true, "b": "c", "d": ["e"]},
           "expect": {"endpoint": {"url": "u", "headers": {"h": ["v"]}, "properties": {"p": true}}}},
          {"expect": {"error": "e"}}]}"#,
    ));
    let traits = traits_of(&model, "a#Service").endpoint_traits;
    let cases = traits.expect("it has cases").cases;
    let [endpoint, error] = cases.as_slice() else {
        panic!("{cases:?}");
    };
    assert_eq!(endpoint.documentation, "d");
    assert_eq!(endpoint.parameters["a"], EndpointValue::Boolean(true));
    assert_eq!(
        endpoint.parameters["d"],
        EndpointValue::Strings(vec!["e".to_owned()])
    );
    let expected = endpoint.expected.as_ref().expect("it is an endpoint");
    assert_eq!(expected.url, "u");
    assert_eq!(expected.headers["h"], ["v"]);
    assert_eq!(expected.properties["p"], true);
    assert_eq!(error.expected, Err("e".to_owned()));
}

#[test]
fn reads_bindings() {
    let shapes = r#""a#Service": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}], "traits": {
            "aws.auth#sigv4": {"name": "lamps"},
            "aws.api#service": {"sdkId": "Lamps", "endpointPrefix": "lamps"},
            "smithy.rules#clientContextParams": {"Dim": {"type": "boolean", "documentation": "d"}}}},
          "a#Get": {"type": "operation", "input": {"target": "a#GetInput"}, "traits": {
            "smithy.rules#staticContextParams": {"Quiet": {"value": true}},
            "smithy.rules#operationContextParams": {"Lamps": {"path": "keys(lamps)"}, "All": {"path": "length(lamps)"}}}},
          "a#GetInput": {"type": "structure", "members": {"street": {"target": "smithy.api#String",
            "traits": {"smithy.rules#contextParam": {"name": "Street"}}}}}"#;
    let (model, report) = build_sources(&[source("model.json", shapes)]);
    assert!(
        report
            .to_string()
            .contains("unknown syntax in the path `length(lamps)`")
    );
    let service = traits_of(&model, "a#Service");
    assert_eq!(service.calls().signing_name.as_deref(), Some("lamps"));
    let about = service.service.expect("it is a service of AWS");
    assert_eq!(about.endpoint_prefix.as_deref(), Some("lamps"));
    let client = service.endpoint_traits.expect("it has parameters");
    assert_eq!(client.client_parameters["Dim"].kind, ParameterType::Boolean);
    let operation = traits_of(&model, "a#Get").endpoint_traits;
    let operation = operation.expect("it has parameters");
    assert_eq!(
        operation.static_parameters["Quiet"],
        EndpointValue::Boolean(true)
    );
    let keys = ContextPath {
        members: vec!["lamps".to_owned()],
        selection: Selection::Keys,
    };
    assert_eq!(operation.operation_parameters["Lamps"], Some(keys));
    // Kept, so that the plan knows that the parameter is not set.
    assert_eq!(operation.operation_parameters["All"], None);
    let street = member(&model, "a#GetInput", "street");
    let bound = street.traits.endpoint_traits.as_ref();
    let bound = bound.and_then(|traits| traits.context_parameter.as_deref());
    assert_eq!(bound, Some("Street"));
}

#[test]
fn reads_calls_of_cases() {
    let model = model(&service(
        r#""smithy.rules#endpointTests": {"version": "1.0", "testCases": [{"expect": {"error": "e"},
          "operationInputs": [{"operationName": "Get", "builtInParams": {"AWS::Region": "r"},
            "clientParams": {"Dim": true}, "operationParams": {"street": "s"}}]}]}"#,
    ));
    let traits = traits_of(&model, "a#Service").endpoint_traits;
    let cases = traits.expect("it has cases").cases;
    let [call] = cases[0].calls.as_slice() else {
        panic!("{cases:?}");
    };
    assert_eq!(call.operation, "Get");
    assert_eq!(
        call.built_ins["AWS::Region"],
        EndpointValue::String("r".to_owned())
    );
    assert_eq!(call.client_parameters["Dim"], EndpointValue::Boolean(true));
    assert_eq!(call.input["street"], "s");
}
