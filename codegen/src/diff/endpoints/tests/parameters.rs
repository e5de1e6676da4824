//! Other parameters, and the parameters of test cases.

use serde_json::{Value, json};

use super::{changed, compared, is_set, rules, with, with_cases};
use crate::diff::endpoints::parameters::{Parameters, Retyped};
use crate::model::ParameterType;

#[test]
fn evaluates_the_cases_of_both_models() {
    let color = json!({"type": "string"});
    let old = changed("/parameters/Color", color.clone());
    let mut new = old.clone();
    new["rules"][0]["conditions"] = json!([
        is_set("Endpoint"), {"fn": "not", "argv": [is_set("Color")]}]);
    let parameters = json!({"Endpoint": "https://a.example", "Color": "red", "UseFIPS": false});
    let without_color = json!({"Region": "us-east-1", "UseFIPS": false});
    let cases = [parameters, without_color];
    let first = "no region, endpoint https://a.example, Color red: https://a.example → error \
                 \"no region\"";
    for (of_old, of_new) in [(&cases[..], &[][..]), (&[], &cases), (&cases, &cases)] {
        let found = with_cases((&old, of_old), (&new, of_new));
        assert_eq!(found.first.as_deref(), Some(first));
        assert_eq!((found.tried, found.different), (33, 1));
    }
}

#[test]
fn compares_parameters() {
    let old = changed("/parameters/Color", json!({"type": "string"}));
    let old = with(old, "/parameters/Street", json!({"type": "string"}));
    let new = changed("/parameters/Color", json!({"type": "stringArray"}));
    let new = with(new, "/parameters/Dim", json!({"type": "boolean"}));
    let cases = [json!({"Dim": true, "UseFIPS": false, "Region": "us-east-1"})];
    let found = with_cases((&old, &[]), (&new, &cases));
    let parameters = Parameters {
        added: vec!["Dim".to_owned()],
        removed: vec!["Street".to_owned()],
        retyped: vec![Retyped {
            name: "Color".to_owned(),
            old: ParameterType::String,
            new: ParameterType::Strings,
        }],
    };
    assert_eq!(found.parameters, parameters);
    // No caller of the old crate could set the new parameter.
    assert_eq!((found.tried, found.different), (32, 0));
}

#[test]
fn sets_a_built_in_by_any_name() {
    let renamed = rules().to_string();
    let renamed = renamed
        .replace("UseFIPS", "Fips")
        .replace("AWS::Fips", "AWS::UseFIPS");
    let renamed: Value = serde_json::from_str(&renamed).expect("it is still JSON");
    let cases = [json!({"UseFIPS": true, "Region": "eu-lamp-1"})];
    let found = with_cases((&rules(), &cases), (&renamed, &[]));
    assert_eq!((found.tried, found.different), (33, 0), "{:?}", found.first);
    assert_eq!(found.parameters.added, ["Fips"]);
    assert_eq!(found.parameters.removed, ["UseFIPS"]);
}

#[test]
fn tells_whether_a_region_is_enough() {
    let account = json!({"type": "string", "required": true});
    let new = with(rules(), "/parameters/Account", account);
    let found = compared(&rules(), &new);
    assert_eq!(found.in_region, [true, false]);
    assert_eq!((found.tried, found.different), (32, 32));
}
