//! What `crate.json` may say, and what is said about each mistake in it.

use super::{Settings, parse};

#[test]
fn reads_every_key() {
    let text = r#"{
        "model": ["lamps.json", "lamps.rules.json"],
        "name": "lamps",
        "version": "0.2.0",
        "operations": ["ListLamps"],
        "states": {"license": "MIT"},
        "examples": ["examples/list_lamps.rs"]
    }"#;
    let expected = Settings {
        model: vec!["lamps.json".to_owned(), "lamps.rules.json".to_owned()],
        name: "lamps".to_owned(),
        version: "0.2.0".to_owned(),
        operations: vec!["ListLamps".to_owned()],
        states: [("license".to_owned(), "MIT".to_owned())].into(),
        examples: vec!["examples/list_lamps.rs".to_owned()],
    };
    assert_eq!(parse(text, "crate.json"), Ok(expected));
}

#[test]
fn lets_optional_keys_be_absent() {
    let text = r#"{"model": ["lamps.json"], "name": "lamps", "version": "0.2.0"}"#;
    let settings = parse(text, "crate.json").expect("all that is required is there");
    assert!(settings.operations.is_empty() && settings.examples.is_empty());
    assert!(settings.states.is_empty());
}

#[test]
fn names_file_and_key_of_every_mistake() {
    let all = r#""model": ["lamps.json"], "name": "lamps", "version": "0.2.0""#;
    let cases = [
        (
            "[]".to_owned(),
            "crate.json: expected an object, found a list",
        ),
        (
            "{".to_owned(),
            "crate.json: EOF while parsing an object at line 1 column 1",
        ),
        (
            "{}".to_owned(),
            "crate.json: `model` is missing\ncrate.json: `name` is missing\n\
             crate.json: `version` is missing",
        ),
        (
            r#"{"model": "lamps.json", "name": "lamps", "version": 1}"#.to_owned(),
            "crate.json: `model`: expected a list of texts, found a text\n\
             crate.json: `version`: expected a text, found a number",
        ),
        (
            r#"{"model": [], "name": " ", "version": "1.0.0"}"#.to_owned(),
            "crate.json: `model` is empty\ncrate.json: `name` is empty",
        ),
        (
            format!(r#"{{{all}, "operations": ["A", null]}}"#),
            "crate.json: `operations[1]`: expected a text, found null",
        ),
        (
            format!(r#"{{{all}, "states": {{"license": false}}}}"#),
            "crate.json: `states.license`: expected a text, found true or false",
        ),
        (
            format!(r#"{{{all}, "example": []}}"#),
            "crate.json: `example` is no setting; there are `model`, `name`, `version`, \
             `operations`, `states`, `examples`",
        ),
    ];
    for (text, expected) in cases {
        let failure = parse(&text, "crate.json").expect_err(&text);
        assert_eq!(failure.to_string(), expected, "{text}");
    }
}
