//! Retained shapes, which the model no longer has.

use super::*;

const HOUSE: &str = r#"
    "a#House": {"type": "service", "operations": [{"target": "a#Ring"}, {"target": "a#Knock"}]},
    "a#Ring": {"type": "operation", "input": {"target": "a#RingInput"}, "output": {"target": "a#Door"}},
    "a#Knock": {"type": "operation"},
    "a#RingInput": {"type": "structure", "mixins": [{"target": "a#Named"}], "members": {"times": {"target": "a#Times"}}},
    "a#Named": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {"name": {"target": "smithy.api#String"}}},
    "a#Times": {"type": "integer"},
    "a#Door": {"type": "structure"},
    "a#Bell": {"type": "structure", "members": {"door": {"target": "a#Door"}}}"#;

const SINCE: &str = r#""traits": {"hardy#retained": {"since": "2"}}"#;

fn house(rules: &str) -> (Model, Report) {
    build_sources(&[
        source("house.json", HOUSE),
        source("house.rules.json", rules),
    ])
}

/// The whole closure, or that of one operation, and its diagnostics.
fn closed(rules: &str, operations: &[&str]) -> (Closure, String) {
    let (model, mut report) = house(rules);
    let operations: Vec<String> = operations.iter().map(|name| (*name).to_owned()).collect();
    let closure = closure(&model, None, &operations, &mut report);
    (closure.expect("there is one service"), report.to_string())
}

fn names(shapes: &std::collections::BTreeSet<ShapeId>) -> Vec<&str> {
    shapes.iter().map(ShapeId::name).collect()
}

#[test]
fn adds_members_behind_all_others() {
    let rules = format!(
        r##""a#RingInput": {{"type": "structure", "members": {{"ago": {{"target": "a#Ago", {SINCE}}}}}}},
        "a#RingInput$ago": {{"type": "apply", "traits": {{"smithy.api#required": {{}}}}}},
        "a#Ago": {{"type": "integer", {SINCE}}}"##
    );
    let (model, report) = house(&rules);
    assert_eq!(report.to_string(), "");
    let members = model.members(&id("a#RingInput")).iter();
    let names: Vec<&str> = members.map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["name", "times", "ago"]);
    let ago = member(&model, "a#RingInput", "ago").traits;
    assert_eq!(
        ago.retained.map(|retained| retained.since).as_deref(),
        Some("2")
    );
    assert!(ago.required);
}

/// In 1.0 an integer has a default; the version of the member's own file counts.
#[test]
fn reads_members_as_the_version_of_their_file_has_them() {
    let member_in = |version: &str| {
        let rules = format!(
            r#""a#Lamp": {{"type": "structure", "members": {{"glow": {{"target": "a#Glow", {SINCE}}}}}}}"#
        );
        let lamp = r#""a#Lamp": {"type": "structure"}, "a#Glow": {"type": "integer"}"#;
        let sources = [
            source_in("1.0", "lamp.json", lamp),
            source_in(version, "lamp.rules.json", &rules),
        ];
        member(&model_of(&sources), "a#Lamp", "glow").traits.default
    };
    assert_eq!(member_in("2.0"), None);
    assert_eq!(member_in("1.0").as_deref(), Some(&0.into()));
}

#[test]
fn lets_one_overlay_retain_a_member() {
    let rules = format!(
        r#""a#Door": {{"type": "structure", "members": {{"lock": {{"target": "smithy.api#String", {SINCE}}}}}}}"#
    );
    let sources = [
        source("house.json", HOUSE),
        source("a.rules.json", &rules),
        source("b.rules.json", &rules),
    ];
    insta::assert_snapshot!(build_sources(&sources).1, @"
    error[retained]: `a#Door$lock` is retained, but the model has it at a.rules.json (/shapes/a#Door/members/lock)
      --> b.rules.json:1:74 (/shapes/a#Door/members/lock)
       = help: remove it from the overlay
    ");
}

#[test]
fn keeps_what_nothing_reaches_in_every_closure_but_that_of_single_operations() {
    let rules = format!(r#""a#Bell": {{"type": "apply", {SINCE}}}"#);
    for operations in [&[][..], &["Knock"]] {
        let (closure, messages) = closed(&rules, operations);
        assert_eq!(messages, "");
        assert_eq!(names(&closure.retained), ["Bell"]);
        let door = closure.usage[&id("a#Door")];
        assert!(door.input && door.output && !door.error);
    }
    let (closure, _) = closed(&rules, &[]);
    let narrowed = closure.narrowed(&house(&rules).0, &closure.operations);
    assert_eq!(names(&narrowed.retained), [""; 0]);
    assert!(!narrowed.shapes.contains(&id("a#Bell")));
}

#[test]
fn warns_of_retained_items_that_the_service_still_has() {
    let rules = format!(
        r##""a#Door": {{"type": "apply", {SINCE}}},
        "a#RingInput": {{"type": "structure", "members": {{"bell": {{"target": "a#Bell", {SINCE}}}}}}},
        "a#Bell": {{"type": "apply", {SINCE}}}"##
    );
    let (closure, messages) = closed(&rules, &[]);
    // Shapes that only a retained member contains are retained as well.
    assert_eq!(names(&closure.retained), ["Bell"]);
    insta::assert_snapshot!(messages, @"
    warning[retained]: `a#Door` is retained, but the operations reach it
      --> house.rules.json (/shapes/a#Door/traits/hardy#retained)
       = help: remove it from the overlay; it has no effect
    ");
}
