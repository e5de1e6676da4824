//! Signatures of requests: AWS Signature Version 4 in headers.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>

// Decides which headers a signature adds, and the order of the steps. Must not know operations, endpoints or
// where credentials come from.

mod canonical;
mod digest;
mod error;
mod headers;
mod hexadecimal;
mod key;
mod path;
mod payload;
mod percent;
mod query;
mod scope;
mod time;

#[cfg(test)]
mod tests;

use std::fmt;

use hardy_runtime::HttpRequest;
use hardy_runtime::http::header::{AUTHORIZATION, HeaderValue};

use crate::credentials::Credentials;
use canonical::CanonicalRequest;
use digest::{Hash, hmac_sha256, sha256};
use key::KeyCache;
use time::SigningTime;

pub use error::SigningError;
pub(crate) use payload::CONTENT_SHA256;
pub use scope::{Payload, SigningScope};

const DATE: &str = "x-amz-date";
const SECURITY_TOKEN: &str = "x-amz-security-token";

/// Signs requests. It keeps the last signing key, because a key is valid for a day.
#[derive(Debug, Default)]
pub struct Signer {
    keys: KeyCache,
}

impl Signer {
    /// Adds the headers `x-amz-date` and `authorization`; `x-amz-security-token` if the credentials have a
    /// session token; `x-amz-content-sha256` if the scope asks for it. These headers replace those of
    /// an earlier signature.
    ///
    /// The signature covers all headers except those that proxies and HTTP stacks change, such as
    /// `user-agent`. `host` is the header of this name, or else host and port of the URI, without the
    /// default port of the scheme.
    ///
    /// # Errors
    ///
    /// Those of [`SigningError`]. The request then has no header `authorization`.
    pub fn sign(
        &self,
        request: &mut HttpRequest,
        credentials: &Credentials,
        scope: &SigningScope<'_>,
    ) -> Result<Signed, SigningError> {
        request.headers_mut().remove(AUTHORIZATION);
        let time = SigningTime::new(scope.time)?;
        let payload = payload::hash(request, scope)?;
        add_headers(request, credentials, scope, &time, &payload)?;
        let canonical = CanonicalRequest::new(request, scope, &payload)?;
        let key = self.keys.key(credentials, &time, scope);
        let credential_scope = scope.credential_scope(&time);
        let string = string_of(&canonical, &credential_scope, &time);
        let signature = hexadecimal::text(&hmac_sha256(&key, string.as_bytes()));
        let value = [
            "AWS4-HMAC-SHA256 Credential=",
            credentials.access_key_id(),
            "/",
            &credential_scope,
            ", SignedHeaders=",
            canonical.signed_headers(),
            ", Signature=",
            &signature,
        ]
        .concat();
        let value = secret_value(&value).ok_or(SigningError::Credential)?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(Signed { signature, key })
    }
}

/// Adds the headers that are part of the signature.
fn add_headers(
    request: &mut HttpRequest,
    credentials: &Credentials,
    scope: &SigningScope<'_>,
    time: &SigningTime,
    payload: &str,
) -> Result<(), SigningError> {
    let headers = request.headers_mut();
    headers.insert(DATE, time.header_value());
    match credentials.session_token() {
        Some(token) => {
            let value = secret_value(token).ok_or(SigningError::SessionToken)?;
            headers.insert(SECURITY_TOKEN, value);
        }
        // That of an earlier signature belongs to other credentials.
        None => _ = headers.remove(SECURITY_TOKEN),
    }
    if scope.content_sha256 {
        let value = HeaderValue::from_str(payload).map_err(|_| SigningError::Header {
            name: CONTENT_SHA256.to_owned(),
        })?;
        headers.insert(CONTENT_SHA256, value);
    }
    Ok(())
}

/// A header that `Debug` of the request redacts. `None` for characters that are not visible ASCII.
fn secret_value(text: &str) -> Option<HeaderValue> {
    // `HeaderValue` also accepts bytes above ASCII.
    let value = HeaderValue::from_str(text).ok();
    let mut value = value.filter(|_| text.is_ascii())?;
    value.set_sensitive(true);
    Some(value)
}

/// The canonical request of a signed request, to compare with the one in a service's error. It contains
/// the session token.
///
/// # Errors
///
/// Those of [`SigningError`].
pub fn canonical_request(
    request: &HttpRequest,
    scope: &SigningScope<'_>,
) -> Result<String, SigningError> {
    let payload = payload::hash(request, scope)?;
    CanonicalRequest::new(request, scope, &payload).map(CanonicalRequest::into_text)
}

/// The string to sign of a signed request, to compare with the one in a service's error.
///
/// # Errors
///
/// Those of [`SigningError`].
pub fn string_to_sign(
    request: &HttpRequest,
    scope: &SigningScope<'_>,
) -> Result<String, SigningError> {
    let time = SigningTime::new(scope.time)?;
    let payload = payload::hash(request, scope)?;
    let canonical = CanonicalRequest::new(request, scope, &payload)?;
    Ok(string_of(&canonical, &scope.credential_scope(&time), &time))
}

fn string_of(canonical: &CanonicalRequest, scope: &str, time: &SigningTime) -> String {
    let hash = hexadecimal::text(&sha256(canonical.text().as_bytes()));
    ["AWS4-HMAC-SHA256", time.text(), scope, &hash].join("\n")
}

/// The result of [`Signer::sign`], with which the messages of an event stream are signed. `Debug` shows
/// none of it.
pub struct Signed {
    signature: String,
    key: Hash,
}

impl Signed {
    /// The signature, in hexadecimal digits.
    pub fn signature(&self) -> &str {
        &self.signature
    }

    /// The key that made the signature. It is secret.
    pub fn signing_key(&self) -> &[u8; 32] {
        &self.key
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed").finish_non_exhaustive()
    }
}
