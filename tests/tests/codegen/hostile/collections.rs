//! Shapes that contain each other too deep or in circles, and invalid references.

use serde_json::{Map, Value, json};

use super::model::Expected::{Crate, Refused};
use super::model::{input_of, member, run, service};

/// `a.b#N0` to `a.b#N<count>`, each created from the number of the next.
fn chain(count: usize, link: impl Fn(String) -> Value, end: Value) -> Map<String, Value> {
    let links = (0..count).map(|number| (id(number), link(id(number + 1))));
    links.chain([(id(count), end)]).collect()
}

fn id(number: usize) -> String {
    format!("a.b#N{number}")
}

fn reached(mut shapes: Map<String, Value>) -> String {
    shapes.insert("a.b#Input".to_owned(), input_of("a.b#N0"));
    shapes.insert("a.b#Output".to_owned(), input_of("a.b#N0"));
    service(Value::Object(shapes)).to_string()
}

fn list(of: &str) -> Value {
    json!({ "type": "list", "member": { "target": of } })
}

fn map(of: &str) -> Value {
    json!({ "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": of } })
}

fn structure(of: &str, traits: Value) -> Value {
    json!({ "type": "structure", "members": { "next": { "target": of, "traits": traits } } })
}

#[test]
fn limits_nesting() {
    let text = || json!({ "type": "string" });
    let required = || json!({ "smithy.api#required": {} });
    let cases = [
        ("30 lists", chain(30, |next| list(&next), text()), Crate),
        (
            "20,000 lists",
            chain(20_000, |next| list(&next), text()),
            Refused("too-deep"),
        ),
        (
            "20,000 maps",
            chain(20_000, |next| map(&next), text()),
            Refused("too-deep"),
        ),
        (
            "500 structures",
            chain(500, |next| structure(&next, json!({})), text()),
            Crate,
        ),
        (
            "500 required ones",
            chain(500, |next| structure(&next, required()), text()),
            Crate,
        ),
        (
            "500 unions",
            chain(
                500,
                |next| json!({ "type": "union", "members": { "next": member(&next) } }),
                text(),
            ),
            Crate,
        ),
    ];
    for (name, shapes, expected) in cases {
        run(name, reached(shapes), expected);
    }
}

#[test]
fn survives_every_circle() {
    let circle = |link: &dyn Fn(String) -> Value, length: usize| -> Map<String, Value> {
        let links = (0..length).map(|number| (id(number), link(id((number + 1) % length))));
        links.collect()
    };
    let required = || json!({ "smithy.api#required": {} });
    let list = |next: String| list(&next);
    let map = |next: String| map(&next);
    let union = |next: String| json!({ "type": "union", "members": { "next": member(&next) } });
    let optional = |next: String| structure(&next, json!({}));
    let needed = |next: String| structure(&next, required());
    for length in [1, 2, 50] {
        let cases = [
            ("lists", circle(&list, length), Refused("endless-shape")),
            ("maps", circle(&map, length), Refused("endless-shape")),
            ("structures", circle(&optional, length), Crate),
            (
                "required structures",
                circle(&needed, length),
                Refused("endless-shape"),
            ),
        ];
        for (name, shapes, expected) in cases {
            run(
                &format!("a circle of {length} {name}"),
                reached(shapes),
                expected,
            );
        }
        let unions = reached(circle(&union, length));
        run(&format!("a circle of {length} unions"), unions, Crate);
    }
    let both = json!({ "a.b#N0": list("a.b#N1".to_owned()), "a.b#N1": map("a.b#N0".to_owned()) });
    let both = both.as_object().cloned().unwrap_or_default();
    run(
        "a list of maps of it",
        reached(both),
        Refused("endless-shape"),
    );
}

#[test]
fn refuses_references_that_lead_astray() {
    let mut model = service(json!({}));
    model["shapes"]["a.b#Service"]["operations"] = json!([{ "target": "a.b#Service" }]);
    run(
        "a service as operation",
        model.to_string(),
        Refused("target-kind"),
    );
    let mut model = service(json!({}));
    model["shapes"]["a.b#Do"]["input"] = json!({ "target": "a.b#Do" });
    run(
        "an operation as input",
        model.to_string(),
        Refused("target-kind"),
    );
    let mut model = service(
        json!({ "a.b#R": { "type": "resource", "resources": [{ "target": "a.b#R" }], "list": { "target": "a.b#Do" } } }),
    );
    model["shapes"]["a.b#Service"]["resources"] = json!([{ "target": "a.b#R" }]);
    run("a resource of itself", model.to_string(), Crate);
    // Each name is similar to all others, so comparing all with all would take too long.
    let members: Map<String, Value> = (0..20_000)
        .map(|number| {
            (
                format!("m{number}"),
                member(&format!("a.b#Missing{number}")),
            )
        })
        .collect();
    let mut shapes: Map<String, Value> = (0..20_000)
        .map(|number| (format!("a.b#Messing{number}"), json!({ "type": "string" })))
        .collect();
    shapes.insert(
        "a.b#Input".to_owned(),
        json!({ "type": "structure", "members": members }),
    );
    let model = service(Value::Object(shapes));
    run(
        "20,000 dangling targets",
        model.to_string(),
        Refused("dangling-target"),
    );
}
