//! The hash of the body in a canonical request. Decides what takes its place.

use std::borrow::Cow;

use hardy_runtime::HttpRequest;

use super::digest::sha256;
use super::error::SigningError;
use super::hexadecimal;
use super::scope::{Payload, SigningScope};

pub(crate) const CONTENT_SHA256: &str = "x-amz-content-sha256";

/// The hash of the body in hexadecimal digits, or the words that take its place.
pub(super) fn hash(
    request: &HttpRequest,
    scope: &SigningScope<'_>,
) -> Result<Cow<'static, str>, SigningError> {
    if !scope.content_sha256 {
        // Services require that header and signature agree.
        if let Some(value) = request.headers().get(CONTENT_SHA256) {
            let value = value.to_str().map_err(|_| SigningError::Header {
                name: CONTENT_SHA256.to_owned(),
            })?;
            return Ok(value.trim().to_owned().into());
        }
    }
    match scope.payload {
        Payload::Body => {
            let bytes = request.body().bytes().ok_or(SigningError::Stream)?;
            Ok(hexadecimal::text(&sha256(bytes)).into())
        }
        Payload::Unsigned => Ok("UNSIGNED-PAYLOAD".into()),
    }
}
