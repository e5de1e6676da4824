//! References between shapes, and their ids.

use super::*;

#[test]
fn names_a_missing_target_and_suggests_another() {
    let shapes = r#"
        "com.example#Glow": {"type": "string"},
        "com.example#Lamp": {"type": "structure", "members": {
          "glow": {"target": "com.example#Glo"},
          "size": {"target": "smithy.api#Intger"},
          "name": {"target": "Glow"},
          "nothing": {"target": "com.example#Sofa"}
        }}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[dangling-target]: `com.example#Lamp$glow` targets `com.example#Glo`, which no input file defines
      --> model.json:4:30 (/shapes/com.example#Lamp/members/glow/target)
       = help: did you mean `com.example#Glow`?

    error[dangling-target]: `com.example#Lamp$size` targets `smithy.api#Intger`, which Smithy's prelude does not define
      --> model.json:5:30 (/shapes/com.example#Lamp/members/size/target)
       = help: did you mean `smithy.api#Integer`?

    error[invalid-id]: `com.example#Lamp$name` targets `Glow`, which is not a shape id
      --> model.json:6:30 (/shapes/com.example#Lamp/members/name/target)
       = help: did you mean `com.example#Glow`?

    error[dangling-target]: `com.example#Lamp$nothing` targets `com.example#Sofa`, which no input file defines
      --> model.json:7:33 (/shapes/com.example#Lamp/members/nothing/target)
       = help: also name the file that defines it
    "#);
}

#[test]
fn refuses_targets_of_the_wrong_kind() {
    let shapes = r#"
        "a#Text": {"type": "string"},
        "a#Record": {"type": "structure", "members": {
          "operation": {"target": "a#Do"}, "unit": {"target": "smithy.api#Unit"}}},
        "a#Failure": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "a#Choice": {"type": "union", "members": {"nothing": {"target": "smithy.api#Unit"}}},
        "a#Size": {"type": "enum", "members": {"S": {"target": "smithy.api#String"}}},
        "a#Table": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "a#Text"}},
        "a#Do": {"type": "operation", "input": {"target": "a#Text"}, "output": {"target": "a#Failure"},
          "errors": [{"target": "a#Failure"}, {"target": "a#Record"}, {"target": "a#Text"}]},
        "a#Room": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#Long"}},
          "read": {"target": "a#Record"}, "operations": {}, "resources": [{"target": "a#Do"}, 7]},
        "a#Service": {"type": "service", "version": 1, "operations": [{"target": "a#Room"}],
          "rename": {"a#Absent": "Present", "a#Text": "not a name"}}"#;
    insta::assert_snapshot!(diagnose(shapes), @"
    error[target-kind]: `a#Record$operation` must target a shape that has values; `a#Do` is of type operation
      --> model.json:4:35 (/shapes/a#Record/members/operation/target)

    error[target-kind]: `a#Record$unit` targets `smithy.api#Unit`, which has no values
      --> model.json:4:63 (/shapes/a#Record/members/unit/target)

    error[target-kind]: `a#Size$S` must target `smithy.api#Unit`; `smithy.api#String` is of type string
      --> model.json:7:64 (/shapes/a#Size/members/S/target)

    error[target-kind]: `a#Table$key` must target a string or enum; `smithy.api#Integer` is of type integer
      --> model.json:8:54 (/shapes/a#Table/key/target)

    error[target-kind]: `a#Do` must target a structure; `a#Text` is of type string
      --> model.json:9:59 (/shapes/a#Do/input/target)

    error[target-kind]: `a#Do` targets `a#Failure`, which is an error and cannot be input or output
      --> model.json:9:91 (/shapes/a#Do/output/target)

    error[target-kind]: `a#Do` lists `a#Record` as an error, which lacks the trait `smithy.api#error`
      --> model.json:10:58 (/shapes/a#Do/errors/1/target)

    error[target-kind]: `a#Do` must target a structure with the trait `smithy.api#error`; `a#Text` is of type string
      --> model.json:10:82 (/shapes/a#Do/errors/2/target)

    error[target-kind]: `a#Room` must target a string; `smithy.api#Long` is of type long
      --> model.json:11:73 (/shapes/a#Room/identifiers/id/target)

    error[target-kind]: `a#Room` must target an operation; `a#Record` is of type structure
      --> model.json:12:30 (/shapes/a#Room/read/target)

    error[malformed-shape]: `operations` must be a list
      --> model.json:12:43 (/shapes/a#Room/operations)

    error[target-kind]: `a#Room` must target a resource; `a#Do` is of type operation
      --> model.json:12:86 (/shapes/a#Room/resources/0/target)

    error[malformed-shape]: expected a reference: an object with `target`
      --> model.json:12:95 (/shapes/a#Room/resources/1)

    error[malformed-shape]: `version` must be a string
      --> model.json:13:53 (/shapes/a#Service/version)

    error[target-kind]: `a#Service` must target an operation; `a#Room` is of type resource
      --> model.json:13:82 (/shapes/a#Service/operations/0/target)

    error[dangling-target]: `a#Service` targets `a#Absent`, which no input file defines
      --> model.json:14:22 (/shapes/a#Service/rename/a#Absent)
       = help: also name the file that defines it

    error[malformed-shape]: the new name of a shape is invalid
      --> model.json:14:55 (/shapes/a#Service/rename/a#Text)
    ");
}

#[test]
fn refuses_invalid_ids_and_names() {
    let shapes = r#"
        "Lamp": {"type": "string"},
        "a#Lamp$on": {"type": "string"},
        "smithy.api#String": {"type": "string"},
        "a#Record": {"type": "structure", "members": {"not ok": {"target": "smithy.api#String"}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[invalid-id]: `Lamp` is not the id of a shape
      --> model.json:2:9 (/shapes/Lamp)
       = help: write `namespace#Name`

    error[invalid-id]: `a#Lamp$on` is not the id of a shape
      --> model.json:3:9 (/shapes/a#Lamp$on)
       = help: write `namespace#Name`

    error[invalid-id]: `not ok` is not a valid member name
      --> model.json:5:55 (/shapes/a#Record/members/not ok)
    "#);
}

#[test]
fn reads_ids_by_the_grammar() {
    for text in ["a#B", "a.b_c.d1#_1", "A#a_", "a#__x"] {
        assert_eq!(
            ShapeId::parse(text).map(|id| id.to_string()).as_deref(),
            Some(text)
        );
    }
    for text in [
        "", "#", "a#", "#B", "a", "a.#B", "1a#B", "a#1", "a#_", "a#B$c", "a#ä", "a b#c", "a#b#c",
    ] {
        assert_eq!(ShapeId::parse(text), None, "{text}");
    }
    assert_eq!((id("a.b#C").namespace(), id("a.b#C").name()), ("a.b", "C"));
    // Ordered as strings, in which `#` comes before `.`.
    assert!(id("a#Z") < id("a.b#A"));
}

#[test]
fn looks_for_a_hundred_suggestions_and_no_more() {
    let members: Vec<String> = (0..150)
        .map(|index| format!(r#""m{index}": {{"target": "a#Lmap"}}"#))
        .collect();
    let shapes = format!(
        r#""a#Lamp": {{"type": "structure", "members": {{{}}}}}"#,
        members.join(", ")
    );
    let report = build_sources(&[source("model.json", &shapes)]).1;
    let helps = report.errors().filter_map(|error| error.help.as_deref());
    let (near, other): (Vec<&str>, Vec<&str>) = helps.partition(|help| help.contains("a#Lamp"));
    assert_eq!((near.len(), other.len()), (100, 50));
    assert_eq!(other[0], "also name the file that defines it");
}
