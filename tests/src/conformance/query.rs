//! Whether a query has the keys and values that a case expects, without decoding them.

use std::collections::BTreeMap;

use super::RequestCase;

/// Where the query is not as expected. Keys that the case does not name may be there.
pub(super) fn differences(expected: &RequestCase, query: &str) -> Vec<String> {
    let found = by_key(query.split('&').filter(|part| !part.is_empty()));
    let wanted = by_key(expected.query_params.iter().map(String::as_str));
    let mut differences = Vec::new();
    for (key, parts) in &wanted {
        let seen = found.get(key).map_or(&[][..], Vec::as_slice);
        if seen != parts.as_slice() {
            let (parts, seen) = (parts.join("&"), seen.join("&"));
            differences.push(format!("query: expected `{parts}`, found `{seen}`"));
        }
    }
    for key in &expected.require_query_params {
        if !found.contains_key(key.as_str()) {
            differences.push(format!("query: `{key}` is missing"));
        }
    }
    for key in &expected.forbid_query_params {
        if let Some(parts) = found.get(key.as_str()) {
            differences.push(format!("query: `{}` must not be there", parts.join("&")));
        }
    }
    differences
}

/// The parts of a query by their keys; those of one key in their order.
fn by_key<'a>(parts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut keys = BTreeMap::<_, Vec<_>>::new();
    for part in parts {
        let key = part.split_once('=').map_or(part, |(key, _)| key);
        keys.entry(key).or_default().push(part);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_parts_exactly() {
        let cases: [(&[&str], &str, bool); 9] = [
            (&[], "anything=goes", true),
            (&["a=1"], "b=2&a=1", true),
            (&["a=1"], "a=2", false),
            (&["a=%20"], "a=+", false),
            (&["a=1", "a=2"], "a=1&b=3&a=2", true),
            (&["a=1", "a=2"], "a=2&a=1", false),
            // A value that the case does not name is one too many.
            (&["a=1"], "a=1&a=2", false),
            (&["a"], "a", true),
            (&["a"], "a=", false),
        ];
        for (wanted, query, equal) in cases {
            let expected = RequestCase {
                query_params: wanted.iter().map(|part| (*part).to_owned()).collect(),
                ..RequestCase::default()
            };
            let differences = differences(&expected, query);
            assert_eq!(differences.is_empty(), equal, "{query}: {differences:?}");
        }
    }

    #[test]
    fn asks_for_keys_and_forbids_them() {
        let expected = RequestCase {
            require_query_params: vec!["a".to_owned()],
            forbid_query_params: vec!["b".to_owned()],
            ..RequestCase::default()
        };
        assert!(differences(&expected, "a=1").is_empty());
        let wrong = ["query: `a` is missing", "query: `b=1&b` must not be there"];
        assert_eq!(differences(&expected, "b=1&b&c=a"), wrong);
    }
}
