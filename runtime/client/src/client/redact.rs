//! Removes secrets from error responses. A server or proxy that returns the headers of a request would
//! otherwise bring the session token into errors, and from there into logs.

use bytes::Bytes;
use hardy_runtime::{Body, HttpResponse};

use crate::credentials::Credentials;

const REDACTED: &[u8] = b"[redacted]";

/// Removes the secrets of `credentials` from headers and body. The body must be in memory.
pub(super) fn redact(response: &mut HttpResponse, credentials: &Credentials) {
    let secrets = [
        Some(credentials.secret_access_key()),
        credentials.session_token(),
    ];
    for secret in secrets.into_iter().flatten() {
        remove(response, secret.as_bytes());
    }
}

fn remove(response: &mut HttpResponse, secret: &[u8]) {
    if secret.is_empty() {
        return;
    }
    for value in response.headers_mut().values_mut() {
        if contains(value.as_bytes(), secret) {
            // `Debug` of a header prints it otherwise.
            value.set_sensitive(true);
        }
    }
    let Some(body) = response.body().bytes() else {
        return;
    };
    if contains(body, secret) {
        let body = Bytes::from(replaced(body, secret));
        *response.body_mut() = Body::from(body);
    }
}

fn contains(text: &[u8], secret: &[u8]) -> bool {
    position(text, secret).is_some()
}

fn position(text: &[u8], secret: &[u8]) -> Option<usize> {
    text.windows(secret.len())
        .position(|window| window == secret)
}

fn replaced(mut text: &[u8], secret: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    while let Some(begin) = position(text, secret) {
        result.extend_from_slice(&text[..begin]);
        result.extend_from_slice(REDACTED);
        text = &text[begin + secret.len()..];
    }
    result.extend_from_slice(text);
    result
}
