//! The headers that a client adds to each request, besides those of the signature.

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::config::ConfigError;
use crate::service::Service;

const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
const ATTEMPT: HeaderName = HeaderName::from_static("amz-sdk-request");

/// Headers that belong to the client, its signature or its transport. Another value would be replaced, or would make
/// the request another one than the server reads.
const OWNED: [&str; 16] = [
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
];

/// Whether a call cannot set this header.
pub(super) fn is_owned(name: &HeaderName) -> bool {
    OWNED.contains(&name.as_str())
}

/// The longest name of an application, in bytes, as of all SDKs.
const MAX_APP_ID: usize = 50;

/// The header `user-agent` of a client.
#[derive(Clone, Debug)]
pub(super) struct UserAgent(HeaderValue);

impl UserAgent {
    /// States this package, the service, the system and the application.
    pub(super) fn new(service: &Service, app_id: Option<&str>) -> Result<Self, ConfigError> {
        let os = match std::env::consts::OS {
            os @ ("linux" | "macos" | "windows" | "android" | "ios") => os,
            _ => "other",
        };
        let version = env!("CARGO_PKG_VERSION");
        let is_plain = |character: char| character.is_ascii_alphanumeric() || character == '-';
        let api = service.name.replace(|character| !is_plain(character), "_");
        let api = api.to_lowercase();
        // The version of the form that AWS prescribes.
        let form = if service.is_aws { " ua/2.1" } else { "" };
        let mut value = format!("hardy/{version}{form} api/{api} os/{os} lang/rust");
        if let Some(app_id) = app_id {
            let is_token =
                |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
            if app_id.is_empty() || app_id.len() > MAX_APP_ID || !app_id.bytes().all(is_token) {
                let origin = match service.is_aws {
                    true => "AWS_SDK_UA_APP_ID or with_app_id",
                    false => "with_app_id",
                };
                return Err(ConfigError::new(format!(
                    "the application is called {app_id:?} ({origin}), expected 1 to {MAX_APP_ID} letters, digits or \
                     one of !#$%&'*+-.^_`|~"
                )));
            }
            value.push_str(" app/");
            value.push_str(app_id);
        }
        let value = HeaderValue::try_from(value);
        let value =
            value.map_err(|_| ConfigError::new("the name of the application is no header"))?;
        Ok(Self(value))
    }
}

/// Adds the headers of an attempt. `invocation` is for services of AWS.
pub(super) fn add(
    headers: &mut HeaderMap,
    user_agent: &UserAgent,
    invocation: Option<&HeaderValue>,
    (attempt, max_attempts): (u32, u32),
) {
    headers.insert(USER_AGENT, user_agent.0.clone());
    let Some(invocation) = invocation else {
        return;
    };
    headers.insert(INVOCATION_ID, invocation.clone());
    let attempt = format!("attempt={attempt}; max={max_attempts}");
    if let Ok(attempt) = HeaderValue::try_from(attempt) {
        headers.insert(ATTEMPT, attempt);
    }
}
