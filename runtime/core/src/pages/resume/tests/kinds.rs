//! Resume tokens with several members, and with values that are not strings.

use super::*;
use crate::pages::token::TokenValue;

type Nested = BTreeMap<String, BTreeMap<String, Vec<u8>>>;

/// Binary values in the order of the paths, and the resume token of botocore 1.43.11 for them.
#[test]
fn writes_and_reads_binary_values_as_boto3_does() {
    let json = "{\"K\": {\"a\": {\"B\": \"AAH/\"}, \"b\": {\"B\": \"\"}}, \"boto_truncate_amount\": 1, \
                \"boto_encoded_keys\": [[\"K\", \"a\", \"B\"], [\"K\", \"b\", \"B\"]]}";
    let value = |bytes: &[u8]| BTreeMap::from([("B".to_owned(), bytes.to_vec())]);
    let token = Nested::from([
        ("a".to_owned(), value(&[0, 1, 255])),
        ("b".to_owned(), value(&[])),
    ]);
    let place = PageOffset {
        token: Some(token),
        skip: Some(1),
    };
    assert_eq!(unpacked(&write(&["K"], &place)), json);
    assert_eq!(read(&["K"], &packed(json)), Ok(place));

    let list = PageOffset::page(Some(vec![vec![1_u8], vec![2]]));
    let json = r#"{"K": ["AQ==", "Ag=="], "boto_encoded_keys": [["K", 0], ["K", 1]]}"#;
    assert_eq!(unpacked(&write(&["K"], &list)), json);
    assert_eq!(read(&["K"], &packed(json)), Ok(list));
}

#[test]
fn refuses_paths_without_a_binary_value() {
    let deep = format!("[{}0]", "\"K\", ".repeat(100_000));
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let paths = [
        r#""K""#,
        "null",
        "[1]",
        "[[]]",
        r#"[["K"]]"#,
        r#"[["K", "c"]]"#,
        r#"[["K", "a", "B", "C"]]"#,
        r#"[["K", "a", "S"]]"#,
        r#"[["K", "a", 0]]"#,
        r#"[["L", "a", "B"]]"#,
        r#"[["K", "a", "B"], ["K", "a", "B"]]"#,
        r#"[["boto_truncate_amount"]]"#,
        r#"[["boto_encoded_keys", 0, 0]]"#,
        r#"[["K", "a", null]]"#,
        &format!("[{deep}]"),
    ];
    for paths in paths {
        let json = format!(
            r#"{{"K": {{"a": {{"B": "AQ=="}}}}, "boto_truncate_amount": 1, "boto_encoded_keys": {paths}}}"#
        );
        let error = read::<Nested>(&["K"], &packed(&json)).expect_err(paths);
        assert!(
            error.to_string().contains("invalid starting token"),
            "{error}"
        );
    }
    for json in [
        r#"{"K": {"a": {"B": "A"}}, "boto_encoded_keys": [["K", "a", "B"]]}"#,
        r#"{"K": {"a": {"B": "AQ=="}}}"#,
        r#"{"K": {"a": {"B": 1}}, "boto_encoded_keys": [["K", "a", "B"]]}"#,
        r#"{"K": {"a": ["AQ=="]}, "boto_encoded_keys": [["K", "a", 1]]}"#,
        r#"{"K": {"a": ["AQ=="]}, "boto_encoded_keys": [["K", "a", -1]]}"#,
        r#"{"K": {"a": ["AQ=="]}, "boto_encoded_keys": [["K", "a", 0.0]]}"#,
    ] {
        read::<Nested>(&["K"], &packed(json)).expect_err(json);
    }
    // Nested too deep for the JSON reader: not a resume token, so it is a token of the service.
    let deep = packed(&format!(r#"{{"K": {nested}}}"#));
    assert_eq!(
        read(&["K"], &deep),
        Ok(PageOffset::page(Some(deep.clone())))
    );
    read::<Nested>(&["K"], &deep).expect_err("a bare string is not a map");
}

type Three = (Option<String>, Option<i32>, Option<String>);

const THREE: [&str; 3] = ["Name", "Number", "Id"];

fn three(name: Option<&str>, number: Option<i32>, id: Option<&str>) -> Option<Three> {
    Some((name.map(str::to_owned), number, id.map(str::to_owned)))
}

#[test]
fn writes_and_reads_every_member_of_several() {
    for (token, skip, json) in [
        (
            three(Some("a"), None, Some("i")),
            Some(1),
            r#"{"Name": "a", "Number": null, "Id": "i", "boto_truncate_amount": 1}"#,
        ),
        (
            None,
            Some(2),
            r#"{"Name": null, "Number": null, "Id": null, "boto_truncate_amount": 2}"#,
        ),
        (
            three(None, Some(0), None),
            None,
            r#"{"Name": null, "Number": 0, "Id": null}"#,
        ),
    ] {
        let place = PageOffset { token, skip };
        assert_eq!(unpacked(&write(&THREE, &place)), json);
        assert_eq!(read(&THREE, &packed(json)), Ok(place));
    }
    let error = read::<Three>(&THREE, &packed(r#"{"Number": "5"}"#)).expect_err("a string");
    assert!(
        error.to_string().contains("`Number` is not an integer"),
        "{error}"
    );
}

#[test]
fn reads_bare_tokens_of_several_members() {
    for (text, token, skip) in [
        ("a", three(Some("a"), None, None), None),
        ("None", three(Some("None"), None, None), None),
        ("a___5", three(Some("a"), Some(5), None), None),
        ("a___None___i", three(Some("a"), None, Some("i")), None),
        (
            "a___None___i___7",
            three(Some("a"), None, Some("i")),
            Some(7),
        ),
        ("None___None___None___7", None, Some(7)),
        (
            "a___b___c___d",
            three(Some("a___b___c___d"), None, None),
            None,
        ),
    ] {
        assert_eq!(read(&THREE, text), Ok(PageOffset { token, skip }), "{text}");
    }
    for (text, reason) in [
        ("a___b", "`Number` is an integer, which only"),
        ("a___1___c___d___e", "5 parts"),
    ] {
        let error = read::<Three>(&THREE, text).expect_err(text).to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn reads_integer_tokens() {
    for (text, token) in [("5", 5), ("0", 0), ("-7", -7)] {
        assert_eq!(
            read(&["N"], text),
            Ok(PageOffset::page(Some(token))),
            "{text}"
        );
    }
    for json in ["5", "-1", "0"] {
        let place = PageOffset::page(Some(json.parse::<i64>().expect("an integer")));
        let json = format!(r#"{{"N": {json}}}"#);
        assert_eq!(read(&["N"], &packed(&json)), Ok(place.clone()));
        assert_eq!(unpacked(&write(&["N"], &place)), json);
    }
    for text in [
        "+5",
        "05",
        "5.0",
        "",
        "x",
        &packed(r#"{"N": 5.0}"#),
        &packed(r#"{"N": "5"}"#),
    ] {
        read::<i64>(&["N"], text).expect_err(text);
    }
    read::<i8>(&["N"], &packed(r#"{"N": 128}"#)).expect_err("too large");
}

#[test]
fn keeps_every_digit_of_numbers_in_documents() {
    for number in ["1e400", "36893488147419103233", "0.10000000000000000001"] {
        let json = format!(r#"{{"N": {{"a": {number}}}}}"#);
        let place = read::<crate::Document>(&["N"], &packed(&json)).expect("a resume token");
        assert_eq!(unpacked(&write(&["N"], &place)), json);
    }
}

/// Services mark the last page with values that Python treats as false.
#[test]
fn values_that_are_false_in_python_are_no_token() {
    assert!(TokenValue::is_empty(&0_i32) && !TokenValue::is_empty(&-1_i64));
    assert!(TokenValue::is_empty(&String::new()) && !TokenValue::is_empty(&"0".to_owned()));
    assert!(TokenValue::is_empty(&false) && TokenValue::is_empty(&Vec::<String>::new()));
    let without = |token: Option<Three>| token.and_then(PageToken::without_empty);
    assert_eq!(without(three(Some(""), Some(0), None)), None);
    let token = three(Some("a"), Some(0), Some(""));
    assert_eq!(without(token), three(Some("a"), None, None));
}
