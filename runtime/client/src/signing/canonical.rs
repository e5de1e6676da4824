//! The canonical request: the text that a signature covers, which the service builds, too.

use std::ops::Range;

use hardy_runtime::HttpRequest;

use super::error::SigningError;
use super::scope::SigningScope;
use super::{headers, path, query};

/// Enough for most requests, so that the text rarely grows.
const CAPACITY: usize = 1024;

/// The canonical request of a request that has all headers which the signature covers.
pub(super) struct CanonicalRequest {
    text: String,
    /// The part of the text that lists the signed headers.
    signed_headers: Range<usize>,
}

impl CanonicalRequest {
    pub(super) fn new(
        request: &HttpRequest,
        scope: &SigningScope<'_>,
        payload: &str,
    ) -> Result<Self, SigningError> {
        let mut text = String::with_capacity(CAPACITY);
        text.push_str(request.method().as_str());
        text.push('\n');
        path::push(&mut text, request.uri().path(), scope);
        text.push('\n');
        query::push(&mut text, request.uri().query().unwrap_or_default());
        text.push('\n');
        let names = headers::signed_names(request.headers());
        for name in &names {
            headers::push_line(&mut text, name, request)?;
        }
        text.push('\n');
        let start = text.len();
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                text.push(';');
            }
            text.push_str(name);
        }
        let signed_headers = start..text.len();
        text.push('\n');
        text.push_str(payload);
        Ok(Self {
            text,
            signed_headers,
        })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The names of the signed headers, separated by `;`.
    pub(super) fn signed_headers(&self) -> &str {
        let names = self.text.get(self.signed_headers.clone());
        names.unwrap_or_default()
    }
}
