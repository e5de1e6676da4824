//! Tests of values as JSON. `tests/` of the workspace tests generated types; here are the formats
//! that they use.

mod hostile;
mod types;

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde_core::{Deserializer, Serializer};
use serde_json::Value;

use super::format::Written;
use super::*;
use crate::{BigDecimal, BigInteger, Document, Timestamp};

/// Writes a value as JSON in a format.
fn write<T, F: Format<T>>(value: &T, format: F) -> String {
    serde_json::to_string(&Written(value, format)).expect("it can be written")
}

/// Reads JSON in a format.
fn read<T, F: Format<T>>(json: &str, format: F) -> Result<T, String> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = format.read(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| error.to_string())
}

#[track_caller]
fn both<T: PartialEq + Debug, F: Format<T>>(value: T, format: F, json: &str) {
    assert_eq!(write(&value, format), json);
    assert_eq!(read(json, format), Ok(value), "{json}");
}

fn timestamp(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

#[test]
fn writes_and_reads_each_format() {
    both("a\"b".to_owned(), Plain, r#""a\"b""#);
    both(true, Plain, "true");
    both(b"hardy".to_vec(), Blob, r#""aGFyZHk=""#);
    both(-7_i8, Number, "-7");
    both(i64::MIN, Number, "-9223372036854775808");
    both(0.1_f32, Number, "0.1");
    both(-0.125_f64, Number, "-0.125");
    both(f64::NEG_INFINITY, Number, r#""-Infinity""#);
    let time = timestamp("2019-12-16T23:48:18.25Z");
    both(time, DateTime, r#""2019-12-16T23:48:18.25Z""#);
    both(time, Plain, r#""2019-12-16T23:48:18.25Z""#);
    both(time, HttpDate, r#""Mon, 16 Dec 2019 23:48:18.25 GMT""#);
    both(time, EpochSeconds, "1576540098.25");
    both(Box::new(7_i16), Boxed(Number), "7");
    both(vec![1, 2], List(Number), "[1,2]");
    both(vec![Some(1), None], SparseList(Number), "[1,null]");
    let key = || "k".to_owned();
    both(BTreeMap::from([(key(), 1)]), Map(Number), r#"{"k":1}"#);
    let sparse = BTreeMap::from([(key(), None::<Vec<u8>>)]);
    both(sparse, SparseMap(Blob), r#"{"k":null}"#);
    both(vec![time], Sensitive(List(EpochSeconds)), "[1576540098.25]");
}

#[test]
fn names_nan() {
    assert_eq!(write(&f32::NAN, Number), r#""NaN""#);
    assert!(read::<f32, _>(r#""NaN""#, Number).is_ok_and(f32::is_nan));
}

/// A string has the digits that no number has.
#[test]
fn loses_no_digit() {
    let cases = [
        ("1970-01-01T00:00:00Z", "0"),
        ("0001-01-01T00:00:00Z", "-62135596800"),
        ("1969-12-31T23:59:59.75Z", "-0.25"),
        ("2019-12-16T23:48:18.123456Z", "1576540098.123456"),
        (
            "2019-12-16T23:48:18.123456789Z",
            r#""1576540098.123456789""#,
        ),
        (
            "9999-12-31T23:59:59.999999999Z",
            r#""253402300799.999999999""#,
        ),
    ];
    for (text, json) in cases {
        both(timestamp(text), EpochSeconds, json);
    }
    for (digits, json) in [
        ("0", "0"),
        ("18446744073709551615", "18446744073709551615"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("18446744073709551616", r#""18446744073709551616""#),
    ] {
        let integer: BigInteger = digits.parse().expect("an integer");
        both(integer, Plain, json);
        let decimal: BigDecimal = digits.parse().expect("a number");
        both(decimal, Plain, json);
    }
    for (digits, json) in [
        ("1.5", "1.5"),
        ("1.0", "1.0"),
        ("-0", r#""-0""#),
        ("1.50", r#""1.50""#),
        ("1e400", r#""1e400""#),
        ("0.12345678901234567890", r#""0.12345678901234567890""#),
    ] {
        let decimal: BigDecimal = digits.parse().expect("a number");
        both(decimal, Plain, json);
    }
}

#[test]
fn is_as_lenient_as_with_responses() {
    assert_eq!(read("3.0", Number), Ok(3_i32));
    for (json, digits) in [
        ("12.0", "12"),
        (r#""1e30""#, "1000000000000000000000000000000"),
        (
            r#"{"$serde_json::private::Number":"1e30"}"#,
            "1000000000000000000000000000000",
        ),
    ] {
        let integer = digits.parse::<BigInteger>().expect("an integer");
        assert_eq!(read(json, Plain), Ok(integer), "{json}");
    }
    // The data format has rounded it to an `f64`, and the integer may have been another.
    read::<BigInteger, _>("1e30", Plain).expect_err("rounded");
    read::<BigInteger, _>(r#""1e5000""#, Plain).expect_err("too long");
    assert_eq!(read("[1,null,2]", List(Number)), Ok(vec![1_i16, 2]));
    let map = read(r#"{"a":null,"b":"YQ=="}"#, Map(Blob));
    assert_eq!(map, Ok(BTreeMap::from([("b".to_owned(), b"a".to_vec())])));
    let time = Ok(Timestamp::EPOCH);
    for json in ["0", "0.0", "0e7", r#""0""#] {
        assert_eq!(read(json, EpochSeconds), time, "{json}");
    }
}

#[test]
fn keeps_documents() {
    let json = r#"{"a":[null,true,-1,1.0,18446744073709551615,0.125,"x"],"b":{},"c":[]}"#;
    let document = Document::from_json(json).expect("JSON");
    both(document, Plain, json);
    let value: Value = serde_json::from_str(json).expect("JSON");
    let of_value: Document = serde_json::from_value(value).expect("a document");
    assert_eq!(of_value.to_json(), json);
    // The representation of numbers in `serde_json` if a crate enables its feature
    // `arbitrary_precision`.
    let number = read::<Document, _>(r#"{"$serde_json::private::Number":"-7"}"#, Plain);
    assert_eq!(number, Ok(Document::from(-7)));
    let json = r#"{"$serde_json::private::Number":"1e400"}"#;
    let huge = read::<Document, _>(json, Plain).expect("a number");
    assert_eq!(huge.to_json(), "1e400");
    // A number that the data format cannot represent.
    assert_eq!(
        serde_json::to_string(&huge).as_deref().ok(),
        Some(r#""1e400""#)
    );
}

#[test]
fn reports_the_expected_type() {
    fn error<T: Debug, F: Format<T>>(json: &str, format: F) -> String {
        read(json, format).expect_err(json)
    }
    let cases = [
        (error::<i8, _>("128", Number), "expected an 8-bit integer"),
        (error::<i32, _>("1.5", Number), "expected a 32-bit integer"),
        (
            error::<i32, _>("true", Number),
            "invalid type: boolean `true`, expected a 32-bit integer",
        ),
        (
            error::<f32, _>("1e39", Number),
            "expected a 32-bit floating point number",
        ),
        (error("\"a\"", Blob), "expected base64"),
        (
            error("1e99", EpochSeconds),
            "expected a number of seconds since 1970",
        ),
        (error::<BigInteger, _>("1.5", Plain), "expected an integer"),
        (
            error::<Vec<i32>, _>("{}", List(Number)),
            "invalid type: map, expected a list",
        ),
        (
            error::<String, _>("true", Sensitive(Plain)),
            "a sensitive value that cannot be read",
        ),
    ];
    for (message, expected) in cases {
        assert!(message.starts_with(expected), "{message}");
    }
}
