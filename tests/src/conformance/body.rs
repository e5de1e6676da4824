//! Compares a body with the expected one: JSON by value, others by bytes.

use serde_json::Value;

use super::RequestCase;

/// How the body is not as expected. A case without a body does not care.
pub(super) fn difference(expected: &RequestCase, found: &[u8]) -> Option<String> {
    let wanted = expected.body.as_deref()?;
    let media_type = expected.body_media_type.as_deref().unwrap_or_default();
    let equal = match is_json(media_type) && !wanted.is_empty() {
        true => same_json(wanted, found),
        false => wanted.as_bytes() == found,
    };
    (!equal).then(|| {
        let found = String::from_utf8_lossy(found);
        format!(
            "body: expected `{}`, found `{}`",
            shown(wanted),
            shown(&found)
        )
    })
}

/// Whether a media type is JSON. Suites of protocols with their own media type use either.
fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || media_type.starts_with("application/x-amz-json-")
}

fn same_json(wanted: &str, found: &[u8]) -> bool {
    let parse = |text: &[u8]| serde_json::from_slice::<Value>(text).ok();
    match (parse(wanted.as_bytes()), parse(found)) {
        (Some(wanted), Some(found)) => same_value(&wanted, &found),
        _ => false,
    }
}

/// Whether two values are the same to JSON, for which `1` and `1.0` are one number.
fn same_value(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || a.as_f64() == b.as_f64() && either_float(a, b)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same_value(a, b)))
        }
        _ => left == right,
    }
}

/// Large integers differ where the nearest floating point number is the same.
fn either_float(left: &serde_json::Number, right: &serde_json::Number) -> bool {
    left.is_f64() || right.is_f64()
}

/// JSON without white space, so that equal values have equal strings; other strings unchanged.
fn shown(text: &str) -> String {
    let value = serde_json::from_str::<Value>(text);
    value.map_or_else(|_| text.to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_json_by_value_and_other_bodies_by_bytes() {
        let json = "application/json";
        let cases = [
            (json, r#"{"a": 1, "b": [2]}"#, r#"{"b":[2.0],"a":1}"#, true),
            (json, r#"{"a": 1}"#, r#"{"a":1,"b":2}"#, false),
            (json, "[1, 2]", "[2, 1]", false),
            (json, "[1]", "[1, 1]", false),
            (json, "9007199254740993", "9007199254740992", false),
            (json, r#""1""#, "1", false),
            (json, "{}", "", false),
            (json, "", "{}", false),
            (json, "", "", true),
            ("application/x-amz-json-1.1", "[1]", "[1.0]", true),
            ("text/plain", "1", "1.0", false),
            ("text/plain", "a b", "a b", true),
            ("", "", "x", false),
        ];
        for (media_type, wanted, found, equal) in cases {
            let expected = RequestCase {
                body: Some(wanted.to_owned()),
                body_media_type: (!media_type.is_empty()).then(|| media_type.to_owned()),
                ..RequestCase::default()
            };
            let difference = difference(&expected, found.as_bytes());
            assert_eq!(
                difference.is_none(),
                equal,
                "{wanted} and {found}: {difference:?}"
            );
        }
    }

    #[test]
    fn takes_any_body_where_the_case_has_none() {
        assert_eq!(difference(&RequestCase::default(), b"x"), None);
    }
}
