//! Tests of writing, value by value.

use std::collections::BTreeMap;

use crate::format::json::Writer;
use crate::timestamp::Timestamp;

fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new();
    write(&mut writer);
    writer.into_string()
}

#[test]
fn writes_values_of_every_kind() {
    let time = Timestamp::from_unix(1_576_540_098, 500_000_000).expect("in range");
    let write: [fn(&mut Writer); 5] = [
        |writer| writer.null(),
        |writer| writer.boolean(&false),
        |writer| writer.integer(&-8_i8),
        |writer| writer.integer(&i64::MIN),
        |writer| writer.blob(b"value"),
    ];
    let expected = [
        "null",
        "false",
        "-8",
        "-9223372036854775808",
        "\"dmFsdWU=\"",
    ];
    for (write, expected) in write.into_iter().zip(expected) {
        assert_eq!(written(write), expected);
    }
    assert_eq!(
        written(|writer| writer.date_time(&time)),
        "\"2019-12-16T23:48:18.5Z\""
    );
    assert_eq!(
        written(|writer| writer.http_date(&time)),
        "\"Mon, 16 Dec 2019 23:48:18.5 GMT\""
    );
    assert_eq!(
        written(|writer| writer.epoch_seconds(&time)),
        "1576540098.5"
    );
}

#[test]
fn writes_floating_point_numbers_as_json_or_by_name() {
    for (value, expected) in [
        (5.5, "5.5"),
        (-0.0, "-0.0"),
        (1e300, "1e300"),
        (1e-7, "1e-7"),
        (f64::NAN, "\"NaN\""),
        (f64::INFINITY, "\"Infinity\""),
        (f64::NEG_INFINITY, "\"-Infinity\""),
    ] {
        assert_eq!(written(|writer| writer.double(&value)), expected);
    }
    for (value, expected) in [
        (1.1, "1.1"),
        (f32::NAN, "\"NaN\""),
        (f32::INFINITY, "\"Infinity\""),
    ] {
        assert_eq!(written(|writer| writer.float(&value)), expected);
    }
}

#[test]
fn escapes_only_characters_that_json_requires() {
    for (text, expected) in [
        ("", r#""""#),
        ("a/b é 😹 \u{7f}\u{2028}", "\"a/b é 😹 \u{7f}\u{2028}\""),
        ("\"\\\n\r\t\u{8}\u{c}", r#""\"\\\n\r\t\b\f""#),
        ("\0\u{b}\u{1f}", r#""\u0000\u000b\u001f""#),
    ] {
        assert_eq!(written(|writer| writer.string(text)), expected);
    }
}

#[test]
fn escapes_a_special_character_at_any_position() {
    for (length, special) in (1..40).flat_map(|length| ['"', '\\', '\n'].map(|s| (length, s))) {
        for index in 0..length {
            let mut text = vec!['x'; length];
            text[index] = special;
            let text: String = text.into_iter().collect();
            let quoted = serde_json::to_string(&text).expect("a text has a form in JSON");
            assert_eq!(written(|writer| writer.string(&text)), quoted);
            // Also as a name.
            let member =
                |writer: &mut Writer| writer.object().member(&text, &1, Writer::integer).end();
            assert_eq!(written(member), format!("{{{quoted}:1}}"));
        }
    }
}

#[test]
fn separates_members_and_items() {
    let numbers = BTreeMap::from([("b", Some(2)), ("a", None)]);
    let json = written(|writer| {
        writer
            .object()
            .optional("absent", &None, Writer::boolean)
            .optional_list("no list", &None::<Vec<String>>, Writer::string)
            .optional_map("no map", &None::<BTreeMap<String, bool>>, Writer::boolean)
            .optional_list("[", &Some(vec!["{", "["]), Writer::string)
            .member("map", &numbers, |writer, numbers| {
                writer.sparse_map(numbers, Writer::integer)
            })
            .optional_list("none", &Some(Vec::<String>::new()), Writer::string)
            .member(
                "gaps",
                &[Some(1), None],
                |writer, gaps: &[Option<i32>; 2]| writer.sparse_list(gaps, Writer::integer),
            )
            .member("deep", &(), |writer, ()| {
                writer.union("empty", &(), |writer, ()| writer.object().end());
            })
            .optional("last", &Some(true), Writer::boolean)
            .end();
    });
    assert_eq!(
        json,
        r#"{"[":["{","["],"map":{"a":null,"b":2},"none":[],"gaps":[1,null],"deep":{"empty":{}},"last":true}"#
    );
}
