//! The promises of `SEMVER.md`: changes a model as services do, and compares the public items of
//! the old and the new crate.

mod model;
mod retention;
mod surface;

use std::collections::BTreeSet;

use hardy_codegen::Options;
use serde_json::json;

use crate::fixtures::{generated, good, whole_service};
use model::Change::{self, Put, Reverse, Take};
use model::{after, member};
use surface::surface;

/// The public items that a change adds. Asserts that it removes none.
fn added(promise: &str, changes: &[Change]) -> BTreeSet<String> {
    let old = surface(&after(&[]));
    let new = surface(&after(changes));
    let removed: Vec<_> = old.difference(&new).collect();
    assert!(removed.is_empty(), "{promise}: removed {removed:#?}");
    new.difference(&old).cloned().collect()
}

#[test]
fn an_addition_to_the_model_removes_nothing() {
    let signature = |name: &str, holds: &str| {
        format!("Lamp::fn with_{name} (mut self , {name} : {holds}) -> Self")
    };
    let cases = [
        (
            "1: a member of a structure",
            vec![Put("/l#Lamp/members/label", member("smithy.api#String"))],
            vec![
                "Lamp.label: Option < String >".to_owned(),
                signature("label", "impl Into < String >"),
            ],
        ),
        (
            "2: a value of an enum",
            vec![Put(
                "/l#Color/members/RED",
                json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}}),
            )],
            vec!["Color::Red".to_owned()],
        ),
        (
            "2: a member of a union",
            vec![Put("/l#Signal/members/off", member("smithy.api#Boolean"))],
            vec!["Signal::Off(bool)".to_owned()],
        ),
        (
            "4: a member of a type that has no `Eq`",
            vec![Put("/l#Lamp/members/watts", member("smithy.api#Double"))],
            vec![
                "Lamp.watts: Option < f64 >".to_owned(),
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
    assert!(lines.contains("PutLampError::Dark(Dark)"), "{lines:#?}");
    let paginated = json!({"inputToken": "token", "outputToken": "token", "items": "lamps"});
    let changes = [Put("/l#ListLamps/traits/smithy.api#paginated", paginated)];
    let lines = added("1: a paginator", &changes);
    let expected = "ListLamps::fn paginator (input : ListLampsInput) -> Paginator < Self >";
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
    let old = surface(&after(&[]));
    for (promise, changes) in cases {
        assert_eq!(surface(&after(&changes)), old, "{promise}");
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
    let old = surface(&after(&[]));
    for (index, changes) in cases.iter().enumerate() {
        let new = surface(&after(changes));
        assert!(old.difference(&new).next().is_some(), "case {index}");
    }
}

/// Promises 2, 4, 5 and 6, which are about single types, on every model.
#[test]
fn every_type_has_the_items_of_its_kind() {
    let small = good().into_iter();
    let small = small.map(|fixture| (fixture.options(), fixture.sources));
    for (options, sources) in small.chain([(Options::default(), vec![whole_service()])]) {
        let lines = surface(&generated(&sources, &options));
        for line in &lines {
            let of_client = line.starts_with("Client::");
            assert!(of_client || !line.contains("-> Result"), "5: {line}");
            let operation = |name: &str| lines.contains(&format!("impl Operation for {name}"));
            if let Some(name) = line.strip_prefix("enum ") {
                assert!(
                    lines.contains(&format!("{name} is non_exhaustive")),
                    "2: {name}"
                );
                let catch_all = [format!("{name}::Unlisted("), format!("{name}::Unmodeled(")];
                let has = |start: &String| lines.iter().any(|line| line.starts_with(start));
                assert!(catch_all.iter().any(has), "2 and 6: {name}");
                assert_traits(&lines, name, &["Clone", "Debug", "PartialEq"]);
            } else if let Some(name) = line.strip_prefix("struct ")
                && !operation(name)
                && !name.starts_with("Unlisted")
                && name != "Client"
                && !is_made_for_filters(&lines, name)
            {
                assert!(
                    lines.contains(&format!("{name} is non_exhaustive")),
                    "1: {name}"
                );
                assert_traits(&lines, name, &["Clone", "Debug", "PartialEq", "Default"]);
                for never in ["Eq", "Hash", "PartialOrd", "Ord", "Copy"] {
                    assert!(!implements(&lines, name, never), "4: {never} for {name}");
                }
            }
        }
    }
}

/// Whether a function of a filter returns it: such a type has no public fields and no other
/// constructor.
fn is_made_for_filters(lines: &BTreeSet<String>, name: &str) -> bool {
    let returns = format!("() -> {name}");
    lines.iter().any(|line| line.ends_with(&returns)) && !implements(lines, name, "Default")
}

fn assert_traits(lines: &BTreeSet<String>, name: &str, traits: &[&str]) {
    for of in traits {
        assert!(implements(lines, name, of), "4: no {of} for {name}");
    }
}

fn implements(lines: &BTreeSet<String>, name: &str, of: &str) -> bool {
    let derived = format!("impl {of} for {name}");
    lines.contains(&derived) || lines.contains(&format!("impl fmt :: {of} for {name}"))
}
