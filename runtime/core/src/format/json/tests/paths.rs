//! Texts and paths of errors.

use super::Lamp;
use crate::format::json::{ReadError, Reader, read};

#[test]
fn errors_name_place_and_cause() {
    let cases: &[(&str, &str)] = &[
        ("5", "byte 0: expected an object, found a number"),
        (
            r#"{"Watts":"4"}"#,
            "`/Watts`, byte 9: expected a 32-bit integer, found a string",
        ),
        (r#"{"Watts":4.5}"#, "`/Watts`, byte 9: not a 32-bit integer"),
        (
            r#"{"Watts":3000000000}"#,
            "`/Watts`, byte 9: out of range for a 32-bit integer",
        ),
        (
            r#"{"Next": {"Shades":["a","[{,",7]}}"#,
            "`/Next/Shades/2`, byte 30: expected a string, found a number",
        ),
        (
            r#"{"Since":"yesterday"}"#,
            "`/Since`, byte 9: not a time such as `2019-12-16T23:48:18Z`",
        ),
        (
            r#"{"Since":"0000-01-01T00:00:00Z"}"#,
            "`/Since`, byte 9: out of range for a timestamp",
        ),
        (r#"{"Name":"a\q"}"#, "`/Name`, byte 10: not a valid escape"),
        (
            "{\"Name\":\"a\tb\"}",
            "`/Name`, byte 10: not a string with escaped control characters",
        ),
        (
            r#"{"Labels":{"a/b~c\"":"x","d/e~f":1}}"#,
            "`/Labels/d~1e~0f`, byte 33: expected a string, found a number",
        ),
        (
            r#"{"Labels":{"a\"b":1}}"#,
            "`/Labels/a\\\"b`, byte 18: expected a string, found a number",
        ),
        (
            r#"{"Lit":true,"Bulb":{}}"#,
            "`/Bulb`, byte 19: expected exactly one member of a union, found 0",
        ),
        (
            r#"{"Lit":maybe}"#,
            "`/Lit`, byte 7: expected a boolean, found invalid JSON",
        ),
        (
            r#"{"Lit":true "Name""#,
            "`/Lit`, byte 12: expected `,` or `}`, found a string",
        ),
        (
            r#"{"Lit":true,}"#,
            "byte 12: expected a member name, found `}`",
        ),
        (
            r#"{"Gaps":[1,2"#,
            "`/Gaps/1`, byte 12: the input ends inside a value",
        ),
        (
            r#"{"Name":"a"#,
            "`/Name`, byte 10: the input ends inside a value",
        ),
        (r#"{"Name"#, "byte 6: the input ends inside a value"),
        (
            r#"{"Lit":tru"#,
            "`/Lit`, byte 10: the input ends inside a value",
        ),
        (
            r#"{"Other":[0,{"x":-}]}"#,
            "`/Other/1/x`, byte 18: expected a digit, found `}`",
        ),
        ("{} {}", "byte 3: unexpected input after the value"),
        ("", "byte 0: the input ends inside a value"),
    ];
    for (json, expected) in cases {
        let error = read(json.as_bytes(), Lamp::read).expect_err(json);
        assert_eq!(error.to_string(), *expected, "{json}");
    }
}

#[test]
fn invalid_utf_8_is_placed_too() {
    let cases: &[(&[u8], &str)] = &[
        (
            b"{\"Shades\":[\"a\",\"b\xff\"]}",
            "`/Shades/1`, byte 17: not UTF-8",
        ),
        (b"{\"Name\":\"\xed\xa0\x80\"}", "`/Name`, byte 9: not UTF-8"),
        (b"{\xc3\x28", "byte 1: not UTF-8"),
        (b"{}\xff", "byte 2: not UTF-8"),
        (b"\xff{}", "byte 0: not UTF-8"),
    ];
    for (json, expected) in cases {
        let error = read(json, Lamp::read).expect_err(expected);
        assert_eq!(error.to_string(), *expected);
    }
}

#[test]
fn values_are_never_quoted() {
    for json in [
        r#"{"Name":{"secret":1}}"#,
        r#"{"Watts":"secret"}"#,
        r#"{"Since":"secret"}"#,
        r#"{"Lit":"secret"}"#,
        r#"{"Name":"secret\q"}"#,
        r#"{"Shades":["secret",1]}"#,
        r#"{"Name":"secret"#,
    ] {
        let error = read(json.as_bytes(), Lamp::read).expect_err(json);
        assert!(
            !format!("{error} {error:?}").contains("secret"),
            "{error:?}"
        );
    }
}

#[test]
fn sensitive_names_are_replaced() {
    let read_maps = |reader: &mut Reader<'_>| {
        reader.object(&mut |name, reader| match name {
            "hidden" => reader.without_names(read_lists),
            _ => read_lists(reader),
        })
    };
    for (json, path) in [
        (r#"{"hidden":{"secret":[1,"x"]}}"#, "/hidden/*/1"),
        (
            r#"{"hidden":{"secret":[1]},"shown":{"key":[1,"x"]}}"#,
            "/shown/key/1",
        ),
        (r#"{"hidden":5}"#, "/hidden"),
    ] {
        let error = read(json.as_bytes(), read_maps).expect_err(json);
        assert_eq!(error.path(), path, "{json}");
    }
}

fn read_lists(reader: &mut Reader<'_>) -> Result<(), ReadError> {
    reader
        .map::<String, _>(|reader| reader.list(Reader::integer))
        .map(drop)
}
