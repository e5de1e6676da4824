//! Valid Smithy ASTs, and the errors of other files.

use super::*;
use crate::report::Report;

fn diagnose(text: &str) -> String {
    let source = Source {
        name: "model.json".to_owned(),
        text: text.to_owned(),
    };
    let mut report = Report::new();
    read(&source, &mut report);
    report.locate(&[source]);
    report.to_string()
}

fn read_shapes(text: &str) -> Ast {
    let mut report = Report::new();
    let source = Source {
        name: "model.json".to_owned(),
        text: text.to_owned(),
    };
    let ast = read(&source, &mut report).expect("the text is an AST");
    assert_eq!(report.to_string(), "");
    ast
}

#[test]
fn reports_where_the_file_stops_being_json() {
    insta::assert_snapshot!(diagnose("{\n  \"smithy\": \"2.0\",\n  \"ä\": x\n}"), @r#"
    error[not-json]: not JSON: expected value
      --> model.json:3:8
    "#);
    insta::assert_snapshot!(diagnose(""), @r#"
    error[not-json]: not JSON: EOF while parsing a value
      --> model.json:1:1
    "#);
    for text in [
        "$version: \"2.0\"\nnamespace a\n",
        "\n// Lamps.\n$version: \"2\"\n",
        "namespace com.example.lamps\n",
    ] {
        assert_eq!(
            diagnose(text),
            "error[not-json]: the file is in the Smithy IDL, not in the JSON AST\n  --> model.json\n   \
             = help: AWS publishes the JSON AST of its services at \
             https://github.com/aws/api-models-aws; `smithy ast` converts other `.smithy` files to \
             JSON",
            "{text}"
        );
    }
    insta::assert_snapshot!(diagnose(&"[".repeat(100_000)), @r#"
    error[not-json]: not JSON: recursion limit exceeded
      --> model.json:1:128
    "#);
}

#[test]
fn reports_files_that_are_not_smithy_models() {
    insta::assert_snapshot!(diagnose("[1]"), @r#"
    error[not-smithy]: the document is not a JSON object
      --> model.json
       = help: expected a Smithy JSON AST: an object with `smithy` and `shapes`
    "#);
    insta::assert_snapshot!(diagnose(r#"{"openapi": "3.0"}"#), @r#"
    error[not-smithy]: the key `smithy` with the version is missing
      --> model.json
       = help: expected a Smithy JSON AST: an object with `smithy` and `shapes`
    "#);
    let botocore = r#"{"version": "2.0", "metadata": {"apiVersion": "2022-07-26"},
        "operations": {}, "shapes": {}}"#;
    assert_eq!(
        diagnose(botocore),
        "error[not-smithy]: the file is an API description of older AWS SDKs, such as botocore's \
         `service-2.json`\n  --> model.json\n   = help: use the Smithy model of the service: AWS \
         publishes the JSON AST of its services at https://github.com/aws/api-models-aws"
    );
    insta::assert_snapshot!(diagnose(r#"{"smithy": "2.0", "shapes": []}"#), @r#"
    error[not-smithy]: `shapes` is not an object
      --> model.json:1:19 (/shapes)
    "#);
}

#[test]
fn refuses_unknown_versions() {
    insta::assert_snapshot!(diagnose(r#"{"smithy": "3.0", "shapes": {}}"#), @r#"
    error[unsupported-version]: Smithy version "3.0" is not supported
      --> model.json:1:12 (/smithy)
       = help: supported versions: "1.0" and "2.0"
    "#);
    insta::assert_snapshot!(diagnose(r#"{"smithy": 2.0, "shapes": {}}"#), @r#"
    error[unsupported-version]: Smithy version 2.0 is not supported
      --> model.json:1:12 (/smithy)
       = help: supported versions: "1.0" and "2.0"
    "#);
    for version in ["1", "1.0", "2", "2.0"] {
        assert_eq!(
            diagnose(&format!("\u{feff}{{\"smithy\": \"{version}\"}}")),
            ""
        );
    }
}

#[test]
fn shows_every_malformed_shape_of_a_file() {
    let text = r#"{"smithy": "2.0", "shapes": {
        "a#A": 1,
        "a#B": {"type": "strin"},
        "a#C": {"type": "set", "member": {"target": "smithy.api#String"}},
        "a#D": {"type": "structure", "member": {}, "members": {"x": {}, "y": {"target": "a#A", "trait": {}}}},
        "a#E": {"type": "apply", "trait": {}},
        "a#F": {"type": "structure", "mixins": [{"target": "a#D"}, "a#D"]},
        "a#G": {"type": "map", "key": {"target": "a#A"}},
        "a#H": {"type": "string", "traits": []},
        "a#I": {}
    }}"#;
    insta::assert_snapshot!(diagnose(text), @r#"
    error[malformed-shape]: a shape is not a JSON object
      --> model.json:2:16 (/shapes/a#A)

    error[unknown-kind]: unknown shape type `strin`
      --> model.json:3:25 (/shapes/a#B/type)
       = help: did you mean `string`?

    error[unknown-kind]: Smithy 2.0 has no shape type `set`
      --> model.json:4:25 (/shapes/a#C/type)
       = help: use `list` with the trait `smithy.api#uniqueItems`

    warning[unknown-key]: unknown key `member` in a shape of type `structure`; it is ignored
      --> model.json:5:38 (/shapes/a#D/member)
       = help: did you mean `members`?

    error[malformed-shape]: the member `x` has no `target`
      --> model.json:5:64 (/shapes/a#D/members/x)

    warning[unknown-key]: unknown key `trait` in a member; it is ignored
      --> model.json:5:96 (/shapes/a#D/members/y/trait)
       = help: did you mean `traits`?

    error[malformed-shape]: the `apply` statement has no `traits`
      --> model.json:6:9 (/shapes/a#E)

    warning[unknown-key]: unknown key `trait` in an `apply` statement; it is ignored
      --> model.json:6:34 (/shapes/a#E/trait)
       = help: did you mean `traits`?

    error[malformed-shape]: expected a reference: an object with `target`
      --> model.json:7:68 (/shapes/a#F/mixins/1)

    error[malformed-shape]: the map has no `value`
      --> model.json:8:9 (/shapes/a#G)

    error[malformed-shape]: `traits` is not a JSON object
      --> model.json:9:35 (/shapes/a#H/traits)

    error[malformed-shape]: the shape has no `type`
      --> model.json:10:9 (/shapes/a#I)
    "#);
}

#[test]
fn refuses_the_types_of_the_other_version() {
    let shapes = r#""shapes": {
        "a#A": {"type": "set", "member": {"target": "smithy.api#String"}},
        "a#B": {"type": "enum", "members": {}}, "a#C": {"type": "intEnum", "members": {}},
        "a#D": {"type": "structure", "mixins": []}}"#;
    insta::assert_snapshot!(diagnose(&format!(r#"{{"smithy": "1.0", {shapes}}}"#)), @"
    error[unknown-kind]: Smithy 1.0 has no shape type `enum`
      --> model.json:3:25 (/shapes/a#B/type)
       = help: use `string` with the trait `smithy.api#enum`, or convert the file to Smithy 2.0

    error[unknown-kind]: Smithy 1.0 has no shape type `intEnum`
      --> model.json:3:65 (/shapes/a#C/type)
       = help: use `integer`, or convert the file to Smithy 2.0

    error[malformed-shape]: Smithy 1.0 has no mixins
      --> model.json:4:38 (/shapes/a#D/mixins)
    ");
    insta::assert_snapshot!(diagnose(&format!(r#"{{"smithy": "2.0", {shapes}}}"#)), @"
    error[unknown-kind]: Smithy 2.0 has no shape type `set`
      --> model.json:2:25 (/shapes/a#A/type)
       = help: use `list` with the trait `smithy.api#uniqueItems`
    ");
}

#[test]
fn an_overlay_contains_only_shapes_and_metadata() {
    let text = r#"{"smithy": "2.0", "metadata": {"m": 1}, "author": "me", "shapes": {
        "a#A": {"type": "apply", "traits": {"t#t": 1}},
        "a#B": {"type": "string"}}}"#;
    let source = Source {
        name: "model.rules.json".to_owned(),
        text: text.to_owned(),
    };
    let mut report = Report::new();
    let ast = read(&source, &mut report).expect("the text is an AST");
    assert!(ast.role == Role::Overlay && ast.shapes.contains_key("a#B"));
    assert_eq!(ast.applied["a#A"]["t#t"], 1);
    report.locate(&[source]);
    insta::assert_snapshot!(report, @"
    error[overlay]: unexpected key `author` in an overlay
      --> model.rules.json:1:41 (/author)
       = help: an overlay contains only `smithy`, `shapes` and `metadata`; move the key to a file whose name does not end in `.rules.json`
    ");
}

#[test]
fn refuses_metadata_that_is_no_object() {
    insta::assert_snapshot!(diagnose(r#"{"smithy": "2.0", "metadata": []}"#), @"
    error[not-smithy]: `metadata` is not an object
      --> model.json:1:19 (/metadata)
    ");
}

#[test]
fn refuses_a_duplicate_key() {
    let text = r#"{"smithy": "2.0", "shapes": {
        "a#A": {"type": "string"},
        "a#A": {"type": "integer"}
    }}"#;
    insta::assert_snapshot!(diagnose(text), @r#"
    error[repeated-key]: duplicate key `a#A`
      --> model.json:3:9 (/shapes/a#A)
    "#);
}

#[test]
fn keeps_members_in_written_order_and_everything_else_raw() {
    let ast = read_shapes(
        r#"{"smithy": "2.0", "metadata": {"m": 1}, "shapes": {
            "a#S": {"type": "structure", "members": {
                "z": {"target": "not an id", "traits": {"t#t": [1]}}, "a": {"target": "a#S"}}},
            "a#M": {"type": "map", "value": {"target": "a#V"}, "key": {"target": "a#K"}},
            "a#O": {"type": "operation", "input": {"target": "a#S"}}
        }}"#,
    );
    let names = |id: &str| -> Vec<String> {
        ast.shapes[id]
            .members
            .iter()
            .map(|member| member.name.clone())
            .collect()
    };
    assert_eq!(names("a#S"), ["z", "a"]);
    assert_eq!(names("a#M"), ["key", "value"]);
    assert_eq!(
        ast.shapes["a#S"].members[0].traits["t#t"],
        serde_json::json!([1])
    );
    assert_eq!(ast.shapes["a#O"].properties["input"]["target"], "a#S");
    assert_eq!(ast.metadata["m"], 1);
}

#[test]
fn warns_of_keys_that_it_does_not_know() {
    let text = r#"{"smithy": "2.0", "shape": {}, "shapes": {
        "a#A": {"type": "string", "somethingNew": true},
        "a#B": {"type": "structure", "members": {"x": {"target": "a#A", "somethingNew": 1, "trait": {}}}},
        "a#B$x": {"type": "apply", "traits": {}, "trait": {}},
        "a#C": {"type": "operation", "inputs": {"target": "a#B"}, "output": {"target": "a#B"}}}}"#;
    let source = Source {
        name: "model.json".to_owned(),
        text: text.to_owned(),
    };
    let mut report = Report::new();
    let ast = read(&source, &mut report).expect("the text is an AST");
    let properties = ast.shapes["a#C"].properties.keys();
    assert_eq!(properties.collect::<Vec<_>>(), ["output"]);
    report.locate(&[source]);
    insta::assert_snapshot!(report, @r#"
    warning[unknown-key]: unknown key `shape` in a model; it is ignored
      --> model.json:1:19 (/shape)
       = help: did you mean `shapes`?

    warning[unknown-key]: unknown key `somethingNew` in a shape of type `string`; it is ignored
      --> model.json:2:35 (/shapes/a#A/somethingNew)

    warning[unknown-key]: unknown key `somethingNew` in a member; it is ignored
      --> model.json:3:73 (/shapes/a#B/members/x/somethingNew)

    warning[unknown-key]: unknown key `trait` in a member; it is ignored
      --> model.json:3:92 (/shapes/a#B/members/x/trait)
       = help: did you mean `traits`?

    warning[unknown-key]: unknown key `trait` in an `apply` statement; it is ignored
      --> model.json:4:50 (/shapes/a#B$x/trait)
       = help: did you mean `traits`?

    warning[unknown-key]: unknown key `inputs` in a shape of type `operation`; it is ignored
      --> model.json:5:38 (/shapes/a#C/inputs)
       = help: did you mean `input`?
    "#);
}
