//! Retention by overlays: the service removes something, and the new crate keeps all public items
//! of the old one.

use hardy_codegen::api::compare;
use serde_json::{Value, json};

use super::model::Change::{self, Put, Take};
use super::model::{after, corrected};

/// A change of the model, and the shapes of the overlay that compensates for it.
struct Case {
    what: &'static str,
    changes: Vec<Change>,
    overlay: Value,
}

impl Case {
    fn new(what: &'static str, changes: Vec<Change>, overlay: Value) -> Self {
        Self {
            what,
            changes,
            overlay,
        }
    }

    /// The items of the old crate that the new one lacks.
    fn lost(&self, overlay: &Value) -> Vec<String> {
        let new = corrected(&self.changes, overlay);
        compare(&after(&[]).api, &new.api).removed
    }
}

fn since() -> Value {
    json!({"hardy#retained": {"since": "2026-01-15"}})
}

fn apply(traits: Value) -> Value {
    json!({"type": "apply", "traits": traits})
}

/// A shape of an overlay with one member.
fn with_member(kind: &str, name: &str, target: &str, mut traits: Value) -> Value {
    traits["hardy#retained"] = json!({"since": "2026-01-15"});
    json!({"type": kind, "members": {name: {"target": target, "traits": traits}}})
}

/// The removed item.
fn dropped() -> Vec<Case> {
    let color = json!({"type": "enum", "traits": since(), "members": {
        "WARM": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "warm"}},
        "COLD": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "cold"}}}});
    let broken = json!({"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
        "traits": {"smithy.api#error": "client", "hardy#retained": {"since": "2026-01-15"}}});
    let errors =
        apply(json!({"hardy#retainedErrors": [{"target": "l#Broken", "since": "2026-01-15"}]}));
    vec![
        Case::new(
            "a member",
            vec![Take("/l#ListLampsOutput/members/lamps")],
            json!({"l#ListLampsOutput": with_member("structure", "lamps", "l#LampList", json!({}))}),
        ),
        Case::new(
            "a member that `new` takes",
            vec![Take("/l#Lamp/members/pole")],
            json!({"l#Lamp": with_member("structure", "pole", "smithy.api#Integer",
                json!({"smithy.api#required": {}}))}),
        ),
        Case::new(
            "a required member of an input",
            vec![Take("/l#PutLampInput/members/lamp")],
            json!({"l#PutLampInput": with_member("structure", "lamp", "l#Lamp",
                json!({"smithy.api#required": {}}))}),
        ),
        Case::new(
            "a value of an enum",
            vec![Take("/l#Color/members/COLD")],
            json!({"l#Color": with_member("enum", "COLD", "smithy.api#Unit",
                json!({"smithy.api#enumValue": "cold"}))}),
        ),
        Case::new(
            "a member of a union",
            vec![Take("/l#Signal/members/word")],
            json!({"l#Signal": with_member("union", "word", "l#Id", json!({}))}),
        ),
        Case::new(
            "a type and what holds it",
            vec![Take("/l#Lamp/members/color"), Take("/l#Color")],
            json!({"l#Color": color, "l#Lamp": with_member("structure", "color", "l#Color", json!({}))}),
        ),
        Case::new(
            "an error of an operation",
            vec![Take("/l#PutLamp/errors")],
            json!({"l#PutLamp": errors, "l#Broken": apply(since())}),
        ),
        Case::new(
            "an error, altogether",
            vec![Take("/l#PutLamp/errors"), Take("/l#Broken")],
            json!({"l#PutLamp": errors, "l#Broken": broken}),
        ),
    ]
}

/// The item that stays in the model, and becomes something else without retention.
fn altered() -> Vec<Case> {
    let required = || apply(json!({"smithy.api#required": {}}));
    let named = |name: &str| apply(json!({"hardy#rename": name}));
    let lamp = json!({"type": "structure", "members": {
        "pole": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}}},
        "color": {"target": "l#Color"}, "signal": {"target": "l#Signal"}}});
    let put_lamp = json!({"type": "operation", "input": {"target": "l#PutLampInput"},
        "output": {"target": "l#PutLampOutput"}, "errors": [{"target": "l#Broken"}],
        "traits": {"smithy.api#http": {"method": "PUT", "uri": "/lamps/{id}"}}});
    let default = json!({"smithy.api#default": 4, "smithy.api#addedDefault": {}});
    vec![
        Case::new(
            "a member need not be set any more",
            vec![Take("/l#Lamp/members/pole/traits/smithy.api#required")],
            json!({"l#Lamp$pole": required()}),
        ),
        Case::new(
            "a member has a default instead",
            vec![Put("/l#Lamp/members/pole/traits", default)],
            json!({"l#Lamp$pole": required()}),
        ),
        Case::new(
            "a value of an enum has another name",
            vec![
                Take("/l#Color/members/COLD"),
                Put(
                    "/l#Color/members/ICY",
                    json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "cold"}}),
                ),
            ],
            json!({"l#Color$ICY": named("COLD")}),
        ),
        Case::new(
            "a structure has another name",
            vec![
                Put("/l#StreetLamp", lamp),
                Take("/l#Lamp"),
                Put("/l#LampList/member/target", json!("l#StreetLamp")),
                Put("/l#PutLampInput/members/lamp/target", json!("l#StreetLamp")),
                Put(
                    "/l#PutLampOutput/members/lamp/target",
                    json!("l#StreetLamp"),
                ),
            ],
            json!({"l#StreetLamp": named("Lamp")}),
        ),
        Case::new(
            "an operation has another name",
            vec![
                Put("/l#PlaceLamp", put_lamp),
                Take("/l#PutLamp"),
                Put("/l#Lamps/operations/0/target", json!("l#PlaceLamp")),
            ],
            json!({"l#PlaceLamp": named("PutLamp")}),
        ),
        Case::new(
            "a type that nothing holds any more",
            vec![
                Take("/l#Lamp/members/signal"),
                Take("/l#Lamp/members/color"),
            ],
            json!({"l#Signal": apply(since()), "l#Color": apply(since()),
                "l#Lamp": {"type": "structure", "members": {
                    "color": {"target": "l#Color", "traits": since()},
                    "signal": {"target": "l#Signal", "traits": since()}}}}),
        ),
    ]
}

#[test]
fn keeps_names_that_users_of_the_old_crate_use() {
    for case in dropped().iter().chain(&altered()) {
        assert_eq!(case.lost(&case.overlay), [""; 0], "{}", case.what);
        // The overlay is required.
        assert_ne!(case.lost(&json!({})), [""; 0], "{}", case.what);
    }
}

#[test]
fn retained_items_are_deprecated() {
    for case in dropped() {
        let deprecated = |overlay: &Value| {
            let files = corrected(&case.changes, overlay).files;
            let text: String = files.into_iter().map(|file| file.text).collect();
            text.contains("deprecated(") && text.contains("since version 2026-01-15")
        };
        assert!(deprecated(&case.overlay), "{}", case.what);
        assert!(!deprecated(&json!({})), "{}", case.what);
    }
}

/// A type that nothing reaches has `new` and a validator, whatever it was held by.
#[test]
fn keeps_a_type_with_everything_that_types_have() {
    let changes = [
        Take("/l#PutLampInput/members/lamp"),
        Take("/l#PutLampOutput/members/lamp"),
        Take("/l#ListLampsOutput/members/lamps"),
    ];
    let new = corrected(&changes, &json!({"l#Lamp": apply(since())}));
    let lost = compare(&after(&[]).api, &new.api).removed;
    let is_of_lamp =
        |line: &&String| line.starts_with("types::Lamp:") || line.starts_with("types::Lamp.");
    assert_eq!(lost.iter().filter(is_of_lamp).count(), 0, "{lost:#?}");
}
