//! The meaning of files of Smithy 1.0.

use super::*;
use serde_json::{Value, json};

const OLD: &str = r#"
    "a#Plain": {"type": "integer"},
    "a#Boxed": {"type": "integer", "traits": {"smithy.api#box": {}}},
    "a#Flag": {"type": "boolean"},
    "a#Stream": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
    "a#Names": {"type": "set", "member": {"target": "smithy.api#String"}},
    "a#Numbers": {"type": "list", "member": {"target": "a#Plain"}},
    "a#Record": {"type": "structure", "members": {
      "plain": {"target": "a#Plain"},
      "plainBoxed": {"target": "a#Plain", "traits": {"smithy.api#box": {}}},
      "boxed": {"target": "a#Boxed"},
      "flag": {"target": "a#Flag", "traits": {"smithy.api#required": {}}},
      "ready": {"target": "smithy.api#Integer"},
      "primitive": {"target": "smithy.api#PrimitiveDouble"},
      "text": {"target": "smithy.api#String"},
      "new": {"target": "b#New"},
      "newZero": {"target": "b#NewZero"},
      "newFive": {"target": "b#NewFive"},
      "stream": {"target": "a#Stream"}}},
    "a#Upload": {"type": "structure", "members": {
      "stream": {"target": "a#Stream", "traits": {"smithy.api#required": {}}}}}"#;

const NEW: &str = r#"
    "b#New": {"type": "integer"},
    "b#NewZero": {"type": "float", "traits": {"smithy.api#default": 0.0}},
    "b#NewFive": {"type": "integer", "traits": {"smithy.api#default": 5}},
    "b#Record": {"type": "structure", "members": {"plain": {"target": "a#Plain"}}}"#;

fn both() -> Model {
    model_of(&[source_in("1.0", "old.json", OLD), source("new.json", NEW)])
}

#[test]
fn numbers_and_booleans_of_1_0_have_zero_as_default_unless_boxed() {
    let model = both();
    let default = |shape: &str| traits_of(&model, shape).default.map(|value| *value);
    assert_eq!(default("a#Plain"), Some(json!(0)));
    assert_eq!(default("a#Flag"), Some(json!(false)));
    assert_eq!(default("a#Boxed"), None);
    assert_eq!(default("b#New"), None);
    let defaults: Vec<(String, Option<Value>)> = model
        .members(&id("a#Record"))
        .iter()
        .map(|member| {
            (
                member.name.clone(),
                member.traits.default.as_deref().cloned(),
            )
        })
        .collect();
    let expected = [
        ("plain", Some(json!(0))),
        ("plainBoxed", Some(json!(null))),
        ("boxed", None),
        ("flag", Some(json!(false))),
        ("ready", None),
        ("primitive", Some(json!(0))),
        ("text", None),
        ("new", None),
        ("newZero", Some(json!(0.0))),
        ("newFive", None),
        ("stream", Some(json!(""))),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(name, default)| (name.to_owned(), default))
        .collect();
    assert_eq!(defaults, expected);
    assert_eq!(member(&model, "a#Upload", "stream").traits.default, None);
    assert_eq!(member(&model, "a#Numbers", "member").traits.default, None);
    // A file of version 2.0 states its defaults itself.
    assert_eq!(member(&model, "b#Record", "plain").traits.default, None);
}

#[test]
fn a_set_is_a_list_of_unique_items() {
    let model = both();
    assert!(matches!(model.kind(&id("a#Names")), Some(Kind::List(_))));
    assert!(traits_of(&model, "a#Names").unique_items);
}

#[test]
fn a_box_may_be_applied() {
    let apply = r#""a#Plain": {"type": "apply", "traits": {"smithy.api#box": {}}},
        "a#Record$flag": {"type": "apply", "traits": {"smithy.api#box": {}}}"#;
    let model = model_of(&[
        source_in("1", "apply.json", apply),
        source_in("1", "old.json", OLD),
        source("new.json", NEW),
    ]);
    assert_eq!(traits_of(&model, "a#Plain").default, None);
    assert_eq!(member(&model, "a#Record", "plain").traits.default, None);
    let flag = member(&model, "a#Record", "flag");
    assert_eq!(flag.traits.default.as_deref(), Some(&json!(null)));
}

#[test]
fn reports_traits_that_a_version_does_not_have() {
    let shapes = r#"
        "a#Count": {"type": "integer", "traits": {"smithy.api#box": {}}},
        "a#Mixed": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
          "count": {"target": "a#Count", "traits": {"smithy.api#default": 1}}}}"#;
    let report = |version| build_sources(&[source_in(version, "model.json", shapes)]).1;
    insta::assert_snapshot!(report("1.0"), @"
    error[trait-version]: `a#Mixed` has the trait `smithy.api#mixin`, which is not in Smithy 1.0
      --> model.json:3:53 (/shapes/a#Mixed/traits/smithy.api#mixin)
       = help: convert the file to Smithy 2.0

    error[trait-version]: `a#Mixed$count` has the trait `smithy.api#default`, which is not in Smithy 1.0
      --> model.json:4:75 (/shapes/a#Mixed/members/count/traits/smithy.api#default)
       = help: remove it, because a shape without `smithy.api#box` has the default anyway, or convert the file to Smithy 2.0
    ");
    insta::assert_snapshot!(report("2.0"), @"
    warning[trait-version]: `a#Count` has the trait `smithy.api#box`, which is not in Smithy 2.0
      --> model.json:2:51 (/shapes/a#Count/traits/smithy.api#box)
       = help: remove it; a member without a default is optional
    ");
}

#[test]
fn refuses_one_shape_in_two_versions() {
    let shapes = r#""a#Count": {"type": "integer"}"#;
    let sources = [
        source_in("1.0", "old.json", shapes),
        source("new.json", shapes),
    ];
    insta::assert_snapshot!(build_sources(&sources).1, @"
    error[conflicting-shape]: `a#Count` has a different definition at new.json (/shapes/a#Count), in Smithy 2.0
      --> old.json:1:30 (/shapes/a#Count)
       = help: several files may define a shape only if the definitions are equal
    ");
}
