//! Patterns that could take very long, or all memory.

use serde_json::json;

use super::model::Expected::{Crate, Either};
use super::model::{input_of, run, service};

#[test]
fn takes_every_pattern_in_bounded_time() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!("{}a{}", open.repeat(depth), close.repeat(depth))
    };
    let names: String = (0..50_000)
        .map(|number| format!("(?<n{number}>a)"))
        .collect();
    let cases = [
        ("a bomb", "(a{1,1000}){1,1000}".to_owned(), Crate),
        (
            "a bigger bomb",
            "((a{1,1000}){1,1000}){1,1000}".to_owned(),
            Crate,
        ),
        ("nested stars", nested("(", ")*", 200), Crate),
        ("100,000 groups", nested("(", ")", 100_000), Crate),
        ("100,000 open groups", "(".repeat(100_000), Either),
        ("200,000 alternatives", "a|".repeat(200_000), Either),
        ("many braces", "{".repeat(1_000_000), Either),
        ("many half braces", "a{1,".repeat(250_000), Either),
        (
            "many half braces and an end",
            "a{1,".repeat(250_000) + "}",
            Either,
        ),
        (
            "many properties without end",
            "\\p{L".repeat(200_000),
            Crate,
        ),
        ("many classes", "\\p{L}".repeat(100_000), Crate),
        (
            "many classes in one",
            format!("[{}]", "\\p{L}".repeat(100_000)),
            Crate,
        ),
        ("many names", names, Either),
        (
            "references back",
            "(a)".to_owned() + &"\\1".repeat(100_000),
            Crate,
        ),
        (
            "references by name",
            "(?<n>a)".to_owned() + &"\\k<n>".repeat(100_000),
            Crate,
        ),
        (
            "a number of a megabyte",
            format!("a{{{}}}", "9".repeat(1 << 20)),
            Crate,
        ),
        ("a megabyte of letters", "a".repeat(1 << 20), Either),
        (
            "a megabyte of letters above ASCII",
            "ä".repeat(1 << 19),
            Either,
        ),
        ("an open class", "[".repeat(100_000), Crate),
        ("repeats of repeats", "a**".to_owned(), Crate),
    ];
    for (name, pattern, expected) in cases {
        let model = service(json!({ "a.b#Input": input_of("a.b#Text"),
            "a.b#Text": { "type": "string", "traits": { "smithy.api#pattern": pattern } } }));
        run(name, model.to_string(), expected);
    }
}

#[test]
fn takes_many_bombs_in_bounded_time() {
    let bomb = |number: usize| {
        let pattern = format!("((a{{1,{}}}){{1,1000}}){{1,1000}}", 900 + number);
        json!({ "target": "smithy.api#String", "traits": { "smithy.api#pattern": pattern } })
    };
    let members = super::model::members(100, |number| format!("m{number}"), bomb);
    let model = service(json!({ "a.b#Input": { "type": "structure", "members": members } }));
    run("100 bombs", model.to_string(), Crate);
}
