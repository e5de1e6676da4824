//! Files that contain the prelude, as `smithy ast --include-prelude` writes it.

use super::*;

/// Shapes of the prelude, including two definitions of traits and the shapes that they use.
const PRELUDE: &str = r#"
    "smithy.api#String": {"type": "string"},
    "smithy.api#Integer": {"type": "integer"},
    "smithy.api#Document": {"type": "document"},
    "smithy.api#Unit": {"type": "structure", "members": {}, "traits": {"smithy.api#unitType": {}}},
    "smithy.api#PrimitiveBoolean": {"type": "boolean", "traits": {"smithy.api#default": false}},
    "smithy.api#PrimitiveDouble": {"type": "double", "traits": {"smithy.api#default": 0.0}},
    "smithy.api#NonEmptyString": {"type": "string", "traits": {
      "smithy.api#length": {"min": 1}, "smithy.api#private": {}}},
    "smithy.api#tags": {"type": "list", "member": {"target": "smithy.api#NonEmptyString"},
      "traits": {"smithy.api#trait": {}}},
    "smithy.api#http": {"type": "structure", "traits": {"smithy.api#trait": {"selector": "operation"}},
      "members": {"code": {"target": "smithy.api#PrimitiveInteger"}}}"#;

const LAMP: &str = r#"
    "a#Lamp": {"type": "structure", "members": {
      "name": {"target": "smithy.api#String"},
      "on": {"target": "smithy.api#PrimitiveBoolean"}}}"#;

#[test]
fn a_model_may_contain_the_prelude() {
    let with = model(&format!("{PRELUDE},{LAMP}"));
    let without = model(LAMP);
    let ids = |model: &Model| model.shapes.keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(&with), ids(&without));
    assert_eq!(
        traits_of(&with, "smithy.api#PrimitiveBoolean").default,
        traits_of(&without, "smithy.api#PrimitiveBoolean").default
    );
}

#[test]
fn a_file_of_1_0_may_contain_the_prelude() {
    let boxed = r#""smithy.api#Integer": {"type": "integer", "traits": {"smithy.api#box": {}}},
        "smithy.api#PrimitiveInteger": {"type": "integer"}, "smithy.api#Blob": {"type": "blob"}"#;
    let model = model_of(&[source_in("1.0", "old.json", boxed)]);
    assert_eq!(traits_of(&model, "smithy.api#Integer").default, None);
}

#[test]
fn warns_of_a_prelude_that_is_not_the_built_in_one() {
    let shapes = r#"
        "smithy.api#String": {"type": "blob"},
        "smithy.api#PrimitiveLong": {"type": "long"},
        "smithy.api#Watts": {"type": "integer"},
        "a#Lamp": {"type": "structure", "members": {"name": {"target": "smithy.api#String"}}}"#;
    let (built, report) = build_sources(&[source("model.json", shapes)]);
    assert_eq!(built.kind(&id("smithy.api#String")), Some(&Kind::String));
    assert_eq!(built.kind(&id("smithy.api#Watts")), None);
    insta::assert_snapshot!(report, @r#"
    warning[conflicting-shape]: `smithy.api#String` differs from the shape in Smithy's prelude; it is ignored
      --> model.json:2:9 (/shapes/smithy.api#String)
       = help: remove it, or define it in a namespace of your own

    warning[conflicting-shape]: `smithy.api#PrimitiveLong` differs from the shape in Smithy's prelude; it is ignored
      --> model.json:3:9 (/shapes/smithy.api#PrimitiveLong)
       = help: remove it, or define it in a namespace of your own

    warning[conflicting-shape]: Smithy's prelude has no `smithy.api#Watts`; it is ignored
      --> model.json:4:9 (/shapes/smithy.api#Watts)
       = help: remove it, or define it in a namespace of your own
    "#);
}

#[test]
fn refuses_a_target_that_only_another_prelude_has() {
    let shapes = r#"
        "smithy.api#Watts": {"type": "integer"},
        "a#Lamp": {"type": "structure", "members": {"power": {"target": "smithy.api#Watts"}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    warning[conflicting-shape]: Smithy's prelude has no `smithy.api#Watts`; it is ignored
      --> model.json:2:9 (/shapes/smithy.api#Watts)
       = help: remove it, or define it in a namespace of your own

    error[dangling-target]: `a#Lamp$power` targets `smithy.api#Watts`, which Smithy's prelude does not define
      --> model.json:3:73 (/shapes/a#Lamp/members/power/target)
       = help: target a shape in a namespace of your own
    "#);
}
