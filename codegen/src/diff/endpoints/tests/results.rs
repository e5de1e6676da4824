//! Rules with the same results, and with others.

use serde_json::{Value, json};

use super::{changed, compared, is_set, rewritten, rules, traits};
use crate::diff::endpoints::parameters::Parameters;
use crate::diff::endpoints::{Endpoints, Presence, Side, compare, same_text};

#[test]
fn ignores_documentation_and_the_case_of_types() {
    let new = changed("/parameters/Region/documentation", json!("In which region"));
    let new = new.to_string().replace(r#""String""#, r#""string""#);
    let new: Value = serde_json::from_str(&new).expect("it is still JSON");
    let (old, new) = (
        traits(&rules(), &[]),
        traits(&new, &[json!({"UseFIPS": true})]),
    );
    let (old, new) = (Side::of(Some(&old)), Side::of(Some(&new)));
    assert!(same_text(&old, &new));
    assert_eq!(compare(&old, &new), rewritten(0));
}

#[test]
fn finds_no_difference_between_rules_with_the_same_results() {
    // 8 regions, with and without FIPS, with and without another endpoint.
    const GRID: usize = 32;
    let or_error =
        json!({"type": "error", "conditions": [is_set("Region")], "error": "unreachable"});
    let mut more_rules = rules();
    let list = more_rules["rules"].as_array_mut();
    list.expect("it is a list").insert(2, or_error);
    let error_first = json!([
        {"type": "error", "error": "no region", "conditions": [
            {"fn": "not", "argv": [is_set("Region")]}, {"fn": "not", "argv": [is_set("Endpoint")]}]},
        rules()["rules"][0], rules()["rules"][1]["rules"][0], rules()["rules"][1]["rules"][1]]);
    for new in [changed("/rules", error_first), more_rules] {
        assert_eq!(compared(&rules(), &new), rewritten(GRID));
    }
}

#[test]
fn compares_a_rule_set_with_a_diagram() {
    let parameters = json!({"Region": {"type": "string", "builtIn": "AWS::Region"}});
    let conditions = json!([is_set("Region"),
        {"fn": "isValidHostLabel", "argv": [{"ref": "Region"}, false]}]);
    let endpoint = json!({"type": "endpoint", "conditions": [],
        "endpoint": {"url": "https://{Region}.example"}});
    let error = json!({"type": "error", "conditions": [], "error": "no region"});
    let tree = json!({"type": "tree", "conditions": conditions, "rules": [endpoint]});
    let rule_set = json!({"version": "1.0", "parameters": parameters, "rules": [tree, error]});
    let diagram = json!({"version": "1.1", "parameters": parameters, "conditions": conditions,
        "results": [endpoint, error], "root": 2, "nodeCount": 3,
        "nodes": "/////wAAAAH/////AAAAAAAAAAMF9eECAAAAAQX14QEF9eEC"});
    assert_eq!(compared(&rule_set, &diagram), rewritten(8));
}

#[test]
fn shows_the_first_difference() {
    let endpoint = "/rules/1/rules/1/endpoint";
    let cases = [
        (
            changed(
                &format!("{endpoint}/url"),
                json!("https://new.{Region}.example"),
            ),
            7,
            "region us-east-1: https://lamps.us-east-1.example → https://new.us-east-1.example",
        ),
        (
            changed(
                "/rules/1/rules/0/endpoint/url",
                json!("https://fips.{Region}.example"),
            ),
            7,
            "region us-east-1, FIPS: https://lamps-fips.us-east-1.example → \
             https://fips.us-east-1.example",
        ),
        (
            changed("/rules/0/endpoint/url", json!("https://lamps.example")),
            16,
            "region us-east-1, endpoint https://example.com: https://example.com → \
             https://lamps.example",
        ),
        (
            changed("/rules/2/error", json!("which region?")),
            2,
            "no region: error \"no region\" → error \"which region?\"",
        ),
        (
            changed("/parameters/Region/required", json!(true)),
            4,
            "no region: error \"no region\" → error \"the endpoint parameter `Region` is required\"",
        ),
        (
            changed(&format!("{endpoint}/headers"), json!({"x-a": ["a"]})),
            7,
            "region us-east-1: https://lamps.us-east-1.example → \
             https://lamps.us-east-1.example with other headers",
        ),
        (
            changed(
                &format!("{endpoint}/properties/authSchemes/0/signingName"),
                json!("lamp"),
            ),
            7,
            "region us-east-1: https://lamps.us-east-1.example → \
             https://lamps.us-east-1.example with other `authSchemes`",
        ),
    ];
    for (new, different, first) in cases {
        let found = compared(&rules(), &new);
        assert_eq!(found.first.as_deref(), Some(first));
        assert_eq!((found.tried, found.different), (32, different), "{first}");
        assert_eq!(found.parameters, Parameters::default(), "{first}");
    }
}

#[test]
fn compares_nothing_if_one_side_has_no_rules() {
    let traits = traits(&rules(), &[json!({"Region": "us-east-1"})]);
    let (with, without) = (Side::of(Some(&traits)), Side::default());
    let cases = [
        (with, without, Presence::Old, [true, false]),
        (without, with, Presence::New, [false, true]),
        (without, without, Presence::Neither, [false; 2]),
    ];
    for (old, new, presence, in_region) in cases {
        let expected = Endpoints {
            presence,
            in_region,
            ..rewritten(0)
        };
        assert_eq!(compare(&old, &new), expected);
        assert_eq!(same_text(&old, &new), presence == Presence::Neither);
    }
}
