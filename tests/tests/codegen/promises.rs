//! The promises of `SEMVER.md`: changes a model as services do, and compares the public items of
//! the old and the new crate.

mod model;
mod retention;

use std::collections::BTreeSet;

use hardy_codegen::Options;
use hardy_codegen::api::{Comparison, Verdict, compare, lines};
use serde_json::json;

use crate::fixtures::{generated, good, whole_service};
use model::Change::{self, Put, Reverse, Take};
use model::{after, member};

/// The public items before and after a change.
fn compared(changes: &[Change]) -> Comparison {
    compare(&after(&[]).api, &after(changes).api)
}

/// The public items that a change adds. Asserts that it removes none.
fn added(promise: &str, changes: &[Change]) -> BTreeSet<String> {
    let comparison = compared(changes);
    assert_eq!(
        comparison.verdict,
        Verdict::Minor,
        "{promise}: {comparison}"
    );
    comparison.added.into_iter().collect()
}

#[test]
fn states_the_public_items_of_a_crate() {
    insta::assert_snapshot!(after(&[]).api);
}

#[test]
fn an_addition_to_the_model_removes_nothing() {
    let signature =
        |name: &str, holds: &str| format!("types::Lamp::with_{name}: fn(self, {holds}) -> Self");
    let cases = [
        (
            "1: a member of a structure",
            vec![Put("/l#Lamp/members/label", member("smithy.api#String"))],
            vec![
                "types::Lamp.label: Option<String>".to_owned(),
                signature("label", "impl Into<String>"),
            ],
        ),
        (
            "2: a value of an enum",
            vec![Put(
                "/l#Color/members/RED",
                json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}}),
            )],
            vec!["types::Color::Red: variant".to_owned()],
        ),
        (
            "2: a member of a union",
            vec![Put("/l#Signal/members/off", member("smithy.api#Boolean"))],
            vec!["types::Signal::Off: variant(bool)".to_owned()],
        ),
        (
            "4: a member of a type that has no `Eq`",
            vec![Put("/l#Lamp/members/watts", member("smithy.api#Double"))],
            vec![
                "types::Lamp.watts: Option<f64>".to_owned(),
                signature("watts", "f64"),
            ],
        ),
    ];
    for (promise, changes, expected) in cases {
        assert_eq!(
            added(promise, &changes),
            BTreeSet::from_iter(expected),
            "{promise}"
        );
    }
}

#[test]
fn adds_errors_and_paginators_to_existing_ones() {
    let error = json!({"type": "structure", "members": {},
        "traits": {"smithy.api#error": "server", "smithy.api#httpError": 500}});
    let changes = [
        Put("/l#Dark", error),
        Put("/l#PutLamp/errors/-", json!({"target": "l#Dark"})),
    ];
    let lines = added("6: an error", &changes);
    assert!(
        lines.contains("operation::PutLampError::Dark: variant(Dark)"),
        "{lines:#?}"
    );
    let paginated = json!({"inputToken": "token", "outputToken": "token", "items": "lamps"});
    let changes = [Put("/l#ListLamps/traits/smithy.api#paginated", paginated)];
    let lines = added("1: a paginator", &changes);
    let expected = "operation::ListLamps::paginator: fn(ListLampsInput) -> Paginator<Self>";
    assert!(lines.contains(expected), "{lines:#?}");
}

#[test]
fn equal_facts_change_nothing() {
    let required = || json!({});
    let cases = [
        (
            "1: a member of an input need not be set any more",
            vec![Take(
                "/l#PutLampInput/members/lamp/traits/smithy.api#required",
            )],
        ),
        (
            "1: a member of an input must be set",
            vec![Put(
                "/l#PutLampInput/members/note/traits",
                json!({"smithy.api#required": {}}),
            )],
        ),
        (
            "3: a string, and a list, of another name",
            vec![
                Put("/l#Name", json!({"type": "string"})),
                Put("/l#Signal/members/word", member("l#Name")),
                Put(
                    "/l#All",
                    json!({"type": "list", "member": {"target": "l#Lamp"}}),
                ),
                Put("/l#ListLampsOutput/members/lamps", member("l#All")),
            ],
        ),
        (
            "7: a length that gets shorter, a pattern, and a range",
            vec![
                Put(
                    "/l#Id/traits/smithy.api#length",
                    json!({"min": 1, "max": 5}),
                ),
                Put("/l#Id/traits/smithy.api#pattern", json!("^[a-z]+$")),
                Put(
                    "/l#Lamp/members/pole/traits/smithy.api#range",
                    json!({"min": 1}),
                ),
            ],
        ),
        ("7: no limit any more", vec![Take("/l#Id/traits")]),
        (
            "8: another order of members and values",
            vec![
                Reverse("/l#PutLampInput/members"),
                Reverse("/l#Lamp/members"),
                Reverse("/l#Color/members"),
                Reverse("/l#Signal/members"),
            ],
        ),
        (
            "9: a member that is required in name only",
            vec![
                Put("/l#Lamp/members/color/traits", json!({})),
                Put(
                    "/l#Lamp/members/color/traits/smithy.api#clientOptional",
                    json!({}),
                ),
                Put(
                    "/l#Lamp/members/color/traits/smithy.api#required",
                    required(),
                ),
            ],
        ),
    ];
    for (promise, changes) in cases {
        assert_eq!(compared(&changes).to_string(), "", "{promise}");
    }
}

/// Tests the tests: they detect a major change.
#[test]
fn detects_breaking_changes() {
    let cases = [
        vec![Take("/l#Lamp/members/color")],
        vec![Take("/l#Color/members/COLD")],
        vec![Take("/l#Lamp/members/pole/traits/smithy.api#required")],
        vec![Take("/l#PutLamp/errors")],
    ];
    for (index, changes) in cases.iter().enumerate() {
        assert_eq!(compared(changes).verdict, Verdict::Major, "case {index}");
    }
}

/// Promises 2, 4, 5 and 6, which are about single types, on every model.
#[test]
fn every_type_has_the_items_of_its_kind() {
    let small = good().into_iter();
    let small = small.map(|fixture| (fixture.options(), fixture.sources));
    for (options, sources) in small.chain([(Options::default(), vec![whole_service()])]) {
        let api = generated(&sources, &options).api;
        let lines: BTreeSet<&str> = lines(&api).collect();
        for line in &lines {
            let of_model = line.starts_with("types::") || line.starts_with("operation::");
            assert!(!of_model || !line.contains("-> Result"), "5: {line}");
            if let Some((name, fact)) = line.split_once(": ") {
                has_the_items_of_its_kind(&lines, name, fact);
            }
        }
    }
}

fn has_the_items_of_its_kind(lines: &BTreeSet<&str>, name: &str, fact: &str) {
    let has = |start: String| lines.iter().any(|line| line.starts_with(&start));
    if fact.starts_with("enum") {
        assert_eq!(fact, "enum, non_exhaustive", "2: {name}");
        let catch_all = ["Unlisted", "Unmodeled"];
        let catch_all = catch_all.map(|variant| has(format!("{name}::{variant}: variant(")));
        assert!(catch_all.contains(&true), "2 and 6: {name}");
        assert_traits(lines, name, &["Clone", "Debug", "PartialEq"]);
    } else if fact == "unit struct" {
        let traits = ["Operation", "Waiter"];
        assert!(
            traits.iter().any(|of| implements(lines, name, of)),
            "1: {name}"
        );
    } else if fact.starts_with("struct, private fields") {
        // `Client`, unlisted values, and what functions of a filter return: no type of the model.
        assert!(!has(format!("{name}.")), "1: {name}");
        assert!(!implements(lines, name, "Validate"), "1: {name}");
    } else if fact.starts_with("struct") || fact.starts_with("tuple struct") {
        assert_eq!(fact, "struct, non_exhaustive", "1: {name}");
        assert_traits(lines, name, &["Clone", "Debug", "PartialEq", "Default"]);
        for never in ["Eq", "Hash", "PartialOrd", "Ord", "Copy"] {
            assert!(!implements(lines, name, never), "4: {never} for {name}");
        }
    }
}

fn assert_traits(lines: &BTreeSet<&str>, name: &str, traits: &[&str]) {
    for of in traits {
        assert!(implements(lines, name, of), "4: no {of} for {name}");
    }
}

fn implements(lines: &BTreeSet<&str>, name: &str, of: &str) -> bool {
    lines.contains(format!("{name}: impl {of}").as_str())
}
