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
