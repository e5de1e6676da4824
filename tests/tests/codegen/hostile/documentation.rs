//! Documentation that could take very long to parse.

use serde_json::{Map, Value, json};

use super::model::Expected::Crate;
use super::model::{member, members, run, service};

/// Elements to be opened again and again.
const TAGS: &[&str] = &[
    "p",
    "ul><li",
    "ol",
    "a href='https://a.b'",
    "a",
    "code",
    "b",
    "i",
    "pre",
    "table><tr><td",
    "note",
    "dl><dt",
    "unknown",
    "script",
    "blockquote",
    "h1",
];

/// Starts of markup without an end.
const PIECES: &[&str] = &[
    "http://",
    "http://a",
    "https://a.b/(",
    "&",
    "&a",
    "&#",
    "<",
    "<a ",
    "</",
    "`",
    "*",
    "_",
    "[",
    "](",
    "|",
    "\\",
    "- ",
    "1. ",
    "<br>",
    "<p>",
    "<li>",
    "<!--",
    "a=b ",
    "<td>",
    "\n",
    "é",
];

#[test]
fn takes_documentation_of_any_form_in_bounded_time() {
    take_documentation_of_any_form(25_000);
}

#[test]
#[ignore = "takes a minute; `cargo xtask ci --full` runs it"]
fn takes_long_documentation_of_any_form_in_bounded_time() {
    take_documentation_of_any_form(100_000);
}

/// Runs cases of about this many bytes.
fn take_documentation_of_any_form(length: usize) {
    let deep = |open: &str, close: &str| {
        let count = length / (open.len() + close.len());
        format!("{}x{}", open.repeat(count), close.repeat(count))
    };
    let mut cases: Vec<(String, String)> = TAGS
        .iter()
        .flat_map(|tag| {
            let first = tag.split([' ', '>']).next().unwrap_or(tag);
            let open = format!("<{tag}>");
            [
                (format!("deep {open}"), deep(&open, &format!("</{first}>"))),
                (
                    format!("open {open}"),
                    format!("{open}x").repeat(length / (open.len() + 1)),
                ),
            ]
        })
        .collect();
    for piece in PIECES {
        let text = piece.repeat(length / piece.len());
        cases.push((format!("many {piece:?}"), text.clone()));
        cases.push((format!("many {piece:?} and a brace"), text + "{"));
    }
    for (name, text) in cases {
        let documentation = json!({ "smithy.api#documentation": text });
        let model = service(
            json!({ "a.b#Input": { "type": "structure", "members": {}, "traits": documentation } }),
        );
        run(&name, model.to_string(), Crate);
    }
}

#[test]
fn follows_many_references_in_bounded_time() {
    let id = |number| format!("a.b#Shape{number}");
    let shapes = (0..900).map(|number| {
        let empty = json!({ "type": "structure", "members": {} });
        (id(number), empty)
    });
    let mut shapes: Map<String, Value> = shapes.collect();
    let members = members(
        900,
        |number| format!("m{number}"),
        |number| member(&id(number)),
    );
    let documentation = "<a>Shape899</a> <a>None</a> ".repeat(15_000);
    shapes.insert(
        "a.b#Input".to_owned(),
        json!({ "type": "structure", "members": members,
        "traits": { "smithy.api#documentation": documentation } }),
    );
    run(
        "30,000 references",
        service(Value::Object(shapes)).to_string(),
        Crate,
    );
}
