//! Puts a token, a key or a password into a request. Must not know where they come from.

use http::header::AUTHORIZATION;
use http::uri::{PathAndQuery, Scheme};
use http::{HeaderName, HeaderValue, Uri};

use hardy_runtime::{Auth, HttpRequest, TransportError, TransportErrorKind};

use crate::credentials::Credentials;
use crate::service::ApiKeyLocation;
use crate::url;

/// Adds the secret of a scheme to a request.
///
/// # Errors
///
/// Fails if a header cannot contain the secret, and if the key makes the URI too long.
pub(super) fn add(
    request: &mut HttpRequest,
    scheme: Auth,
    credentials: &Credentials,
    api_key: Option<ApiKeyLocation>,
) -> Result<(), TransportError> {
    let secret = credentials.secret_access_key();
    let sent = credentials.session_token().unwrap_or(secret);
    let (name, value) = match (scheme, api_key) {
        (Auth::HttpBearer, _) => (AUTHORIZATION, format!("Bearer {sent}")),
        (Auth::HttpBasic, _) => (AUTHORIZATION, format!("Basic {sent}")),
        (Auth::HttpApiKey, Some(ApiKeyLocation::Header { name, .. })) => {
            let name = HeaderName::from_bytes(name.as_bytes());
            let name = name.map_err(|error| invalid(error.to_string()))?;
            (name, sent.to_owned())
        }
        (Auth::HttpApiKey, Some(ApiKeyLocation::Query { name })) => {
            return add_to_query(request, name, sent);
        }
        _ => return Err(invalid("the service does not say where the secret belongs")),
    };
    let value = header_value(&value).filter(|_| !sent.is_empty());
    let value = value.ok_or_else(|| {
        let message = "the token is empty or has characters that a header cannot have";
        TransportError::new(TransportErrorKind::Credentials, message)
    })?;
    request.headers_mut().insert(name, value);
    Ok(())
}

/// Refuses a request that would contain a secret without encryption, unless it stays on this machine.
pub(super) fn check_encryption(url: &Uri) -> Result<(), TransportError> {
    let host = url.host().unwrap_or_default();
    if url.scheme() == Some(&Scheme::HTTPS) || url::is_loopback(host) {
        return Ok(());
    }
    Err(invalid(format!(
        "the host `{host}` would get a secret without encryption: use an https URL, or allow it by \
         `with_unencrypted_auth`"
    )))
}

fn add_to_query(request: &mut HttpRequest, name: &str, key: &str) -> Result<(), TransportError> {
    let mut parts = request.uri().clone().into_parts();
    let target = parts.path_and_query.as_ref();
    let target = target.map_or("/", PathAndQuery::as_str);
    let separator = if target.contains('?') { '&' } else { '?' };
    let name = encoded(name);
    // The errors of `http` do not contain the URI.
    let target = PathAndQuery::try_from(format!("{target}{separator}{name}={key}"));
    parts.path_and_query = Some(target.map_err(|error| invalid(error.to_string()))?);
    let uri = Uri::from_parts(parts).map_err(|error| invalid(error.to_string()))?;
    *request.uri_mut() = uri;
    Ok(())
}

/// A text in a query, percent-encoded.
pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A header that `Debug` of the request redacts. `None` for characters other than visible ASCII and spaces.
pub(super) fn header_value(text: &str) -> Option<HeaderValue> {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let value = is_plain.then(|| HeaderValue::from_str(text).ok());
    let mut value = value.flatten()?;
    value.set_sensitive(true);
    Some(value)
}

fn invalid(message: impl Into<String>) -> TransportError {
    TransportError::new(TransportErrorKind::Configuration, message.into())
}
