//! What a client traces (feature `tracing`): the names of spans and events, and their fields.
//!
//! All have the target [`TARGET`]. Names and fields change only with a new minor version of this package. Without
//! the feature, nothing is traced. The feature is for users of the package [`tracing`](https://docs.rs/tracing):
//! a program installs a subscriber, which decides what becomes of spans and events.
//!
//! # Spans
//!
//! | name | level | fields |
//! |---|---|---|
//! | `call` | INFO | `service` (the `sdkId`, such as `MPA`, or another name of the service), `operation`, `region` |
//! | `attempt` | DEBUG | `attempt`: its number, from 1 |
//! | `wait` | INFO | `service`, `waiter` (its name in the model, such as `TableExists`), `operation` |
//!
//! A `call` begins before the input is validated, and contains its attempts. Each page of a listing is a call.
//! Delays between attempts are outside of an `attempt`. A `wait` contains a `call` for each poll. The span of a call ends when its future is dropped.
//!
//! # Events
//!
//! | message | level | inside of | fields |
//! |---|---|---|---|
//! | `retry` | INFO | `call` | `attempt` (the one that failed), `delay_ms`, `reason`, `status`, `request_id` |
//! | `clock corrected` | WARN | `call` | `skew_s`: by how many seconds the clock of the service is ahead |
//! | `credentials not refreshed` | WARN | `attempt` | `error`; the call uses the old ones, which are still valid |
//! | `call ended` | DEBUG | `call` | `result`, `status`, `request_id`, `attempts` |
//! | `poll again` | DEBUG | `wait` | `poll` (the number of the last one), `delay_ms` |
//!
//! - `reason` is `throttling`, `clock` (the time of the signature was wrong), `credentials` (they had expired), or
//!   one of the words for `result`.
//! - `result` is `success`, `error response`, `invalid response` if a success cannot be decoded, or why there is no
//!   response: `connect`, `tls`, `timeout`, `broken`, `protocol`, `configuration`, `credentials`, `other`.
//! - `status` is the HTTP status and `request_id` the id of the last attempt. They are absent without a response.
//! - `call ended` is absent if no attempt was made, because the input is invalid or has no endpoint, and if the
//!   future of the call is dropped. Its time is that of the whole response, or that of the headers if the output
//!   has a stream.
//!
//! Spans and events contain no inputs, outputs, URLs, credentials or headers except the request id. `error` is the
//! text of a [`CredentialsError`]; the sources of this package keep secrets out of it.

// Everything that depends on the feature is here, so that other files have calls without `cfg`.

use std::future::Future;
use std::time::Duration;

use hardy_runtime::{Attempts, HttpResponse, TransportError};
#[cfg(feature = "tracing")]
use hardy_runtime::{TransportErrorKind, response::request_id};
#[cfg(feature = "tracing")]
use tracing::Instrument;

use crate::credentials::{Credentials, CredentialsError};
#[cfg(feature = "tracing")]
use crate::redact::redacted_trace;

/// The target of all spans and events, for filters.
pub const TARGET: &str = "hardy_client";

/// Runs a future in the span of a call.
pub(crate) fn in_call<F: Future>(
    service: &str,
    operation: &str,
    region: &str,
    future: F,
) -> impl Future<Output = F::Output> + use<F> {
    #[cfg(feature = "tracing")]
    return future
        .instrument(tracing::info_span!(target: TARGET, "call", service, operation, region));
    #[cfg(not(feature = "tracing"))]
    {
        let _ = (service, operation, region);
        future
    }
}

/// Runs a future in the span of a wait.
pub(crate) fn in_wait<F: Future>(
    service: &str,
    waiter: &str,
    operation: &str,
    future: F,
) -> impl Future<Output = F::Output> + use<F> {
    #[cfg(feature = "tracing")]
    return future
        .instrument(tracing::info_span!(target: TARGET, "wait", service, waiter, operation));
    #[cfg(not(feature = "tracing"))]
    {
        let _ = (service, waiter, operation);
        future
    }
}

/// Runs a future in the span of an attempt.
pub(crate) fn in_attempt<F: Future>(
    attempt: u32,
    future: F,
) -> impl Future<Output = F::Output> + use<F> {
    #[cfg(feature = "tracing")]
    return future.instrument(tracing::debug_span!(target: TARGET, "attempt", attempt));
    #[cfg(not(feature = "tracing"))]
    {
        let _ = attempt;
        future
    }
}

/// The clock was corrected.
pub(crate) fn clock_corrected(skew_s: Option<i64>) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, skew_s, "clock corrected");
    #[cfg(not(feature = "tracing"))]
    let _ = skew_s;
}

/// There are no new credentials, but the old ones are valid.
pub(crate) fn credentials_not_refreshed(error: &CredentialsError) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: TARGET, %error, "credentials not refreshed");
    #[cfg(not(feature = "tracing"))]
    let _ = error;
}

/// A wait polls again after a delay.
pub(crate) fn poll_again(poll: u32, delay: Duration) {
    #[cfg(feature = "tracing")]
    tracing::debug!(target: TARGET, poll, delay_ms = millis(delay), "poll again");
    #[cfg(not(feature = "tracing"))]
    let _ = (poll, delay);
}

#[cfg(feature = "tracing")]
fn millis(delay: Duration) -> u64 {
    u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)
}

/// Why a call is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Throttling,
    Clock,
    Credentials,
    /// The result of the attempt says it.
    Result,
}

/// The last attempt of a call.
#[derive(Default)]
pub(crate) struct LastAttempt {
    #[cfg(feature = "tracing")]
    status: Option<u16>,
    #[cfg(feature = "tracing")]
    request_id: Option<String>,
    #[cfg(feature = "tracing")]
    error: Option<TransportErrorKind>,
}

impl LastAttempt {
    /// Replaces the attempt.
    pub(crate) fn replace(
        &mut self,
        result: &Result<HttpResponse, TransportError>,
        credentials: Option<&Credentials>,
    ) {
        #[cfg(feature = "tracing")]
        {
            let response = result.as_ref().ok();
            let id = response.and_then(|response| request_id(response.headers()));
            *self = Self {
                status: response.map(|response| response.status().as_u16()),
                request_id: id.map(|id| redacted_trace(id, credentials)),
                error: result.as_ref().err().map(TransportError::kind),
            };
        }
        #[cfg(not(feature = "tracing"))]
        let _ = (result, credentials);
    }

    /// The attempt failed, and there will be another.
    pub(crate) fn retry(&self, attempt: u32, delay: Duration, reason: Reason) {
        #[cfg(feature = "tracing")]
        {
            let reason = match reason {
                Reason::Throttling => "throttling",
                Reason::Clock => "clock",
                Reason::Credentials => "credentials",
                Reason::Result => self.result(false),
            };
            let delay_ms = millis(delay);
            let Self {
                status, request_id, ..
            } = self;
            let request_id = request_id.as_deref();
            tracing::info!(target: TARGET, attempt, delay_ms, reason, status, request_id, "retry");
        }
        #[cfg(not(feature = "tracing"))]
        let _ = (attempt, delay, reason);
    }

    /// The call ended.
    pub(crate) fn end_call(&self, attempts: Attempts, is_success: bool) {
        #[cfg(feature = "tracing")]
        {
            let (result, attempts) = (self.result(is_success), attempts.count);
            let Self {
                status, request_id, ..
            } = self;
            let request_id = request_id.as_deref();
            tracing::debug!(target: TARGET, result, status, request_id, attempts, "call ended");
        }
        #[cfg(not(feature = "tracing"))]
        let _ = (attempts, is_success);
    }

    #[cfg(feature = "tracing")]
    fn result(&self, is_success: bool) -> &'static str {
        match (self.error, self.status) {
            (None, _) if is_success => "success",
            (None, Some(200..300)) => "invalid response",
            (None, _) => "error response",
            (Some(TransportErrorKind::Configuration), _) => "configuration",
            (Some(TransportErrorKind::Credentials), _) => "credentials",
            (Some(TransportErrorKind::Connect), _) => "connect",
            (Some(TransportErrorKind::Tls), _) => "tls",
            (Some(TransportErrorKind::Timeout), _) => "timeout",
            (Some(TransportErrorKind::Broken), _) => "broken",
            (Some(TransportErrorKind::Protocol), _) => "protocol",
            (Some(_), _) => "other",
        }
    }
}
