//! Tests of reading, value by value.

use std::collections::BTreeMap;

use super::{Bulb, FULL, Lamp, check};
use crate::document::Document;
use crate::format::json::escape::plain_length;
use crate::format::json::{ReadErrorKind, Reader, read};
use crate::open::UnlistedMember;
use crate::timestamp::Timestamp;

#[test]
fn reads_every_member_and_writes_it_back() {
    let lamp = read(FULL.as_bytes(), Lamp::read).expect("the text is good");
    assert_eq!(lamp.name.as_deref(), Some("a \"b\\ \n\u{1} é 😹"));
    assert_eq!(lamp.gaps, Some(vec![Some(1), None, Some(3)]));
    let mut writer = crate::format::json::Writer::new();
    Lamp::write(&mut writer, &lamp);
    assert_eq!(writer.into_string(), FULL);
}

#[test]
fn null_is_an_absent_member() {
    let json = br#"{"Name":null,"Watts":null,"Lit":null,"Since":null,"Next":null,"Shades":null,
        "Gaps":null,"Labels":null,"Bulb":null,"Extra":null,"Other":null}"#;
    assert_eq!(read(json, Lamp::read), Ok(Lamp::default()));
}

#[test]
fn passes_over_members_that_are_not_listed() {
    let json =
        br#" { "a" : [ { "b" : [ ] , "Name" : 1 } , "\"\ud800\\" , -0.5e+3 , true , false ] ,
        "Name" : "n" , "c" : { "d" : { } } } "#;
    let lamp = read(json, Lamp::read).expect("the text is good");
    assert_eq!(
        lamp,
        Lamp {
            name: Some("n".into()),
            ..Lamp::default()
        }
    );
}

#[test]
fn the_last_of_equal_names_counts() {
    let json = br#"{"Name":"first","Name":"last","Labels":{"a":"first","a":"last"},"Watts":1,"Watts":null}"#;
    let lamp = read(json, Lamp::read).expect("the text is good");
    assert_eq!(lamp.name.as_deref(), Some("last"));
    assert_eq!(
        lamp.labels,
        Some(BTreeMap::from([("a".into(), "last".into())]))
    );
    assert_eq!(lamp.watts, None);
}

#[test]
fn knows_a_name_that_is_written_with_escapes() {
    let lamp = read(br#"{"\u004eame":"n"}"#, Lamp::read).expect("the text is good");
    assert_eq!(lamp.name.as_deref(), Some("n"));
}

#[test]
fn reads_strings() {
    let cases: &[(&'static str, Option<&str>)] = &[
        (r#""""#, Some("")),
        (
            r#""plain text of some length""#,
            Some("plain text of some length"),
        ),
        (r#""\"\\\/\b\f\n\r\t""#, Some("\"\\/\u{8}\u{c}\n\r\t")),
        (r#""ends in an escape\\""#, Some("ends in an escape\\")),
        (r#""\u00e9\u20AC\ud83d\ude39é""#, Some("é€😹é")),
        (r#""\u0000\u001f\u007f""#, Some("\0\u{1f}\u{7f}")),
        // Half a pair: alone, before a string, before another escape, in the wrong order.
        (r#""\ud83d""#, Some("\u{fffd}")),
        (r#""\ud83dx""#, Some("\u{fffd}x")),
        (r#""\ud83d\n\ude39""#, Some("\u{fffd}\n\u{fffd}")),
        (r#""\ude39\ud83d""#, Some("\u{fffd}\u{fffd}")),
        (r#""\ud83d\ud83d\ude39""#, Some("\u{fffd}😹")),
        ("\"\u{7f}\u{80}\u{2028}\"", Some("\u{7f}\u{80}\u{2028}")),
        (
            "\u{feff}\"behind a byte order mark\"",
            Some("behind a byte order mark"),
        ),
        (r#""\x""#, None),
        (r#""\u12""#, None),
        (r#""\u+123""#, None),
        (r#""\u00é""#, None),
        (r#""\é""#, None),
        ("\"a\nb\"", None),
        ("\"only a tab\t\"", None),
        ("'a'", None),
        ("a", None),
        ("1", None),
        ("null", None),
    ];
    for (json, expected) in cases {
        let text = read(json.as_bytes(), Reader::string).ok();
        assert_eq!(text.as_deref(), *expected, "{json}");
    }
}

#[test]
fn finds_special_bytes_at_every_place_in_a_word() {
    for place in 0..20 {
        for byte in 0..=u8::MAX {
            let mut bytes = *b"abcdefghijklmnopqrst";
            bytes[place] = byte;
            let special = byte < 0x20 || byte == b'"' || byte == b'\\';
            let expected = if special { place } else { bytes.len() };
            assert_eq!(plain_length(&bytes), expected, "{byte:#x} at {place}");
        }
    }
}

#[test]
fn reads_other_single_values() {
    check(
        Reader::boolean,
        &[
            ("true", Some(true)),
            (" false ", Some(false)),
            ("True", None),
            ("truex", None),
            ("tru", None),
            ("\"true\"", None),
            ("1", None),
        ],
    );
    check(
        Reader::blob,
        &[
            ("\"dmFsdWU=\"", Some(b"value".to_vec())),
            ("\"\"", Some(vec![])),
            (r#""+\/8=""#, Some(vec![0xfb, 0xff])),
            ("\"xyz\"", None),
            ("\"YmxvYg=\"", None),
            ("\"-_==\"", None),
            ("[98]", None),
        ],
    );
    let half = Timestamp::from_unix(1_576_540_098, 500_000_000).ok();
    check(
        Reader::date_time,
        &[
            ("\"2019-12-16T23:48:18.5Z\"", half),
            (r#""2019\u002d12-16T22:48:18.5-01:00""#, half),
            ("\"Mon, 16 Dec 2019 23:48:18 GMT\"", None),
            ("1576540098.5", None),
        ],
    );
    check(
        Reader::epoch_seconds,
        &[
            ("1576540098.5", half),
            ("1.5765400985E9", half),
            ("\"1576540098.5\"", None),
            ("1515531081.123.456", None),
            ("99999999999999", None),
        ],
    );
    check(
        Reader::http_date,
        &[
            ("\"Mon, 16 Dec 2019 23:48:18.5 GMT\"", half),
            ("\"2019-12-16T23:48:18Z\"", None),
        ],
    );
}

#[test]
fn reads_lists_and_maps() {
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
    check(
        |reader| reader.list(Reader::string),
        &[
            ("[]", names(&[])),
            ("[ \"a\" , null,\"b\" ]", names(&["a", "b"])),
            ("[\"a\",]", None),
            ("[,\"a\"]", None),
            ("[\"a\" \"b\"]", None),
            ("[\"a\"}", None),
            ("{}", None),
        ],
    );
    check(
        |reader| reader.map::<String, _>(Reader::boolean),
        &[
            ("{}", Some(BTreeMap::new())),
            (
                r#"{"b":true,"n":null}"#,
                Some(BTreeMap::from([("b".into(), true)])),
            ),
            (r#"{"b":true,}"#, None),
            (r#"{b:true}"#, None),
            (r#"{null:true}"#, None),
            (r#"{"b" true}"#, None),
            (r#"{"b":true]"#, None),
            (r#"{"b":true;"c":true}"#, None),
            ("[]", None),
        ],
    );
    check(
        |reader| reader.sparse_map::<String, _>(Reader::integer),
        &[(
            r#"{"x":null,"y":0}"#,
            Some(BTreeMap::from([("x".into(), None), ("y".into(), Some(0))])),
        )],
    );
}

#[test]
fn reads_the_one_member_of_a_union() {
    let unlisted = UnlistedMember::new("neon", Document::from(1));
    let huge = Document::from_json(r#"{"volts":[1e400]}"#).expect("JSON");
    let huge = UnlistedMember::new("neon", huge);
    check(
        Bulb::read,
        &[
            (r#"{"lumens":5}"#, Some(Bulb::Lumens(5))),
            (r#"{"broken":{"since":1}}"#, Some(Bulb::Broken)),
            (r#"{"broken":true}"#, None),
            (
                r#"{"socket":null,"lumens":5,"neon":null}"#,
                Some(Bulb::Lumens(5)),
            ),
            (
                r#"{"__type":"a.b#Bulb","socket":"E27"}"#,
                Some(Bulb::Socket("E27".into())),
            ),
            (r#"{"neon":1}"#, Some(Bulb::Unlisted(unlisted))),
            (r#"{"neon":{"volts":[1e400]}}"#, Some(Bulb::Unlisted(huge))),
            (r#"{"__type":1e400,"lumens":5}"#, Some(Bulb::Lumens(5))),
            (r#"{"broken":{"since":-1e400}}"#, Some(Bulb::Broken)),
            ("[\"lumens\"]", None),
        ],
    );
    for (json, found) in [
        ("{}", 0),
        (r#"{"lumens":null}"#, 0),
        (r#"{"__type":"x"}"#, 0),
        (r#"{"lumens":5,"socket":"E27"}"#, 2),
        (r#"{"lumens":5,"neon":1}"#, 2),
    ] {
        let error = read(json.as_bytes(), Bulb::read).expect_err(json);
        assert_eq!(
            error.kind(),
            &ReadErrorKind::UnionMembers { found },
            "{json}"
        );
    }
}
