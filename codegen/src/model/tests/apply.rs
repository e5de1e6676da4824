//! Traits that are separate from their shapes: `apply` statements, overlays, several files.

use super::*;
use serde_json::json;

const LAMP: &str = r#"
    "a#Lamp": {"type": "structure", "traits": {"smithy.api#tags": ["lit"], "smithy.api#title": "Lamp"},
      "members": {"glow": {"target": "a#Glow", "traits": {"smithy.api#range": {"min": 1}}}}},
    "a#Glow": {"type": "integer"},
    "a#Names": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}}"#;

fn with(name: &str, statements: &str) -> (Model, Report) {
    build_sources(&[source("lamp.json", LAMP), source(name, statements)])
}

#[test]
fn applies_traits_to_shapes_and_members_of_any_file() {
    let statements = r#"
        "a#Glow": {"type": "apply", "traits": {"smithy.api#range": {"max": 9}}},
        "a#Lamp$glow": {"type": "apply", "traits": {"smithy.api#required": {}, "smithy.api#range": {"min": 1}}},
        "a#Names$key": {"type": "apply", "traits": {"smithy.api#length": {"max": 3}}},
        "a#Lamp": {"type": "apply", "traits": {"smithy.api#tags": ["dark"]}}"#;
    for name in ["apply.json", "z.json", "z.rules.json"] {
        let (model, report) = with(name, statements);
        assert_eq!(report.to_string(), "");
        assert!(traits_of(&model, "a#Glow").range.is_some());
        assert!(member(&model, "a#Lamp", "glow").traits.required);
        assert!(member(&model, "a#Names", "key").traits.length.is_some());
    }
    let tags = |name| {
        traits_of(&with(name, statements).0, "a#Lamp")
            .rare()
            .tags
            .clone()
    };
    // Lists are joined; an overlay replaces them.
    assert_eq!(tags("apply.json"), ["lit", "dark"]);
    assert_eq!(tags("z.rules.json"), ["dark"]);
}

#[test]
fn refuses_two_values_of_one_trait() {
    let one = source(
        "one.json",
        r#""a#Lamp": {"type": "apply", "traits": {"smithy.api#title": "Light", "smithy.api#since": "1"}}"#,
    );
    let two = source(
        "two.json",
        r#""a#Lamp": {"type": "apply", "traits": {"smithy.api#since": "2"}},
           "a#Lamp$glow": {"type": "apply", "traits": {"smithy.api#range": {"min": 2}}}"#,
    );
    let report = build_sources(&[source("lamp.json", LAMP), one, two]).1;
    insta::assert_snapshot!(report, @"
    error[conflicting-trait]: `a#Lamp` has `smithy.api#title` with a different value at lamp.json (/shapes/a#Lamp/traits/smithy.api#title)
      --> one.json:1:89 (/shapes/a#Lamp/traits/smithy.api#title)
       = help: keep one value, or move this one to an overlay (a file whose name ends in `.rules.json`), which overrides other files

    error[conflicting-trait]: `a#Lamp` has `smithy.api#since` with a different value at one.json (/shapes/a#Lamp/traits/smithy.api#since)
      --> two.json:1:89 (/shapes/a#Lamp/traits/smithy.api#since)
       = help: keep one value, or move this one to an overlay (a file whose name ends in `.rules.json`), which overrides other files

    error[conflicting-trait]: `a#Lamp$glow` has `smithy.api#range` with a different value at lamp.json (/shapes/a#Lamp/members/glow/traits/smithy.api#range)
      --> two.json:2:56 (/shapes/a#Lamp$glow/traits/smithy.api#range)
       = help: keep one value, or move this one to an overlay (a file whose name ends in `.rules.json`), which overrides other files
    ");
}

#[test]
fn an_overlay_wins_over_every_other_file() {
    let apply = source(
        "apply.json",
        r#""a#Lamp": {"type": "apply", "traits": {"smithy.api#since": "1"}}"#,
    );
    let rules = source(
        "a.rules.json",
        r#""a#Lamp": {"type": "apply", "traits": {"smithy.api#title": "Light", "smithy.api#since": "2"}},
           "a#Lamp$glow": {"type": "apply", "traits": {"smithy.api#range": {"min": 2}}}"#,
    );
    let model = model_of(&[source("lamp.json", LAMP), apply, rules.clone()]);
    let lamp = traits_of(&model, "a#Lamp");
    assert_eq!(
        (lamp.rare().title.as_deref(), lamp.rare().since.as_deref()),
        (Some("Light"), Some("2"))
    );
    let range = member(&model, "a#Lamp", "glow").traits.range;
    assert_eq!(range.and_then(|range| range.min), Some("2".into()));

    let other = source(
        "b.rules.json",
        r#""a#Lamp": {"type": "apply", "traits": {"smithy.api#title": "Bulb"}}"#,
    );
    let report = build_sources(&[source("lamp.json", LAMP), rules, other]).1;
    insta::assert_snapshot!(report, @"
    error[conflicting-trait]: `a#Lamp` has `smithy.api#title` with a different value at a.rules.json (/shapes/a#Lamp/traits/smithy.api#title)
      --> b.rules.json:1:89 (/shapes/a#Lamp/traits/smithy.api#title)
       = help: keep it in one overlay
    ");
}

#[test]
fn reports_targets_of_apply_that_are_missing() {
    let statements = r#"
        "a#Lmp": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "a#Sofa": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "Lamp": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "a#Lamp$glw": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "a#Names$member": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "a#Glow$": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "smithy.api#String": {"type": "apply", "traits": {"smithy.api#since": "1"}}"#;
    insta::assert_snapshot!(with("apply.json", statements).1, @"
    error[apply-target]: cannot apply traits to `a#Lmp`, which no input file defines
      --> apply.json:2:9 (/shapes/a#Lmp)
       = help: did you mean `a#Lamp`?

    error[apply-target]: cannot apply traits to `a#Sofa`, which no input file defines
      --> apply.json:3:9 (/shapes/a#Sofa)
       = help: also name the file that defines it

    error[invalid-id]: `Lamp` is not the id of a shape or member
      --> apply.json:4:9 (/shapes/Lamp)
       = help: did you mean `a#Lamp`?

    error[apply-target]: cannot apply traits to `a#Lamp$glw`, which is not a member
      --> apply.json:5:9 (/shapes/a#Lamp$glw)
       = help: did you mean `glow`?

    error[apply-target]: cannot apply traits to `a#Names$member`, which is not a member
      --> apply.json:6:9 (/shapes/a#Names$member)
       = help: its members are `key`, `value`

    error[apply-target]: cannot apply traits to `a#Glow$`, which is not a member
      --> apply.json:7:9 (/shapes/a#Glow$)
       = help: the shape has no members

    error[apply-target]: cannot apply traits to `smithy.api#String`, which Smithy's prelude defines
      --> apply.json:8:9 (/shapes/smithy.api#String)
       = help: define a shape of the same type, and apply the traits to it
    ");
}

#[test]
fn points_at_the_statement_whose_trait_is_wrong() {
    let statements = r#"
        "a#Glow": {"type": "apply", "traits": {"smithy.api#length": {"max": 9}}},
        "a#Lamp$glow": {"type": "apply", "traits": {"smithy.api#required": 7}}"#;
    insta::assert_snapshot!(with("apply.json", statements).1, @"
    error[trait-selector]: `smithy.api#length` applies to strings, blobs, lists and maps; `a#Glow` is of type integer
      --> apply.json:2:48 (/shapes/a#Glow/traits/smithy.api#length)

    error[trait-value]: `smithy.api#required` must be an object, found 7
      --> apply.json:3:76 (/shapes/a#Lamp$glow/traits/smithy.api#required)
    ");
}

#[test]
fn merges_the_traits_of_a_shape_in_two_files() {
    let lamp = |traits: &str| {
        format!(r#""a#Lamp": {{"type": "structure", "traits": {{{traits}}}, "members": {{}}}}"#)
    };
    let model = model_of(&[
        source(
            "one.json",
            &lamp(r#""smithy.api#title": "Lamp", "smithy.api#tags": ["a"]"#),
        ),
        source(
            "two.json",
            &lamp(r#""smithy.api#since": "1", "smithy.api#tags": ["b"]"#),
        ),
    ]);
    let traits = traits_of(&model, "a#Lamp");
    assert_eq!(traits.rare().tags, ["a", "b"]);
    assert!(traits.rare().title.is_some() && traits.rare().since.is_some());
    let sources = [
        source("one.json", &lamp(r#""smithy.api#title": "Lamp""#)),
        source("two.json", &lamp(r#""smithy.api#title": "Light""#)),
    ];
    insta::assert_snapshot!(build_sources(&sources).1, @"
    error[conflicting-trait]: `a#Lamp` has `smithy.api#title` with a different value at one.json (/shapes/a#Lamp/traits/smithy.api#title)
      --> two.json:1:93 (/shapes/a#Lamp/traits/smithy.api#title)
       = help: keep one value, or move this one to an overlay (a file whose name ends in `.rules.json`), which overrides other files
    ");
}

#[test]
fn merges_metadata() {
    let file = |name: &str, metadata: &str| Source {
        name: name.to_owned(),
        text: format!(r#"{{"smithy": "2.0", "metadata": {metadata}}}"#),
    };
    let model = model_of(&[
        file("b.json", r#"{"list": [2], "same": {"x": 1}}"#),
        file(
            "a.rules.json",
            r#"{"list": [1], "same": {"x": 1}, "own": true}"#,
        ),
    ]);
    assert_eq!(
        json!(model.metadata),
        json!({"list": [1, 2], "same": {"x": 1}, "own": true})
    );
    let sources = [
        file("a.json", r#"{"m": 1}"#),
        file("b.json", r#"{"m": [1]}"#),
    ];
    insta::assert_snapshot!(build_sources(&sources).1, @"
    error[conflicting-metadata]: the metadata `m` has a different value at a.json (/metadata/m)
      --> b.json:1:32 (/metadata/m)
       = help: Smithy joins lists from several files; other values must be equal
    ");
}
