//! Whether a request has the headers that a case expects. Names are compared without case, values as
//! lists, in which white space around commas does not count.

use super::RequestCase;

/// Where the headers are not as expected. Headers that the case does not name may be there.
pub(super) fn differences(expected: &RequestCase, found: &[(String, String)]) -> Vec<String> {
    let mut differences = Vec::new();
    for (name, value) in &expected.headers {
        match joined(found, name) {
            None => differences.push(format!("header `{name}`: expected `{value}`, found none")),
            Some(seen) if items(&seen) != items(value) => {
                differences.push(format!(
                    "header `{name}`: expected `{value}`, found `{seen}`"
                ));
            }
            Some(_) => {}
        }
    }
    for name in &expected.require_headers {
        if joined(found, name).is_none() {
            differences.push(format!("header `{name}`: it is missing"));
        }
    }
    for name in &expected.forbid_headers {
        if let Some(seen) = joined(found, name) {
            differences.push(format!(
                "header `{name}`: must not be there, found `{seen}`"
            ));
        }
    }
    differences
}

/// The value of a header; lines of one name are one list.
fn joined(headers: &[(String, String)], name: &str) -> Option<String> {
    let lines = headers
        .iter()
        .filter(|(other, _)| other.eq_ignore_ascii_case(name));
    let lines: Vec<&str> = lines.map(|(_, value)| value.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}

/// The items of a list, without the white space around them. A comma between quotes is none.
fn items(value: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in value.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                items.push(value[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(value[start..].trim());
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[(&str, &str)]) -> Vec<(String, String)> {
        let headers = headers.iter();
        headers
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn compares_values_as_lists() {
        // The expectation, and the lines of the header.
        let cases: [(&str, &[&str], bool); 9] = [
            ("a, b", &["a,b"], true),
            ("a, b", &["a", "b"], true),
            ("a, b", &["b, a"], false),
            ("a, b", &["a"], false),
            (r#""a,b", c"#, &[r#""a,b",c"#], true),
            (r#""a, b""#, &[r#""a,b""#], false),
            (r#""\",", b"#, &[r#""\",",b"#], true),
            ("", &[""], true),
            ("", &[], false),
        ];
        for (value, lines, equal) in cases {
            let expected = RequestCase {
                headers: [("X-List".to_owned(), value.to_owned())].into(),
                ..RequestCase::default()
            };
            let lines: Vec<_> = lines.iter().map(|line| ("x-list", *line)).collect();
            let differences = differences(&expected, &found(&lines));
            assert_eq!(differences.is_empty(), equal, "{value}: {differences:?}");
        }
    }

    #[test]
    fn asks_for_headers_and_forbids_them() {
        let expected = RequestCase {
            require_headers: vec!["Content-Length".to_owned()],
            forbid_headers: vec!["Content-Type".to_owned()],
            ..RequestCase::default()
        };
        let right = found(&[("content-length", "0"), ("x-other", "")]);
        assert!(differences(&expected, &right).is_empty());
        let wrong = found(&[("content-type", "a/b")]);
        let expected_differences = [
            "header `Content-Length`: it is missing",
            "header `Content-Type`: must not be there, found `a/b`",
        ];
        assert_eq!(differences(&expected, &wrong), expected_differences);
    }
}
