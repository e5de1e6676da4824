//! Differences, their messages, and unusable files.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{DIFFERENT, Difference, Output, SAME, UNUSABLE, compare, output};

/// A model of one lamp service with a value in every location that is compared.
const STREET: &str = r##"{
  "smithy": "2.0",
  "metadata": {"suppressions": []},
  "shapes": {
    "example.street#Street": {
      "type": "service",
      "version": "2024-01-01",
      "operations": [{"target": "example.street#Light"}, {"target": "example.street#Dim"}],
      "traits": {
        "aws.iam#supportedPrincipalTypes": ["Root"],
        "smithy.api#documentation": "Lamps.",
        "smithy.rules#endpointRuleSet": {
          "version": "1.0",
          "parameters": {"Region": {"type": "String", "documentation": "Where."}},
          "rules": [{"type": "a"}, {"type": "b"}, {"type": "c"}]
        }
      }
    },
    "example.street#Lamp": {
      "type": "structure",
      "members": {
        "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
        "glow": {"target": "example.street#Glow"},
        "post": {"target": "smithy.api#Integer", "traits": {"smithy.api#range": {"min": 1}}}
      }
    },
    "example.street#Glow": {
      "type": "enum",
      "members": {
        "DIM": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "dim"}},
        "FULL": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "full"}}
      }
    },
    "example.street#Lamps": {
      "type": "list",
      "member": {"target": "example.street#Lamp", "traits": {"aws.api#data": "usage"}},
      "traits": {"smithy.api#length": {"max": 20}}
    },
    "example.street#None": {"type": "structure", "members": {}}
  }
}"##;

fn street() -> Value {
    serde_json::from_str(STREET).expect("the model above is JSON")
}

/// The street model with a part of its JSON replaced.
fn street_with(old: &str, new: &str) -> Value {
    assert_eq!(STREET.matches(old).count(), 1, "`{old}` must occur once");
    serde_json::from_str(&STREET.replace(old, new)).expect("the changed model is JSON")
}

fn lines(left: &Value, right: &Value) -> Vec<String> {
    compare(left, right)
        .iter()
        .map(Difference::to_string)
        .collect()
}

#[test]
fn only_facts_make_a_difference() {
    let edits = [
        (r#""metadata": {"suppressions": []},"#, ""),
        (r#""smithy.api#documentation": "Lamps.","#, ""),
        (
            r#""smithy.api#documentation": "Lamps.","#,
            r#""smithy.api#documentation": "Others.","#,
        ),
        (
            r#""smithy.api#documentation""#,
            r#""smithy.api#externalDocumentation""#,
        ),
        (r#""aws.iam#supportedPrincipalTypes": ["Root"],"#, ""),
        (
            r#"["Root"],"#,
            r#"["Root"], "aws.cloudformation#cfnResource": {},"#,
        ),
        (r#", "documentation": "Where.""#, ""),
        ("Where.", "Elsewhere."),
        (
            r#""glow": {"target": "example.street#Glow"}"#,
            r#""glow": {"target": "example.street#Glow", "traits": {}}"#,
        ),
        (
            r#""type": "structure", "members": {}"#,
            r#""type": "structure""#,
        ),
        (
            r#"[{"target": "example.street#Light"}, {"target": "example.street#Dim"}]"#,
            r#"[{"target": "example.street#Dim"}, {"target": "example.street#Light"}]"#,
        ),
        (
            r#""version": "2024-01-01","#,
            r#""version": "2024-01-01", "errors": [], "resources": [],"#,
        ),
    ];
    for (old, new) in edits {
        let changed = street_with(old, new);
        assert_eq!(lines(&street(), &changed), [""; 0], "`{old}` → `{new}`");
        assert_eq!(lines(&changed, &street()), [""; 0], "`{new}` → `{old}`");
    }
}

#[test]
fn order_of_shapes_and_traits_makes_no_difference() {
    let mut turned = street();
    let shapes = turned["shapes"].as_object_mut().expect("an object");
    *shapes = shapes.clone().into_iter().rev().collect();
    let traits = turned["shapes"]["example.street#Street"]["traits"].as_object_mut();
    let traits = traits.expect("an object");
    *traits = traits.clone().into_iter().rev().collect();
    assert_eq!(compare(&street(), &turned), []);
}

#[test]
fn names_the_location_of_every_difference() {
    let cases = [
        (
            r#""smithy": "2.0""#,
            r#""smithy": "1.0""#,
            r#"(model) /smithy: "2.0" → "1.0""#,
        ),
        (
            r#""target": "example.street#Glow""#,
            r#""target": "smithy.api#String""#,
            r#"example.street#Lamp /members/glow/target: "example.street#Glow" → "smithy.api#String""#,
        ),
        (
            r#", "traits": {"smithy.api#required": {}}"#,
            "",
            "example.street#Lamp /members/id/traits/smithy.api#required: {} → absent",
        ),
        (
            r#"{"min": 1}"#,
            r#"{"min": 1, "max": 9}"#,
            "example.street#Lamp /members/post/traits/smithy.api#range/max: absent → 9",
        ),
        (
            r#""smithy.api#enumValue": "dim""#,
            r#""smithy.api#enumValue": "DIM""#,
            r#"example.street#Glow /members/DIM/traits/smithy.api#enumValue: "dim" → "DIM""#,
        ),
        (
            r#""aws.api#data": "usage""#,
            r#""aws.api#data": "account""#,
            r#"example.street#Lamps /member/traits/aws.api#data: "usage" → "account""#,
        ),
        (
            r#", {"target": "example.street#Dim"}"#,
            "",
            r#"example.street#Street /operations/1: {"target":"example.street#Dim"} → absent"#,
        ),
        (
            r#""type": "String", "documentation""#,
            r#""type": "string", "documentation""#,
            concat!(
                "example.street#Street /traits/smithy.rules#endpointRuleSet/parameters/Region/type: ",
                r#""String" → "string""#
            ),
        ),
        (
            r#"{"type": "b"}, "#,
            "",
            concat!(
                "example.street#Street /traits/smithy.rules#endpointRuleSet/rules/1: ",
                r#"{"type":"b"} → absent"#
            ),
        ),
        (
            r#",
    "example.street#None": {"type": "structure", "members": {}}"#,
            "",
            r#"example.street#None: {"type":"structure","members":{}} → absent"#,
        ),
        (
            r#""example.street#None": {"type": "structure", "members": {}}"#,
            r#""example.street#None": "nothing""#,
            r#"example.street#None: {"type":"structure","members":{}} → "nothing""#,
        ),
        (
            r#""traits": {"smithy.api#length": {"max": 20}}"#,
            r#""traits": {"a~b/c#d": 1, "smithy.api#length": {"max": 20}}"#,
            "example.street#Lamps /traits/a~0b~1c#d: absent → 1",
        ),
    ];
    for (old, new, expected) in cases {
        assert_eq!(lines(&street(), &street_with(old, new)), [expected]);
    }
}

#[test]
fn order_of_members_is_a_fact() {
    for shape in ["example.street#Lamp", "example.street#Glow"] {
        let mut turned = street();
        let members = turned["shapes"][shape]["members"]
            .as_object_mut()
            .expect("an object");
        let names: Vec<Value> = members.keys().map(|name| json!(name)).collect();
        *members = members.clone().into_iter().rev().collect();
        let reversed: Vec<Value> = names.iter().rev().cloned().collect();
        let expected = Difference {
            shape: Some(shape.to_owned()),
            pointer: "/members".to_owned(),
            left: Some(names.into()),
            right: Some(reversed.into()),
        };
        assert_eq!(compare(&street(), &turned), [expected]);
    }
}

#[test]
fn an_added_member_does_not_change_the_order_of_the_others() {
    let changed = street_with(
        r#""glow": {"target""#,
        r#""hue": {"target": "smithy.api#String"}, "glow": {"target""#,
    );
    let expected = r#"example.street#Lamp /members/hue: absent → {"target":"smithy.api#String"}"#;
    assert_eq!(lines(&street(), &changed), [expected]);
}

#[test]
fn shapes_come_sorted_whatever_their_order_in_the_files() {
    let left = json!({"shapes": {"b#B": {"type": "string"}, "a#A": {"type": "string"}}});
    let right = json!({"shapes": {"c#C": {"type": "string"}}});
    let ids: Vec<_> = compare(&left, &right)
        .into_iter()
        .filter_map(|found| found.shape)
        .collect();
    assert_eq!(ids, ["a#A", "b#B", "c#C"]);
}

#[test]
fn long_values_are_cut_between_characters() {
    let left = json!({"shapes": {"a#A": "é".repeat(100)}});
    let expected = format!("a#A: \"{}… → absent", "é".repeat(70));
    assert_eq!(lines(&left, &json!({})), [expected]);
}

/// A folder with files that is removed when dropped.
fn folder(files: &[(&str, &[u8])]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = files.iter().map(|(name, content)| {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        path
    });
    let paths = paths.collect();
    (folder, paths)
}

#[test]
fn ends_with_a_summary_and_returns_an_exit_code() {
    let one = STREET.replace(r#""max": 20"#, r#""max": 25"#);
    let two = one.replace(r#""min": 1"#, r#""min": 2"#);
    let marked = format!("\u{feff}{STREET}");
    let files = [("a", STREET), ("b", &one), ("c", &two), ("d", &marked)];
    let (_folder, paths) = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    let cases = [
        (&paths[0], SAME, "same facts: 5 shapes compared\n"),
        (
            &paths[1],
            DIFFERENT,
            "smithy.api#length/max: 20 → 25\n1 difference\n",
        ),
        (
            &paths[2],
            DIFFERENT,
            "smithy.api#length/max: 20 → 25\n2 differences\n",
        ),
        (&paths[3], SAME, "same facts: 5 shapes compared\n"),
    ];
    for (right, exit, end) in cases {
        let output = output(&paths[0], right);
        assert_eq!((output.exit, output.stderr.as_str()), (exit, ""));
        assert!(output.stdout.ends_with(end), "{}", output.stdout);
    }
}

#[test]
fn unusable_files_are_reported_with_the_error() {
    let cases: [(&[u8], &str); 6] = [
        (b"", ":1:1: not JSON: EOF while parsing a value"),
        (
            b"{\n  \"shapes\": nil\n}",
            ":2:14: not JSON: expected ident",
        ),
        (
            b"{}",
            ": not a Smithy JSON AST: the object `shapes` is missing",
        ),
        (
            b"[]",
            ": not a Smithy JSON AST: the object `shapes` is missing",
        ),
        (
            br#"{"shapes": []}"#,
            ": not a Smithy JSON AST: the object `shapes` is missing",
        ),
        (b"\"\xFF\"", ":1:2: not JSON: invalid unicode code point"),
    ];
    for (content, problem) in cases {
        let (_folder, paths) = folder(&[("good.json", STREET.as_bytes()), ("bad.json", content)]);
        let expected = Output {
            exit: UNUSABLE,
            stdout: String::new(),
            stderr: format!("error: {}{problem}\n", paths[1].display()),
        };
        assert_eq!(output(&paths[0], &paths[1]), expected);
        assert_eq!(output(&paths[1], &paths[0]), expected);
    }
}

#[test]
fn both_unusable_files_are_named() {
    let (folder, paths) = folder(&[("bad.json", b"{}")]);
    let output = output(&folder.path().join("missing.json"), &paths[0]);
    assert_eq!((output.exit, output.stdout.as_str()), (UNUSABLE, ""));
    let errors: Vec<&str> = output.stderr.lines().collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].starts_with("error: cannot read `"), "{errors:?}");
    assert!(errors[0].contains("missing.json`: "), "{errors:?}");
    assert!(errors[1].contains("bad.json: not a Smithy"), "{errors:?}");
}
