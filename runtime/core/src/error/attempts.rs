//! How often a client sent a request. Must not decide when to retry.

use std::fmt;

/// The attempts of a call, of which the last one failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempts {
    /// Number of requests that the client sent or tried to send.
    pub count: u32,
    /// Why the client sent no more.
    pub stop: RetryStop,
}

/// Why a client stopped retrying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryStop {
    /// The same request would fail again, or must not be sent twice.
    NotRetryable,
    /// The maximum number of attempts is reached.
    MaxAttempts,
    /// The client has used up its retry quota: too many of its latest calls failed.
    Quota,
}

impl Attempts {
    /// Creates a record of `count` attempts.
    pub fn new(count: u32, stop: RetryStop) -> Self {
        Self { count, stop }
    }
}

impl fmt::Display for Attempts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} attempt{plural}", self.count)?;
        match self.stop {
            RetryStop::NotRetryable | RetryStop::MaxAttempts => Ok(()),
            RetryStop::Quota => f.write_str("; the retry quota of this client is used up"),
        }
    }
}
