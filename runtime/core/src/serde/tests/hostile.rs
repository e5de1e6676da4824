//! Any JSON gives a value or an error.

use super::*;

const VALUES: [&str; 20] = [
    "null",
    "true",
    "-1",
    "1e308",
    "-1e-308",
    "1e-400",
    "18446744073709551616",
    r#""""#,
    r#""\u0000""#,
    r#""=""#,
    r#""1e2147483648""#,
    r#""9999999999999999999999""#,
    r#""-""#,
    "[]",
    "[null]",
    "[[1]]",
    "{}",
    r#"{"":null}"#,
    r#"{"$serde_json::private::Number":"1e9999999999"}"#,
    r#"{"$serde_json::private::Number":[]}"#,
];

/// Whether any of the types can be read from the JSON.
fn can_be_read(json: &str) -> bool {
    [
        read::<i8, _>(json, Number).is_ok(),
        read::<i64, _>(json, Number).is_ok(),
        read::<f32, _>(json, Number).is_ok(),
        read::<f64, _>(json, Number).is_ok(),
        read(json, Blob).is_ok(),
        read(json, EpochSeconds).is_ok(),
        read(json, DateTime).is_ok(),
        read(json, HttpDate).is_ok(),
        read::<BigInteger, _>(json, Plain).is_ok(),
        read::<BigDecimal, _>(json, Plain).is_ok(),
        read::<Document, _>(json, Plain).is_ok(),
        read::<Vec<i32>, _>(json, List(Number)).is_ok(),
        read::<BTreeMap<String, Option<Document>>, _>(json, SparseMap(Plain)).is_ok(),
    ]
    .contains(&true)
}

#[test]
fn never_panics() {
    for json in VALUES {
        // A document accepts any JSON; the deserializer refuses one number, and a name that is not
        // a string.
        assert!(can_be_read(json) || json.contains("private"), "{json}");
    }
    for json in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        assert!(!can_be_read(&json));
    }
}
