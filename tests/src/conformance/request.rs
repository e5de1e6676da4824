//! Compares a request with the expected one: method, path and host here, other parts in their
//! modules.

use serde::Deserialize;

use super::{RequestCase, body, headers, query};

/// A request as it was encoded, and put to the endpoint of the case.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(super) struct Sent {
    pub(super) method: String,
    /// The host of the request.
    pub(super) host: String,
    /// Path and query.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// Where a request is not as expected.
pub(super) fn differences(expected: &RequestCase, sent: &Sent) -> Vec<String> {
    let (path, query) = sent.target.split_once('?').unwrap_or((&sent.target, ""));
    let mut differences = Vec::new();
    differences.extend(unequal("method", &expected.method, &sent.method));
    differences.extend(unequal("uri", &expected.uri, path));
    let host = expected.resolved_host.as_deref();
    differences.extend(host.and_then(|host| unequal("host", host, &sent.host)));
    differences.extend(query::differences(expected, query));
    differences.extend(headers::differences(expected, &sent.headers));
    differences.extend(body::difference(expected, &sent.body));
    differences
}

fn unequal(part: &str, expected: &str, found: &str) -> Option<String> {
    (expected != found).then(|| format!("{part}: expected `{expected}`, found `{found}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected() -> RequestCase {
        RequestCase {
            method: "GET".to_owned(),
            uri: "/a%20b".to_owned(),
            ..RequestCase::default()
        }
    }

    fn sent() -> Sent {
        Sent {
            method: "GET".to_owned(),
            target: "/a%20b?c".to_owned(),
            ..Sent::default()
        }
    }

    #[test]
    fn compares_method_and_path_exactly() {
        assert!(differences(&expected(), &sent()).is_empty());
        let wrong = Sent {
            method: "PUT".to_owned(),
            target: "/a+b".to_owned(),
            ..sent()
        };
        let differences = differences(&expected(), &wrong);
        let wrong = [
            "method: expected `GET`, found `PUT`",
            "uri: expected `/a%20b`, found `/a+b`",
        ];
        assert_eq!(differences, wrong);
    }

    #[test]
    fn compares_the_host_where_the_case_states_it() {
        let cases = [
            (None, "h.example", ""),
            (Some("foo.h.example"), "foo.h.example", ""),
            (
                Some("foo.h.example"),
                "bar.h.example",
                "found `bar.h.example`",
            ),
        ];
        for (resolved, host, difference) in cases {
            let expected = RequestCase {
                resolved_host: resolved.map(str::to_owned),
                ..expected()
            };
            let sent = Sent {
                host: host.to_owned(),
                ..sent()
            };
            let differences = differences(&expected, &sent).join("\n");
            assert_eq!(
                differences.is_empty(),
                difference.is_empty(),
                "{differences}"
            );
            assert!(differences.contains(difference), "{differences}");
        }
    }
}
