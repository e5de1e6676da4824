//! The headers of a canonical request. Decides which are signed, and how their values are written.

use std::borrow::Cow;

use hardy_runtime::HttpRequest;
use hardy_runtime::http::header::{HOST, HeaderMap, HeaderName};
use hardy_runtime::http::uri::{Scheme, Uri};

use super::error::SigningError;

/// Headers that proxies and HTTP stacks change, or that belong to one connection. Botocore does not sign
/// them either, except `baggage`, `traceparent` and `tracestate`.
const UNSIGNED: [&str; 15] = [
    "authorization",
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

/// The names of the signed headers, in lower case and sorted. `host` is always one of them.
pub(super) fn signed_names(headers: &HeaderMap) -> Vec<&str> {
    let mut names = Vec::with_capacity(headers.keys_len() + 1);
    names.extend(headers.keys().map(HeaderName::as_str));
    names.retain(|name| !UNSIGNED.contains(name));
    if !headers.contains_key(HOST) {
        names.push(HOST.as_str());
    }
    names.sort_unstable();
    names
}

/// Appends the line of a header: name, `:`, and all its values with a comma between them.
pub(super) fn push_line(
    out: &mut String,
    name: &str,
    request: &HttpRequest,
) -> Result<(), SigningError> {
    out.push_str(name);
    let mut separator = ':';
    for value in request.headers().get_all(name) {
        let value = value.to_str().map_err(|_| SigningError::Header {
            name: name.to_owned(),
        })?;
        out.push(separator);
        push_value(out, value);
        separator = ',';
    }
    if separator == ':' {
        // Only `host` is signed without being in the request: HTTP stacks add it.
        out.push(separator);
        out.push_str(&host(request.uri())?);
    }
    out.push('\n');
    Ok(())
}

/// Appends a value with single spaces between its words, also within quotes.
fn push_value(out: &mut String, value: &str) {
    for (index, word) in value.split_ascii_whitespace().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// The header `host` that HTTP stacks send: without user information, and without a default port.
fn host(uri: &Uri) -> Result<Cow<'_, str>, SigningError> {
    let host = uri.host().filter(|host| !host.is_empty());
    let host = host.ok_or(SigningError::NoHost)?;
    let default = match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTPS => Some(443),
        Some(scheme) if *scheme == Scheme::HTTP => Some(80),
        _ => None,
    };
    Ok(match uri.port_u16() {
        Some(port) if Some(port) != default => format!("{host}:{port}").into(),
        _ => host.into(),
    })
}
