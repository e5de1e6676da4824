//! Removes secrets from responses. A server or proxy that returns the headers of a request would otherwise bring
//! the session token into errors and request ids, and from there into logs.

use bytes::Bytes;
use hardy_runtime::{Body, HttpResponse};
use http::{HeaderMap, HeaderValue};

use crate::credentials::Credentials;

/// What replaces a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// Removes the secrets of `credentials` from headers.
pub(crate) fn redact_headers(headers: &mut HeaderMap, credentials: &Credentials) {
    for secret in secrets(credentials) {
        for value in headers.values_mut() {
            if let Some(text) = redacted(value.as_bytes(), secret) {
                let text = HeaderValue::from_maybe_shared(Bytes::from(text));
                *value = text.unwrap_or(HeaderValue::from_static(REDACTED));
            }
        }
    }
}

/// Removes the secrets of `credentials` from a body in memory.
pub(crate) fn redact_body(response: &mut HttpResponse, credentials: &Credentials) {
    for secret in secrets(credentials) {
        let body = response.body().bytes();
        if let Some(body) = body.and_then(|body| redacted(body, secret)) {
            *response.body_mut() = Body::from(Bytes::from(body));
        }
    }
}

fn secrets(credentials: &Credentials) -> impl Iterator<Item = &[u8]> {
    let secrets = [
        Some(credentials.secret_access_key()),
        credentials.session_token(),
    ];
    secrets.into_iter().flatten().map(str::as_bytes)
}

/// A text without a secret; `None` if it does not contain the secret.
pub(crate) fn redacted(mut text: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    position(text, secret)?;
    let mut result = Vec::with_capacity(text.len());
    while let Some(begin) = position(text, secret) {
        result.extend_from_slice(&text[..begin]);
        result.extend_from_slice(REDACTED.as_bytes());
        text = &text[begin + secret.len()..];
    }
    result.extend_from_slice(text);
    Some(result)
}

/// Where the secret begins. An empty one is nowhere.
fn position(text: &[u8], secret: &[u8]) -> Option<usize> {
    if secret.is_empty() {
        return None;
    }
    text.windows(secret.len())
        .position(|window| window == secret)
}
