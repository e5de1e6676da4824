//! Removes secrets from error responses. A server or proxy that returns the headers of a request would
//! otherwise bring the session token into errors, and from there into logs.

use bytes::Bytes;
use hardy_runtime::{Body, HttpResponse};

use crate::credentials::Credentials;

/// What replaces a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// Removes the secrets of `credentials` from headers and body. The body must be in memory.
pub(crate) fn redact(response: &mut HttpResponse, credentials: &Credentials) {
    let secrets = [
        Some(credentials.secret_access_key()),
        credentials.session_token(),
    ];
    for secret in secrets.into_iter().flatten() {
        remove(response, secret.as_bytes());
    }
}

fn remove(response: &mut HttpResponse, secret: &[u8]) {
    for value in response.headers_mut().values_mut() {
        if position(value.as_bytes(), secret).is_some() {
            // `Debug` of a header prints it otherwise.
            value.set_sensitive(true);
        }
    }
    let body = response.body().bytes();
    if let Some(body) = body.and_then(|body| redacted(body, secret)) {
        *response.body_mut() = Body::from(Bytes::from(body));
    }
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
