//! Models with endpoint tests, and what the program reports.

use std::io::Write;

use serde_json::{Value, json};

use super::run;

/// A rule set, and the diagram that was compiled from it: the region, if it is a host label.
fn traits(cases: &Value) -> Value {
    let parameters = json!({"Region": {"type": "String", "documentation": ""}});
    let conditions = json!([
        {"fn": "isSet", "argv": [{"ref": "Region"}]},
        {"fn": "isValidHostLabel", "argv": [{"ref": "Region"}, false]}]);
    let endpoint = json!({"type": "endpoint", "conditions": [], "endpoint": {
        "url": "https://{Region}.example.com", "headers": {"x-region": ["{Region}"]}}});
    let refused = json!({"type": "error", "conditions": [], "error": "no region"});
    json!({
        "smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": parameters, "rules": [
            {"type": "tree", "conditions": conditions, "rules": [endpoint]}, refused]},
        "smithy.rules#endpointBdd": {"version": "1.1", "parameters": parameters,
            "conditions": conditions, "results": [endpoint, refused], "root": 2, "nodeCount": 3,
            "nodes": "/////wAAAAH/////AAAAAAAAAAMF9eECAAAAAQX14QEF9eEC"},
        "smithy.rules#endpointTests": {"version": "1.0", "testCases": cases}})
}

fn result(traits: &Value) -> Result<String, String> {
    let service = json!({"type": "service", "version": "1", "traits": traits});
    let model = json!({"smithy": "2.0", "shapes": {"a#Service": service}});
    let mut file = tempfile::NamedTempFile::new().expect("a file can be made");
    write!(file, "{model}").expect("it can be written");
    let text = run(file.path()).map(|tally| tally.to_string());
    let name = file.path().display().to_string();
    text.map(|text| text.replace(&name, "model.json"))
}

#[test]
fn evaluates_cases_by_both_forms_of_rules() {
    let cases = json!([
        {"documentation": "a region", "params": {"Region": "a"}, "expect": {"endpoint": {
            "url": "https://a.example.com", "headers": {"x-region": ["a"]}}}},
        {"documentation": "none", "expect": {"error": "no region"}},
        {"documentation": "no label", "params": {"Region": "a.b"}, "expect": {"error": "no region"}}]);
    let all = "3 endpoint tests of 1 services, 1 with a diagram, 1 with a rule set: all passed\n";
    assert_eq!(result(&traits(&cases)).as_deref(), Ok(all));
}

#[test]
fn reports_differences() {
    let cases = json!([
        {"documentation": "no headers", "params": {"Region": "a"},
         "expect": {"endpoint": {"url": "https://a.example.com"}}},
        {"documentation": "another error", "expect": {"error": "no"}}]);
    let mut one_form = traits(&cases);
    let removed = one_form
        .as_object_mut()
        .map(|traits| traits.remove("smithy.rules#endpointBdd"));
    assert!(removed.is_some());
    let report = result(&one_form).expect("the model can be read");
    let lines: Vec<&str> = report.lines().collect();
    let first = "failed: model.json: no headers: by the rule set: expected ";
    assert!(lines[0].starts_with(first), "{report}");
    let difference = "expected the error `no`, found `no region`";
    assert_eq!(
        lines[1..],
        [
            format!(
                "failed: model.json: another error: by the rule set: {difference}; by the diagram of \
                 the rule set: {difference}"
            ),
            "2 endpoint tests of 1 services, 1 with a rule set: 2 failed".to_owned(),
        ]
    );
}

#[test]
fn leaves_no_case_out() {
    let mut none = traits(&json!([{"documentation": "none", "expect": {"error": "no region"}}]));
    for form in ["smithy.rules#endpointBdd", "smithy.rules#endpointRuleSet"] {
        none[form]["version"] = "9.0".into();
    }
    let report = result(&none).expect("the model can be read");
    assert_eq!(
        report,
        "failed: model.json: none: there are no endpoint rules that can be evaluated\n\
         1 endpoint tests of 1 services: 1 failed\n"
    );
    none["smithy.rules#endpointBdd"] = json!({"version": "1.1"});
    let refused = result(&none).expect_err("it has no parameters");
    assert!(refused.contains("has no `parameters`"), "{refused}");
}
