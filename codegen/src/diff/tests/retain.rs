//! What an overlay keeps of each kind of change: the effect that is left, and that a crate can be generated.

use std::collections::BTreeMap;

use super::*;
use crate::diff::{Retention, retain};
use crate::generate;

/// The changes that an overlay undoes, each with the effect on code that is left.
const KEPT: [(&str, Api); 22] = [
    ("D09: another output", Api::None),
    ("D18: a member and its types are gone", Api::Minor),
    ("D18: a member and its union are gone", Api::Minor),
    ("D21: a structure of another name", Api::Patch),
    ("D21: a type is renamed", Api::Patch),
    (
        "D21: the output of an operation has another name",
        Api::None,
    ),
    ("D25: a member of an input is gone", Api::Minor),
    ("D25: a member of an output is gone", Api::Minor),
    ("D25: a member and its list are gone", Api::Minor),
    ("D30: a type in inputs may lack a member", Api::None),
    ("D30: an output may lack a member", Api::None),
    ("D31: a default in place of required", Api::Patch),
    ("D36: another structure", Api::Major),
    ("D40: a value of inputs is gone", Api::Minor),
    ("D40: a number of outputs is gone", Api::Minor),
    ("D42: another name", Api::None),
    ("D44: a member of a union is gone", Api::Minor),
    ("D56: an error is gone", Api::Minor),
    ("D59: no pagination any more", Api::None),
    ("D61: a second list, and no items", Api::Minor),
    ("D61: no items", Api::None),
    ("D61: no page size", Api::None),
];

fn retention(old: &Value, new: &Value) -> Option<Retention> {
    let (old, new) = (sources(old), sources(new));
    let (old, new) = (Read::of(&old), Read::of(&new));
    let changes = compare(old.side(), new.side()).changes;
    let retention = retain(
        old.side(),
        new.side(),
        &changes,
        &Options::default(),
        "2026-01-15",
    );
    let marked = changes.iter().filter(|change| change.retainable).count();
    let kept = retention.as_ref().map_or(0, |retention| retention.kept);
    assert!(kept <= marked);
    retention
}

/// The changes that are left with the overlay, of which a crate can be generated.
fn left(old: &Value, new: &Value, retention: &Retention) -> Comparison {
    let mut with = sources(new);
    with.push(Source {
        name: "retained.rules.json".to_owned(),
        text: retention.text.clone(),
    });
    let generated = generate(&with, &Options::default(), &mut |_| {});
    generated.unwrap_or_else(|report| panic!("{report}\n{}", retention.text));
    let old = sources(old);
    compare(Read::of(&old).side(), Read::of(&with).side())
}

#[test]
fn undoes_what_can_be_undone() {
    let mut kept = BTreeMap::new();
    let mut reports = Vec::new();
    for row in rows() {
        let [old, new] = row.models();
        let Some(retention) = retention(&old, &new) else {
            continue;
        };
        let left = left(&old, &new, &retention);
        let changes = lines(&left.changes).join("\n");
        reports.push(format!("# {}\n{}{changes}\n", row.change, retention.text));
        kept.insert(row.change, left.api());
    }
    insta::assert_snapshot!(reports.join("\n"));
    let expected = KEPT.map(|(change, api)| (change.to_owned(), api));
    assert_eq!(kept, BTreeMap::from(expected));
}

/// Strings with the trait `enum` have no members that an overlay could add.
#[test]
fn keeps_values_of_the_trait_enum() {
    let of = |values: &str| {
        let edits = format!(
            r#"[{{"at": "/l#Note", "value": {{"type": "string", "traits": {{"smithy.api#enum": {values}}}}}}}]"#
        );
        let edits: Vec<Edit> = serde_json::from_str(&edits).expect("the edit is JSON");
        edited(edits.iter())
    };
    let old = of(
        r#"[{"name": "A", "value": "a"}, {"name": "B", "value": "b"}, {"name": "C", "value": "c"}]"#,
    );
    let new = of(r#"[{"name": "A", "value": "a"}, {"name": "D", "value": "c"}]"#);
    let retention = retention(&old, &new).expect("a value is gone, and one renamed");
    insta::assert_snapshot!(retention.text, @r#"
    {
      "smithy": "2.0",
      "shapes": {
        "l#Note": {
          "type": "apply",
          "traits": {
            "smithy.api#enum": [
              { "name": "A", "value": "a" },
              { "name": "C", "value": "c" },
              { "name": "B", "value": "b", "deprecated": true }
            ]
          }
        }
      }
    }
    "#);
    assert_eq!(retention.kept, 2);
    assert_eq!(left(&old, &new, &retention).api(), Api::Minor);
}

/// The shapes that a retained member needs, from a file of Smithy 1.0.
#[test]
fn copies_what_a_retained_member_needs() {
    let model = |members: &str, more: &str| {
        let text = format!(
            r#"{{"smithy": "1.0", "shapes": {{
                "l#Lamps": {{"type": "service", "version": "1", "operations": [{{"target": "l#Get"}}],
                    "traits": {{"aws.protocols#awsJson1_1": {{}}}}}},
                "l#Get": {{"type": "operation", "output": {{"target": "l#Lamp"}}}},
                {more}
                "l#Lamp": {{"type": "structure", "members": {{{members}}}}}}}}}"#
        );
        serde_json::from_str::<Value>(&text).expect("the model is JSON")
    };
    let old = model(
        r#""text": {"target": "l#Text"}, "parts": {"target": "l#Parts"}"#,
        r#""l#Text": {"type": "string"}, "l#Parts": {"type": "set", "member": {"target": "l#Part"}},
            "l#Part": {"type": "structure", "members": {
                "watts": {"target": "l#Watts"}, "inner": {"target": "l#Parts"}, "text": {"target": "l#Text"}}},
            "l#Watts": {"type": "integer"},"#,
    );
    let new = model(
        r#""text": {"target": "l#Text"}"#,
        r#""l#Text": {"type": "string"},"#,
    );
    let retention = retention(&old, &new).expect("a member is gone");
    insta::assert_snapshot!(retention.text, @r#"
    {
      "smithy": "2.0",
      "shapes": {
        "l#Lamp": {
          "type": "structure",
          "members": {
            "parts": { "target": "l#Parts", "traits": { "hardy#retained": { "since": "2026-01-15" } } }
          }
        },
        "l#Part": {
          "type": "structure",
          "members": {
            "watts": { "target": "l#Watts", "traits": { "smithy.api#default": 0 } },
            "inner": { "target": "l#Parts" },
            "text": { "target": "l#Text" }
          },
          "traits": { "hardy#retained": { "since": "2026-01-15" } }
        },
        "l#Parts": {
          "type": "list",
          "member": { "target": "l#Part" },
          "traits": { "smithy.api#uniqueItems": {}, "hardy#retained": { "since": "2026-01-15" } }
        },
        "l#Watts": {
          "type": "integer",
          "traits": { "smithy.api#default": 0, "hardy#retained": { "since": "2026-01-15" } }
        }
      }
    }
    "#);
    assert_eq!(left(&old, &new, &retention).api(), Api::Minor);
}

/// The service no longer sends the old tokens, so that a listing would end after its first page.
#[test]
fn does_not_page_by_tokens_that_are_gone() {
    let of = |token: &str, ours: bool| {
        let paginated = match ours {
            true => format!(
                r#"hardy#paginated", "value": {{"inputTokens": ["{token}"], "outputTokens": ["{token}"], "items": ["lamps"]}}"#
            ),
            false => format!(
                r#"smithy.api#paginated", "value": {{"inputToken": "{token}", "outputToken": "{token}"}}"#
            ),
        };
        let edits = format!(
            r#"[{{"at": "/l#ListLampsOutput/members/spares", "value": {{"target": "l#LampList"}}}},
                {{"at": "/l#ListLampsInput/members/{token}", "value": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpQuery": "{token}"}}}}}},
                {{"at": "/l#ListLampsOutput/members/{token}", "value": {{"target": "smithy.api#String"}}}},
                {{"at": "/l#ListLamps/traits/smithy.api#paginated", "value": null}},
                {{"at": "/l#ListLamps/traits/{paginated}}}]"#
        );
        let edits: Vec<Edit> = serde_json::from_str(&edits).expect("the edits are JSON");
        edited(edits.iter())
    };
    let keeps_items = |new: &Value| {
        let retention = retention(&of("position", true), new);
        retention.is_some_and(|retention| retention.text.contains("paginated"))
    };
    assert!(keeps_items(&of("position", false)));
    assert!(!keeps_items(&of("cursor", false)));
}
