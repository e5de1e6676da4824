//! Calls: what signatures cover, when a client tries again, and how long it waits.

use serde::Serialize;

/// How late an operation responds, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LateResponse {
    /// The number of seconds within which it responds.
    pub seconds: u64,
    /// The field of the input with further seconds, as an index, and their number if it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<(usize, u32)>,
    /// Whether it waits until there is something to return.
    pub long_polling: bool,
    /// Whether a request may be sent again if no response arrived.
    pub retries_after_sending: bool,
}

/// The rules of a service for its clients, where they differ from those of other services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServiceRules {
    /// The delay before the first retry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backoff_millis: Option<u64>,
    /// The number of attempts of a call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_attempts: Option<u32>,
    /// Whether requests have the header `x-amz-content-sha256`.
    pub content_sha256: bool,
    /// Whether signatures cover the path as it is sent.
    pub raw_path: bool,
    /// Whether signatures need not cover a body that is a stream.
    pub unsigned_streams: bool,
}

impl ServiceRules {
    /// Whether these are the rules of most services.
    pub(crate) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
