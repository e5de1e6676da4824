//! Merging, enums, recursion.

use super::*;
use serde_json::json;

const LAMP: &str = r#""a#Lamp": {"type": "structure", "members": {
    "b": {"target": "smithy.api#String"}, "a": {"target": "smithy.api#String"}}}"#;

#[test]
fn merges_files_that_agree_whatever_their_order() {
    let other = source(
        "other.json",
        &format!(r#"{LAMP}, "a#Sofa": {{"type": "string"}}"#),
    );
    let one = source("one.json", LAMP);
    let (model, report) = build_sources(&[other.clone(), one.clone()]);
    assert_eq!(report.to_string(), "");
    let again = build_sources(&[one, other]).0;
    assert_eq!(model.shapes, again.shapes);
    let names: Vec<&str> = model
        .members(&id("a#Lamp"))
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(names, ["b", "a"]);
    assert!(model.shape(&id("a#Sofa")).is_some());
}

#[test]
fn refuses_files_that_disagree_about_a_shape() {
    let swapped = r#""a#Lamp": {"type": "structure", "members": {
        "a": {"target": "smithy.api#String"}, "b": {"target": "smithy.api#String"}}}"#;
    let sources = [source("two.json", swapped), source("one.json", LAMP)];
    insta::assert_snapshot!(build_sources(&sources).1, @"
    error[conflicting-shape]: `a#Lamp` has a different definition at one.json (/shapes/a#Lamp)
      --> two.json:1:30 (/shapes/a#Lamp)
       = help: several files may define a shape only if the definitions are equal
    ");
}

#[test]
fn gives_every_value_of_an_enum() {
    let model = model(
        r#""a#Size": {"type": "enum", "members": {
             "S": {"target": "smithy.api#Unit"},
             "L": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "large"}}}},
           "a#Old": {"type": "string", "traits": {"smithy.api#enum": [
             {"value": "x-small", "name": "XS", "deprecated": true}, {"value": "1.0", "tags": ["t"]}]}},
           "a#Level": {"type": "intEnum", "members": {
             "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": -1}}}}"#,
    );
    let values = |shape: &str| -> Vec<(String, serde_json::Value)> {
        let members = model.members(&id(shape)).iter();
        members
            .map(|member| {
                (
                    member.name.clone(),
                    member
                        .traits
                        .enum_value
                        .as_ref()
                        .map(ListedValue::to_json)
                        .unwrap_or_default(),
                )
            })
            .collect()
    };
    assert_eq!(
        values("a#Size"),
        [("S".into(), json!("S")), ("L".into(), json!("large"))]
    );
    assert_eq!(
        values("a#Old"),
        [
            ("XS".into(), json!("x-small")),
            ("1.0".into(), json!("1.0"))
        ]
    );
    assert_eq!(values("a#Level"), [("LOW".into(), json!(-1))]);
    assert!(model.members(&id("a#Old"))[0].traits.deprecated.is_some());
}

#[test]
fn refuses_enums_without_distinct_values_of_their_type() {
    let shapes = r#"
        "a#None": {"type": "enum", "members": {}},
        "a#Twice": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"},
          "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "A"}},
          "C": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 3}}}},
        "a#Level": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit"},
          "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "3"}},
          "C": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 3000000000}}}},
        "a#Old": {"type": "string", "traits": {"smithy.api#enum": [{"name": "A"}]}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[enum-values]: the enum `a#None` has no values
      --> model.json:2:9 (/shapes/a#None)

    error[enum-values]: `a#Twice$B` has the same value as `A`: "A"
      --> model.json:4:11 (/shapes/a#Twice/members/B)

    error[enum-values]: the value of `a#Twice$C` must be a string
      --> model.json:5:11 (/shapes/a#Twice/members/C)

    error[enum-values]: `a#Level$A` has no value
      --> model.json:6:52 (/shapes/a#Level/members/A)

    error[enum-values]: the value of `a#Level$B` must be an integer
      --> model.json:7:11 (/shapes/a#Level/members/B)

    error[enum-values]: `a#Level$C` has no value
      --> model.json:8:11 (/shapes/a#Level/members/C)

    error[trait-value]: `smithy.api#enumValue` must be a string or a 32-bit integer, found 3000000000
      --> model.json:8:81 (/shapes/a#Level/members/C/traits/smithy.api#enumValue)

    error[enum-values]: the enum `a#Old` has no values
      --> model.json:9:9 (/shapes/a#Old)

    error[trait-value]: `smithy.api#enum` must list objects with a string `value`
      --> model.json:9:68 (/shapes/a#Old/traits/smithy.api#enum/0)
    "#);
}

#[test]
fn refuses_shapes_without_end_and_no_others() {
    let endless = r#"
        "a#List": {"type": "list", "member": {"target": "a#Map"}},
        "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#List"}},
        "a#Outside": {"type": "list", "member": {"target": "a#List"}},
        "a#Node": {"type": "structure", "members": {
          "next": {"target": "a#Node", "traits": {"smithy.api#required": {}}}}}"#;
    insta::assert_snapshot!(diagnose(endless), @r#"
    error[endless-shape]: `a#List` contains itself only through lists and maps, and has no finite value
      --> model.json:2:9 (/shapes/a#List)

    error[endless-shape]: `a#Map` contains itself only through lists and maps, and has no finite value
      --> model.json:3:9 (/shapes/a#Map)

    error[endless-shape]: `a#Node` contains itself only through required members, and has no finite value
      --> model.json:5:9 (/shapes/a#Node)
    "#);
    model(
        r#""a#Tree": {"type": "structure", "members": {
             "parent": {"target": "a#Tree"},
             "children": {"target": "a#Trees", "traits": {"smithy.api#required": {}}}}},
           "a#Trees": {"type": "list", "member": {"target": "a#Tree"}},
           "a#Expression": {"type": "union", "members": {"not": {"target": "a#Expression"}}}"#,
    );
}

#[test]
fn unit_is_no_input_and_no_output() {
    let model = model(
        r#""a#Do": {"type": "operation",
             "input": {"target": "smithy.api#Unit"}, "output": {"target": "smithy.api#Unit"}}"#,
    );
    assert_eq!(
        model.kind(&id("a#Do")),
        Some(&Kind::Operation(Operation::default()))
    );
}
