//! Names that are all the same, or very long.

use serde_json::{Map, Value, json};

use super::model::Expected::{Crate, Either, Refused};
use super::model::{input_of, member, members, run, service};

const TEXT: &str = "smithy.api#String";

#[test]
fn settles_names_that_are_all_the_same() {
    let symbols = (0..20_000u32).filter_map(|number| char::from_u32(0x4e00 + number));
    let values: Vec<Value> = symbols.map(|symbol| json!({ "value": symbol })).collect();
    let old = service(json!({ "a.b#Input": input_of("a.b#Old"),
        "a.b#Old": { "type": "string", "traits": { "smithy.api#enum": values } } }));
    run("20,000 symbols", old.to_string(), Crate);
    let member_of = |_| member(TEXT);
    let structure = json!({ "type": "structure", "members": members(250, |number| format!("a{}", "_".repeat(number)), member_of) });
    run(
        "underscores",
        service(json!({ "a.b#Input": structure })).to_string(),
        Crate,
    );
    let mut shapes: Map<String, Value> = (0..900)
        .map(|number| {
            (
                format!("n{number}#Same"),
                json!({ "type": "structure", "members": {} }),
            )
        })
        .collect();
    let holder = members(
        900,
        |number| format!("m{number}"),
        |number| member(&format!("n{number}#Same")),
    );
    shapes.insert(
        "a.b#Input".to_owned(),
        json!({ "type": "structure", "members": holder }),
    );
    run(
        "900 namespaces",
        service(Value::Object(shapes)).to_string(),
        Crate,
    );
}

#[test]
fn refuses_names_without_end() {
    let long = "a".repeat(1 << 20);
    let id = format!("a.b#{long}");
    let text = |_| member(TEXT);
    let cases = [
        (
            "id",
            service(
                json!({ id.clone(): { "type": "structure", "members": members(10_000, |number| format!("m{number}"), text) }, "a.b#Input": input_of(&id) }),
            ),
        ),
        (
            "namespace",
            service(
                json!({ format!("{long}#A"): { "type": "structure", "members": members(10_000, |number| format!("m{number}"), text) } }),
            ),
        ),
        (
            "member",
            service(
                json!({ "a.b#Input": { "type": "structure", "members": { long.clone(): { "target": TEXT } } } }),
            ),
        ),
    ];
    for (name, model) in cases {
        run(name, model.to_string(), Refused("invalid-id"));
    }
    let value = json!({ "value": "a", "name": long });
    let old = json!({ "type": "string", "traits": { "smithy.api#enum": [value] } });
    let model = service(json!({ "a.b#Input": input_of("a.b#Old"), "a.b#Old": old }));
    run("value", model.to_string(), Either);
}
