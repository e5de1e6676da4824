//! Whether a query has the keys and values that a case expects, as they stand in the request: nothing
//! is decoded.

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
