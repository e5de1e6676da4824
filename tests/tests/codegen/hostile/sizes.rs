//! Models that are far too big: in one place, or everywhere.

use std::fmt::Write;

use hardy_codegen::{Options, Source};
use serde_json::{Map, Value, json};

use super::model::Expected::{Crate, Refused};
use super::model::{input_of, member, members, run, run_with, service};

const TEXT: &str = "smithy.api#String";

fn numbered(prefix: &'static str) -> impl Fn(usize) -> String {
    move |number| format!("{prefix}{number}")
}

fn both(structure: Value) -> String {
    service(json!({ "a.b#Input": structure, "a.b#Output": structure })).to_string()
}

fn shape(kind: &str, members: Value) -> String {
    service(
        json!({ "a.b#Input": input_of("a.b#Big"), "a.b#Output": input_of("a.b#Big"),
        "a.b#Big": { "type": kind, "members": members } }),
    )
    .to_string()
}

#[test]
fn refuses_30_000_members() {
    const COUNT: usize = 30_000;
    let text = |_| member(TEXT);
    let required = |_| json!({ "target": TEXT, "traits": { "smithy.api#required": {} } });
    let query = |number| json!({ "target": TEXT, "traits": { "smithy.api#httpQuery": format!("q{number}") } });
    let unit = |_| member("smithy.api#Unit");
    let structure = |members| json!({ "type": "structure", "members": members });
    let too_many = Refused("too-large");
    let cases = [
        (
            "structure",
            both(structure(members(COUNT, numbered("m"), text))),
            too_many,
        ),
        (
            "required",
            shape("structure", members(COUNT, numbered("m"), required)),
            too_many,
        ),
        (
            "query",
            service(json!({ "a.b#Input": structure(members(COUNT, numbered("m"), query)) }))
                .to_string(),
            too_many,
        ),
        (
            "union",
            shape("union", members(COUNT, numbered("m"), text)),
            too_many,
        ),
        (
            "enum",
            shape("enum", members(COUNT, numbered("M"), unit)),
            too_many,
        ),
    ];
    for (name, text, expected) in cases {
        run(name, text, expected);
    }
}

#[test]
fn takes_a_thousand_members() {
    let optional = |_| member(TEXT);
    let required = |_| json!({ "target": TEXT, "traits": { "smithy.api#required": {} } });
    let structure = |members| json!({ "type": "structure", "members": members });
    let cases = [
        (
            "structure",
            both(structure(members(1000, numbered("m"), optional))),
        ),
        (
            "required",
            shape("structure", members(1000, numbered("m"), required)),
        ),
        (
            "union",
            shape("union", members(1000, numbered("m"), optional)),
        ),
        (
            "enum",
            shape(
                "enum",
                members(5000, numbered("M"), |_| member("smithy.api#Unit")),
            ),
        ),
    ];
    for (name, text) in cases {
        run(name, text, Crate);
    }
}

#[test]
fn takes_or_refuses_long_paths() {
    let label = json!({ "target": TEXT, "traits": { "smithy.api#required": {}, "smithy.api#httpLabel": {} } });
    let with_labels = |count: usize| {
        let uri: String = (0..count).map(|number| format!("/{{m{number}}}")).collect();
        let http = json!({ "smithy.api#http": { "method": "POST", "uri": uri } });
        let members = members(count, numbered("m"), |_| label.clone());
        let mut model =
            service(json!({ "a.b#Input": { "type": "structure", "members": members } }));
        model["shapes"]["a.b#Do"]["traits"] = http;
        model.to_string()
    };
    run("100 labels", with_labels(100), Crate);
    for count in [1000, 20_000] {
        run(
            &format!("{count} labels"),
            with_labels(count),
            Refused("trait-value"),
        );
    }
    let mut model = service(json!({}));
    let uri = format!("/{}", "a/".repeat(150_000));
    model["shapes"]["a.b#Do"]["traits"]["smithy.api#http"]["uri"] = json!(uri);
    run("150,000 segments", model.to_string(), Crate);
    let queries = |count: usize| {
        let query: Vec<String> = (0..count).map(|number| format!("q{number}=1")).collect();
        let mut model = service(json!({}));
        let uri = format!("/a?{}", query.join("&"));
        model["shapes"]["a.b#Do"]["traits"]["smithy.api#http"]["uri"] = json!(uri);
        model.to_string()
    };
    run("100 literals of a query", queries(100), Crate);
    run(
        "100,000 literals of a query",
        queries(100_000),
        Refused("trait-value"),
    );
    let path = vec!["next"; 1000].join(".");
    let paginated = json!({ "inputToken": "next", "outputToken": path, "items": path });
    let mut model = service(
        json!({ "a.b#Input": { "type": "structure", "members": { "next": { "target": TEXT } } },
        "a.b#Output": { "type": "structure", "members": { "next": { "target": "a.b#Output" } } } }),
    );
    model["shapes"]["a.b#Do"]["traits"]["smithy.api#paginated"] = paginated;
    run(
        "a path of 1,000 dots in a circle",
        model.to_string(),
        Refused("paginated"),
    );
    let path = path.replace("next", "");
    model["shapes"]["a.b#Do"]["traits"]["smithy.api#paginated"]["outputToken"] = json!(path);
    run("1,000 dots", model.to_string(), Refused("paginated"));
}

/// Pages with deeply nested tokens: `next.next.….token`.
#[test]
fn refuses_tokens_that_lie_too_deep() {
    let deep = |depth: usize| {
        let mut path = vec!["next"; depth];
        path.push("token");
        let output = json!({ "type": "structure", "members": {
            "next": { "target": "a.b#Output" }, "token": { "target": TEXT }, "items": { "target": "a.b#Items" } } });
        let mut model = service(
            json!({ "a.b#Output": output, "a.b#Items": { "type": "list", "member": { "target": TEXT } },
            "a.b#Input": { "type": "structure", "members": { "token": { "target": TEXT } } } }),
        );
        model["shapes"]["a.b#Do"]["traits"]["smithy.api#paginated"] =
            json!({ "inputToken": "token", "outputToken": path.join("."), "items": "items" });
        model.to_string()
    };
    run("10 deep", deep(10), Crate);
    run("1,000 deep", deep(1000), Refused("paginated"));
    run("30,000 deep", deep(30_000), Refused("paginated"));
}

#[test]
fn multiplies_nothing() {
    // Shared errors count once for each operation.
    let operations: Vec<String> = (0..2000).map(|number| format!("a.b#Do{number}")).collect();
    let errors: Vec<String> = (0..2000)
        .map(|number| format!("a.b#Error{number}"))
        .collect();
    let targets = |ids: &[String]| -> Vec<Value> { ids.iter().map(|id| member(id)).collect() };
    let mut shapes = Map::new();
    for (number, id) in operations.iter().enumerate() {
        let http = json!({ "method": "POST", "uri": format!("/{number}") });
        shapes.insert(
            id.clone(),
            json!({ "type": "operation", "traits": { "smithy.api#http": http } }),
        );
    }
    for id in &errors {
        shapes.insert(id.clone(), json!({ "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" } }));
    }
    let mut model = service(Value::Object(shapes));
    model["shapes"]["a.b#Service"]["operations"] = json!(targets(&operations));
    model["shapes"]["a.b#Service"]["errors"] = json!(targets(&errors));
    run(
        "2,000 errors of 2,000 operations",
        model.to_string(),
        Refused("too-large"),
    );
}

#[test]
fn refuses_ten_thousand_operations_that_are_not_there() {
    let options = Options {
        operations: (0..10_000).map(|number| format!("Do{number}")).collect(),
        ..Options::default()
    };
    let text = service(json!({})).to_string();
    let source = Source {
        name: "evil.json".to_owned(),
        text,
    };
    run_with(
        "10,000 names",
        source,
        options,
        Refused("unknown-operation"),
    );
}

/// A model of about this many bytes: a third in shapes, a third in a string, a third in a list.
fn of_size(bytes: usize) -> String {
    let third = bytes / 3;
    let mut text = String::with_capacity(bytes + 4096);
    let usual = service(json!({})).to_string();
    let head = usual.strip_suffix("}}").unwrap_or_default();
    text.push_str(head);
    let mut number = 0;
    while text.len() < third {
        let _ = write!(
            text,
            ",\"a.b#Shape{number}\":{{\"type\":\"structure\",\"members\":{{\"member\":{{\"target\":\"smithy.api#String\"}}}}}}"
        );
        number += 1;
    }
    text.push_str("},\"metadata\":{\"string\":\"");
    text.extend(std::iter::repeat_n('x', third));
    text.push_str("\",\"list\":[0");
    while text.len() < 3 * third {
        text.push_str(",{\"a\":[1,true,null]}");
    }
    text.push_str("]}}");
    text
}

#[test]
fn reads_five_megabytes() {
    run("5 MB", of_size(5 << 20), Crate);
}

#[test]
#[ignore = "takes a minute and gigabytes; `cargo xtask ci --full` runs it"]
fn reads_two_hundred_megabytes() {
    let source = Source {
        name: "evil.json".to_owned(),
        text: of_size(200 << 20),
    };
    let generated = crate::fixtures::generated(&[source], &Options::default());
    assert_eq!((generated.shapes, generated.operations), (2, 1));
}
