//! What a double returns for a request.

use std::time::Duration;

use hardy_runtime::{HttpResponse, TransportError, TransportErrorKind, response};
use http::HeaderValue;

/// What a double returns for a request: a response or an error, after a delay. A string is the JSON body of a
/// response with status 200.
#[derive(Debug)]
pub struct Reply {
    pub(super) delay: Duration,
    pub(super) result: Result<HttpResponse, TransportError>,
}

impl Reply {
    /// A response with a JSON body.
    ///
    /// # Panics
    ///
    /// If the status is not between 100 and 999.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        response::from_json(status, body.into()).into()
    }

    /// An error response, by its code and its message, in the form of the JSON protocols.
    ///
    /// # Panics
    ///
    /// If the status is not between 100 and 999.
    pub fn error(status: u16, code: &str, message: &str) -> Self {
        let body = format!(
            r#"{{"__type":{},"message":{}}}"#,
            json_string(code),
            json_string(message)
        );
        let mut response = response::from_json(status, body);
        if let Ok(code) = HeaderValue::from_str(code) {
            response.headers_mut().insert("x-amzn-errortype", code);
        }
        response.into()
    }

    /// The error response of a service that throttles requests: status 429, code `ThrottlingException`.
    pub fn throttled() -> Self {
        Self::error(429, "ThrottlingException", "Rate exceeded")
    }

    /// A connection that breaks before the response arrives.
    pub fn broken() -> Self {
        TransportError::new(TransportErrorKind::Broken, "the connection was reset").into()
    }

    /// Delays the reply. The clock of the client jumps to its end.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

fn json_string(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            character if character < ' ' => {
                json.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => json.push(character),
        }
    }
    json.push('"');
    json
}

impl From<HttpResponse> for Reply {
    fn from(response: HttpResponse) -> Self {
        Self {
            delay: Duration::ZERO,
            result: Ok(response),
        }
    }
}

impl From<TransportError> for Reply {
    fn from(error: TransportError) -> Self {
        Self {
            delay: Duration::ZERO,
            result: Err(error),
        }
    }
}

impl From<&str> for Reply {
    fn from(body: &str) -> Self {
        Self::json(200, body)
    }
}

impl From<String> for Reply {
    fn from(body: String) -> Self {
        Self::json(200, body)
    }
}
