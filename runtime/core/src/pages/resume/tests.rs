//! Writes resume tokens and reads starting tokens.

use std::collections::BTreeMap;

use super::*;
use crate::document::Document;

mod kinds;

#[test]
fn writes_the_tokens_of_boto3() {
    let start = PageOffset {
        token: None,
        skip: Some(2),
    };
    let packed = "eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==";
    assert_eq!(write::<String>(&["NextToken"], &start), packed);
    let page = PageOffset::page(Some("t1".to_owned()));
    assert_eq!(write(&["NextToken"], &page), "eyJOZXh0VG9rZW4iOiAidDEifQ==");
}

#[test]
fn writes_an_amount_only_inside_a_page() {
    for (skip, json) in [
        (None, r#"{"marker": "m"}"#),
        (Some(0), r#"{"marker": "m", "boto_truncate_amount": 0}"#),
        (
            Some(u64::MAX),
            r#"{"marker": "m", "boto_truncate_amount": 18446744073709551615}"#,
        ),
    ] {
        let place = PageOffset {
            token: Some("m".to_owned()),
            skip,
        };
        assert_eq!(unpacked(&write(&["marker"], &place)), json);
    }
}

#[test]
fn writes_printable_ascii_only() {
    for (token, json) in [
        ("a b~/+=", r#""a b~/+=""#),
        ("\"\\", r#""\"\\""#),
        ("\n\r\t\u{8}\u{c}", r#""\n\r\t\b\f""#),
        ("\0\u{1f}\u{7f}", r#""\u0000\u001f\u007f""#),
        ("é€\u{2028}\u{ffff}", r#""\u00e9\u20ac\u2028\uffff""#),
        ("😀\u{10ffff}", r#""\ud83d\ude00\udbff\udfff""#),
        ("", r#""""#),
    ] {
        let place = PageOffset::page(Some(token.to_owned()));
        assert_eq!(
            unpacked(&write(&["T"], &place)),
            format!("{{\"T\": {json}}}")
        );
        assert_eq!(read(&["T"], &write(&["T"], &place)), Ok(place));
    }
}

#[test]
fn writes_map_tokens_with_ascending_keys() {
    let json = r#"{"K": {"a": [1, -2, true, false, null], "b": {"N": "1", "S": "\u00e9"}}}"#;
    let other = r#" {"K":{"b":{"S":"é","N":"1"},"a":[1,-2,true,false,null]}} "#;
    for spelled in [json, other] {
        let place = read::<BTreeMap<String, Document>>(&["K"], &packed(spelled));
        assert_eq!(
            unpacked(&write(&["K"], &place.expect("a resume token"))),
            json
        );
    }
}

/// Valid starting tokens: the string, its token (`None` starts at the first page) and the number of
/// items to skip.
const READ: &[(&str, Option<&str>, Option<u64>)] = &[
    ("t1", Some("t1"), None),
    ("", Some(""), None),
    (
        "AAAA-service-token:1/2",
        Some("AAAA-service-token:1/2"),
        None,
    ),
    ("foo___bar", Some("foo___bar"), None),
    ("foo____x1", Some("foo____x1"), None),
    ("t1___1", Some("t1"), Some(1)),
    ("t1___0", Some("t1"), Some(0)),
    ("___3", Some(""), Some(3)),
    ("None___2", None, Some(2)),
    ("None", Some("None"), None),
    ("t1___", Some("t1___"), None),
    ("t1___+1", Some("t1___+1"), None),
    ("t1___-1", Some("t1___-1"), None),
    ("t1___1_0", Some("t1___1_0"), None),
    ("t1___ 1 ", Some("t1___ 1 "), None),
    (
        "t1___99999999999999999999",
        Some("t1___99999999999999999999"),
        None,
    ),
    (
        "eyJOZXh0VG9rZW4iOiAidDEifQ",
        Some("eyJOZXh0VG9rZW4iOiAidDEifQ"),
        None,
    ),
    ("eyJOZXh0VG9rZW4iOiAidDEifQ==", Some("t1"), None),
    (" eyJOZXh0VG9r\nZW4iOiAi\tdDEifQ=\r\n= ", Some("t1"), None),
    (
        "eyJOZXh0VG9rZW4iOiAidDEifQ==!",
        Some("eyJOZXh0VG9rZW4iOiAidDEifQ==!"),
        None,
    ),
    ("/w==", Some("/w=="), None),
];

/// JSON that is a resume token in base64.
const READ_PACKED: &[(&str, Option<&str>, Option<u64>)] = &[
    ("{}", None, None),
    (r#"{"NextToken": null}"#, None, None),
    (
        r#"{"NextToken":"t1","boto_truncate_amount":1}"#,
        Some("t1"),
        Some(1),
    ),
    (
        r#"{ "boto_truncate_amount" : 1 , "NextToken" : "\u00e9" }"#,
        Some("é"),
        Some(1),
    ),
    (r#"{"NextToken": "é😀"}"#, Some("é😀"), None),
    (r#"{"NextToken": "None"}"#, Some("None"), None),
    (r#"{"boto_truncate_amount": 2}"#, None, Some(2)),
    (r#"{"boto_truncate_amount": -0}"#, None, Some(0)),
    (
        r#"{"boto_truncate_amount": 18446744073709551615}"#,
        None,
        Some(u64::MAX),
    ),
    (r#"{"Next\u0054oken": "t1"}"#, Some("t1"), None),
    (r#"{"NextToken": "a", "NextToken": "b"}"#, Some("b"), None),
    (r#"{"NextToken": ""}"#, Some(""), None),
];

/// JSON that is a token of the service in base64.
const PASSED_ON: &[&str] = &[
    "[1,2]",
    "123456",
    "null",
    "true",
    "\"next\"",
    r#"{"v": 1, "last": 2}"#,
    r#"{"NextToken": "t1", "page": 2}"#,
    r#"{"NextToken": "t1"} x"#,
    "page two",
];

/// JSON that is refused in base64, and a part of the error message.
const REFUSED: &[(&str, &str)] = &[
    (r#"{"NextToken": 5}"#, "`NextToken` is not a string"),
    (
        r#"{"NextToken": {"a": "b"}}"#,
        "`NextToken` is not a string",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": "1"}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": -1}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": 1.5}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": 1.0}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": 1e2}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": true}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": null}"#,
        "not a number of items",
    ),
    (
        r#"{"NextToken": "t1", "boto_truncate_amount": 99999999999999999999}"#,
        "not a number of items",
    ),
    (
        r#"{"Marker": "m1", "boto_truncate_amount": 1}"#,
        "another operation",
    ),
    (
        r#"{"Marker": "m1", "boto_encoded_keys": []}"#,
        "another operation",
    ),
    (
        r#"{"NextToken": "t", "x": 1, "boto_truncate_amount": 1}"#,
        "another operation",
    ),
    (
        r#"{"NextToken": {"a": "YQ=="}, "boto_encoded_keys": [["NextToken", "a"]]}"#,
        "`NextToken` is not a string",
    ),
];

#[test]
fn reads_starting_tokens() {
    let packed = READ_PACKED
        .iter()
        .map(|&(json, token, skip)| (packed(json), token, skip));
    let bare = READ
        .iter()
        .map(|&(text, token, skip)| (text.to_owned(), token, skip));
    for (text, token, skip) in bare.chain(packed) {
        let place = PageOffset {
            token: token.map(str::to_owned),
            skip,
        };
        assert_eq!(read(&["NextToken"], &text), Ok(place), "{text}");
    }
}

#[test]
fn passes_on_service_tokens_that_look_packed() {
    for json in PASSED_ON {
        let text = packed(json);
        assert_eq!(
            read(&["NextToken"], &text),
            Ok(PageOffset::page(Some(text.clone()))),
            "{json}"
        );
    }
}

#[test]
fn refuses_damaged_and_foreign_resume_tokens() {
    let refused = REFUSED.iter().map(|&(json, reason)| (packed(json), reason));
    for (text, reason) in refused.chain([("a___b___c".to_owned(), "3 parts")]) {
        let error = read::<String>(&["NextToken"], &text)
            .expect_err(reason)
            .to_string();
        assert!(error.contains(reason), "{error}");
        assert!(!error.contains(&text), "{error}");
        assert!(error.contains(&format!("{:?}", &text[..6])), "{error}");
    }
}

#[test]
fn reads_map_tokens_from_resume_tokens_only() {
    type Map = BTreeMap<String, Document>;
    let start = Ok(PageOffset {
        token: None,
        skip: Some(2),
    });
    assert_eq!(read::<Map>(&["Key"], "None___2"), start);
    assert_eq!(
        read::<Map>(&["Key"], &packed(r#"{"boto_truncate_amount": 2}"#)),
        start
    );
    for text in [
        "t1",
        "",
        "t1___2",
        &packed(r#"{"pk": {"S": "a"}}"#),
        &packed(r#"{"Key": "t"}"#),
    ] {
        let error = read::<Map>(&["Key"], text).expect_err(text).to_string();
        assert!(error.contains("a map"), "{error}");
    }
}

fn packed(json: &str) -> String {
    STANDARD.encode(json)
}

fn unpacked(text: &str) -> String {
    String::from_utf8(STANDARD.decode(text).expect("base64")).expect("UTF-8")
}
