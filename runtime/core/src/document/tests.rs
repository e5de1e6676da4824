//! Tests of documents and their numbers. The tests of `json` check how documents are encoded.

use std::collections::BTreeMap;

use super::{Document, Number};

fn number(json: &str) -> Number {
    let document = Document::from_json(json.as_bytes()).expect("a number");
    document.as_number().expect("a number")
}

#[test]
fn numbers_are_equal_if_their_values_are() {
    for (left, right, equal) in [
        ("1", "1.0", true),
        ("100", "1e2", true),
        ("-3", "-3.0", true),
        ("0", "-0.0", true),
        ("-0", "0", true),
        ("0.5", "5e-1", true),
        ("1", "-1", false),
        ("1", "1.5", false),
        ("0.5", "0.25", false),
        ("9007199254740993", "9007199254740992.0", false),
        ("9007199254740992", "9007199254740992.0", true),
        ("18446744073709551615", "18446744073709551616.0", false),
        ("18446744073709551616", "18446744073709551616.0", true),
        ("36893488147419103233", "36893488147419103232", false),
        ("9223372036854775807", "9223372036854775808.0", false),
        ("-9223372036854775808", "-9223372036854775808.0", true),
        ("1e300", "1e300", true),
        ("1e400", "10E+399", true),
        ("1e400", "1e401", false),
        ("1e400", "-1e400", false),
        ("1e400", "1", false),
        ("36893488147419103233", "36893488147419103233.0", true),
        ("36893488147419103233", "36893488147419103232", false),
        ("0.10000000000000000001", "0.1", false),
        ("1e-400", "0", false),
    ] {
        assert_eq!(number(left) == number(right), equal, "{left} {right}");
        assert_eq!(number(right) == number(left), equal, "{right} {left}");
    }
}

#[test]
fn numbers_convert_where_they_fit() {
    for (json, signed, unsigned, float) in [
        ("0", Some(0), Some(0), 0.0),
        ("-1", Some(-1), None, -1.0),
        ("2.0", Some(2), Some(2), 2.0),
        ("2.5", None, None, 2.5),
        (
            "-9223372036854775808",
            Some(i64::MIN),
            None,
            -9_223_372_036_854_775_808.0,
        ),
        (
            "18446744073709551615",
            None,
            Some(u64::MAX),
            18_446_744_073_709_551_615.0,
        ),
        (
            "18446744073709551616",
            None,
            None,
            18_446_744_073_709_551_616.0,
        ),
        (
            "-9223372036854775809",
            None,
            None,
            -9_223_372_036_854_775_808.0,
        ),
        (
            "9007199254740993.0",
            Some((1 << 53) + 1),
            Some((1 << 53) + 1),
            9_007_199_254_740_992.0,
        ),
        ("1e300", None, None, 1e300),
        ("-1e400", None, None, f64::NEG_INFINITY),
        ("1e-400", None, None, 0.0),
    ] {
        let number = number(json);
        assert_eq!(number.as_i64(), signed, "{json}");
        assert_eq!(number.as_u64(), unsigned, "{json}");
        assert_eq!(number.as_f64(), float, "{json}");
    }
}

#[test]
fn numbers_are_never_nan_or_infinite() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(Number::from_f64(value), None);
    }
    assert!(Document::from_json(b"NaN").is_err());
}

#[test]
fn numbers_keep_every_digit() {
    for json in [
        "1e400",
        "-1E+400",
        "1e-400",
        "36893488147419103233",
        "12345678901234567890.125",
        "0.1",
        "1e23",
    ] {
        assert_eq!(number(json).to_string(), json);
        assert_eq!(json.parse(), Ok(number(json)));
    }
    for bad in ["", "01", "1e", "NaN", " 1"] {
        bad.parse::<Number>().expect_err(bad);
    }
}

#[test]
fn shows_itself_as_json() {
    let document = Document::from(BTreeMap::from([
        (
            "b".to_owned(),
            Document::from(vec![Document::Null, true.into(), "x\n".into()]),
        ),
        (
            "a".to_owned(),
            Document::from(vec![1_u8.into(), (-2_i64).into(), number("2.50").into()]),
        ),
    ]));
    let json = r#"{"a":[1,-2,2.5],"b":[null,true,"x\n"]}"#;
    assert_eq!(document.to_string(), json);
    assert_eq!(Document::from_json(json.as_bytes()), Ok(document));
}

#[test]
fn gives_its_content_by_kind() {
    let object = Document::from_json(br#"{"a":["x",true,null,1]}"#).expect("an object");
    let list = object
        .as_object()
        .and_then(|members| members.get("a"))
        .and_then(Document::as_list);
    let [text, boolean, null, number] = list.unwrap_or_default() else {
        panic!("{object}")
    };
    assert_eq!(text.as_str(), Some("x"));
    assert_eq!(boolean.as_bool(), Some(true));
    assert!(null.is_null());
    assert_eq!(number.as_number(), Some(Number::from(1)));
    for document in [text, boolean, null, number, &object] {
        let kinds = [
            document.as_str().is_some(),
            document.as_bool().is_some(),
            document.is_null(),
            document.as_number().is_some(),
            document.as_list().is_some(),
            document.as_object().is_some(),
        ];
        assert_eq!(
            kinds.into_iter().filter(|kind| *kind).count(),
            1,
            "{document}"
        );
    }
    assert!(Document::default().is_null());
}
