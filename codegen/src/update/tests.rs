//! What an update keeps, drops and writes.

use serde_json::Value;

use super::*;

const COPY: &str = include_str!("tests/copy.json");
const PUBLISHED: &str = include_str!("tests/published.json");

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn carried(copy: &str, published: &str, rules: &Rules) -> Carried {
    let [copy, published] =
        [("copy.json", copy), ("new.json", published)].map(|(name, text)| source(name, text));
    carry(&copy, &published, rules).expect("both are JSON")
}

fn own() -> Rules {
    Rules {
        documentation: Documentation::Own,
        leave_out: ["aws.iam", METADATA].map(str::to_owned).into(),
    }
}

#[test]
fn keeps_what_is_ours_and_takes_what_is_new() {
    let Carried { text, sentences } = carried(COPY, PUBLISHED, &own());
    insta::assert_snapshot!("own", text);
    let sentences: Vec<String> = sentences
        .iter()
        .map(|sentence| format!("{}: {} {}", sentence.line, sentence.item, sentence.text))
        .collect();
    insta::assert_snapshot!("sentences", sentences.join("\n"));
}

#[test]
fn becomes_the_published_text_if_nothing_differs() {
    let Carried { text, sentences } = carried(COPY, PUBLISHED, &Rules::default());
    assert_eq!(text, PUBLISHED);
    assert_eq!(sentences, []);
}

#[test]
fn changes_nothing_the_second_time() {
    let once = carried(COPY, PUBLISHED, &own());
    let twice = carried(&once.text, PUBLISHED, &own());
    assert_eq!(twice.text, once.text);
    assert_eq!(twice.sentences, []);
}

#[test]
fn keeps_documentation_of_what_is_published_without() {
    let bare = |text: &str| {
        let mut model: Value = serde_json::from_str(text).expect("it is JSON");
        let member = model.pointer_mut("/shapes/a#Lamp/members/watts");
        member
            .and_then(Value::as_object_mut)
            .expect("it exists")
            .shift_remove("traits");
        model.to_string()
    };
    let Carried { text, .. } = carried(COPY, &bare(COPY), &own());
    assert_eq!(text, COPY);
}

/// A model with these shapes.
fn model(shapes: &str) -> String {
    format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#)
}

#[test]
fn rewrites_its_own_sentences_that_no_longer_fit() {
    let [first, second] = [
        r#""a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
           "a#P": {"type": "structure", "members": {"watts": {"target": "smithy.api#Integer"}}}"#,
        r#""a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}, "B": {"target": "smithy.api#Unit"}}},
           "a#P": {"type": "structure", "members": {"watts": {"target": "smithy.api#String"}}}"#,
    ]
    .map(model);
    let copy = carried(&model(""), &first, &own()).text;
    let Carried { text, sentences } = carried(&copy, &second, &own());
    assert!(
        text.contains("<p>E: <code>A</code> and <code>B</code>.</p>"),
        "{text}"
    );
    assert!(text.contains("<p>The watts, a string.</p>"), "{text}");
    let items: Vec<&str> = sentences
        .iter()
        .map(|sentence| sentence.item.as_str())
        .collect();
    assert_eq!(items, ["a#E", "a#E$B", "a#P$watts"]);
    // What somebody has improved stays.
    let improved = copy.replace("E: <code>A</code>.", "Letters.");
    let Carried { text, .. } = carried(&improved, &second, &own());
    assert!(text.contains("<p>Letters.</p>"), "{text}");
}

#[test]
fn takes_members_for_members_whatever_they_are_called() {
    let shape = |documentation: &str| {
        let traits = format!(r#"{{"smithy.api#documentation": "{documentation}"}}"#);
        let member = |name: &str| {
            format!(r#""{name}": {{"target": "smithy.api#String", "traits": {traits}}}"#)
        };
        let members = ["traits", "target", "documentation", "operations"]
            .map(member)
            .join(", ");
        model(&format!(
            r#""a#A": {{"type": "structure", "members": {{{members}}}}}"#
        ))
    };
    let Carried { text, .. } = carried(&shape("Ours."), &shape("Theirs."), &own());
    assert_eq!(text.matches("Ours.").count(), 4, "{text}");
    assert!(!text.contains("Theirs."), "{text}");
}

#[test]
fn drops_what_applies_nothing_any_more() {
    let published = model(
        r#""a#A": {"type": "string"},
           "a#A$b": {"type": "apply", "traits": {"smithy.api#documentation": "Theirs."}},
           "a#A$c": {"type": "apply", "traits": {"aws.iam#a": {}}},
           "a#A$d": {"type": "apply", "traits": {"smithy.api#required": {}}}"#,
    );
    let Carried { text, .. } = carried(&model(""), &published, &own());
    let kept: Vec<bool> = ["a#A\"", "a#A$b", "a#A$c", "a#A$d"]
        .iter()
        .map(|id| text.contains(id))
        .collect();
    assert_eq!(kept, [true, false, false, true], "{text}");
}

#[test]
fn writes_sentences_that_read_well() {
    let members = [
        ("createdAt", "smithy.api#Timestamp"),
        ("isDefault", "smithy.api#Boolean"),
        ("timestamp", "smithy.api#Timestamp"),
        ("tenancyConfig", "a#TenancyConfig"),
        ("s3Uri", "a#Uri"),
        ("includeKeyMaterial", "a#TenancyConfig"),
        ("VPCIds", "a#Ids"),
    ];
    let member = |(name, target): (&str, &str)| format!(r#""{name}": {{"target": "{target}"}}"#);
    let members = members.map(member).join(", ");
    let published = model(&format!(
        r#""a#Lamp": {{"type": "structure", "members": {{{members}}}}},
           "a#TenancyConfig": {{"type": "union", "members": {{"none": {{"target": "smithy.api#Unit"}}}}}},
           "a#LayoutEnum": {{"type": "enum", "members": {{"A": {{"target": "smithy.api#Unit"}}}}}},
           "a#Uri": {{"type": "string"}}, "a#Ids": {{"type": "list", "member": {{"target": "a#Uri"}}}}"#
    ));
    let sentences = carried(&model(""), &published, &own()).sentences;
    let texts: Vec<&str> = sentences
        .iter()
        .map(|sentence| sentence.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "<p>Lamp, with <code>createdAt</code>, <code>isDefault</code>, <code>timestamp</code>, \
             <code>tenancyConfig</code> and 3 more.</p>",
            "<p><code>createdAt</code>, a timestamp.</p>",
            "<p><code>isDefault</code>: true or false.</p>",
            "<p>The timestamp.</p>",
            "<p>The tenancy config.</p>",
            "<p>The S3 URI, a string.</p>",
            "<p><code>includeKeyMaterial</code>, of the type <code>TenancyConfig</code>.</p>",
            "<p>The VPC IDs, a list.</p>",
            "<p>Tenancy config: <code>none</code>.</p>",
            "<p>The variant <code>none</code>, without a value.</p>",
            "<p>Layout: <code>A</code>.</p>",
            "<p>The value <code>A</code>.</p>",
        ]
    );
}

#[test]
fn takes_the_documentation_that_was_published() {
    let rules = Rules {
        leave_out: vec!["smithy.rules#endpointRuleSet".to_owned()],
        ..Rules::default()
    };
    let Carried { text, sentences } = carried(COPY, PUBLISHED, &rules);
    assert_eq!(sentences, []);
    assert!(!text.contains("Our"), "{text}");
    assert!(!text.contains("endpointRuleSet"), "{text}");
    assert!(text.contains("\"metadata\""), "{text}");
    // With the indent of the copy.
    assert!(text.contains("\n  \"shapes\": {\n    \"a#"), "{text}");
}

#[test]
fn refuses_what_is_not_json() {
    let copy = source("copy.json", COPY);
    for (text, expected) in [
        ("", "new.json: end of file"),
        ("{\"a\": 1, \"a\": 2}", "duplicate key `a`"),
        ("namespace a\n", "Smithy IDL"),
    ] {
        let report = carry(&copy, &source("new.json", text), &own()).expect_err("it is refused");
        let message = report.errors().map(ToString::to_string).collect::<String>();
        assert!(
            message.contains(expected) || message.contains("new.json"),
            "{message}"
        );
    }
}

#[test]
fn names_the_rules_of_overlays_that_the_model_overtakes() {
    let rules = r#"{"smithy": "2.0", "shapes": {
        "a#Lamp$watts": {"type": "apply", "traits": {"smithy.api#range": {"min": 1}, "smithy.api#required": {}}},
        "a#Lamp$label": {"type": "apply", "traits": {"smithy.api#deprecated": {"since": "2026"}}},
        "a#Lamp$gone": {"type": "apply", "traits": {"smithy.api#required": {}}},
        "a#Put": {"type": "apply", "traits": {"smithy.api#idempotent": {}}}}}"#;
    let new = PUBLISHED.replace("\"message\": \"Theirs.\", ", "").replace(
        "\"a#Put\": {\"type\": \"operation\"}",
        "\"a#Put\": {\"type\": \"string\"}",
    );
    let changes = overlay_changes(
        &source("a.rules.json", rules),
        &source("copy.json", COPY),
        &source("new.json", &new),
    );
    assert_eq!(
        changes,
        [
            "`a#Lamp$watts`: the model changed `smithy.api#range`, which the overlay replaces, from nothing to \
             `{\"max\":123456789012345678901234567890.50}`; check the rule",
            "`a#Lamp$label`: the model has `smithy.api#deprecated` as the overlay states it now; remove the rule",
            "`a#Put` has the type `string` instead of `operation`: check the traits that the overlay gives it",
        ]
    );
}
