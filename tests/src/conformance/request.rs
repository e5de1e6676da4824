//! Whether a request is the one that a case expects. Method, path and host are compared here, the rest
//! part by part.

use serde::Deserialize;

use super::{RequestCase, body, headers, query};

/// A request as it was encoded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(super) struct Sent {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    /// What goes before the host of the endpoint, if the request says so.
    pub(super) host_prefix: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// Where a request is not as expected.
pub(super) fn differences(expected: &RequestCase, sent: &Sent) -> Vec<String> {
    let (path, query) = sent.target.split_once('?').unwrap_or((&sent.target, ""));
    let mut differences = Vec::new();
    differences.extend(unequal("method", &expected.method, &sent.method));
    differences.extend(unequal("uri", &expected.uri, &at_endpoint(expected, path)));
    differences.extend(host(expected, sent));
    differences.extend(query::differences(expected, query));
    differences.extend(headers::differences(expected, &sent.headers));
    differences.extend(body::difference(expected, &sent.body));
    differences
}

/// The path behind that of the endpoint, where the endpoint has one: whoever sends a request puts the
/// endpoint before it.
fn at_endpoint(expected: &RequestCase, path: &str) -> String {
    let host = expected.host.as_deref().unwrap_or_default();
    let base = host.split_once('/').map_or("", |(_, base)| base);
    match base.trim_end_matches('/') {
        "" => path.to_owned(),
        base => format!("/{base}{path}"),
    }
}

/// The host differs from the endpoint's only by what the operation puts before it.
fn host(expected: &RequestCase, sent: &Sent) -> Option<String> {
    let resolved = expected.resolved_host.as_deref()?;
    let host = expected.host.as_deref().unwrap_or_default();
    let host = host.split('/').next().unwrap_or_default();
    match &sent.host_prefix {
        None if resolved == host => None,
        None => Some(format!(
            "host: expected `{resolved}`, and there is no endpoint prefix"
        )),
        Some(prefix) => unequal("host", resolved, &format!("{prefix}{host}")),
    }
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
    fn compares_method_and_path_as_they_stand() {
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
    fn puts_the_endpoint_before_the_path() {
        let cases = [
            ("h.example", "/a%20b", true),
            ("h.example/", "/a%20b", true),
            ("h.example/base", "/base/a%20b", true),
            ("h.example/base/", "/base/a%20b", true),
            ("h.example/base", "/a%20b", false),
        ];
        for (host, uri, equal) in cases {
            let expected = RequestCase {
                host: Some(host.to_owned()),
                uri: uri.to_owned(),
                ..expected()
            };
            let differences = differences(&expected, &sent());
            assert_eq!(differences.is_empty(), equal, "{host}: {differences:?}");
        }
    }

    #[test]
    fn puts_the_prefix_before_the_host() {
        let cases = [
            ("foo.h.example", Some("foo."), ""),
            ("h.example", None, ""),
            ("foo.h.example", Some("bar."), "found `bar.h.example`"),
            ("foo.h.example", None, "no endpoint prefix"),
        ];
        for (resolved, prefix, difference) in cases {
            let expected = RequestCase {
                host: Some("h.example".to_owned()),
                resolved_host: Some(resolved.to_owned()),
                ..expected()
            };
            let sent = Sent {
                host_prefix: prefix.map(str::to_owned),
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
