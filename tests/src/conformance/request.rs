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
