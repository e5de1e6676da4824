//! One call as its attempts see it.

use std::time::Duration;

use hardy_runtime::{Auth, HttpOperation, HttpRequest};

use crate::config::Config;

use super::endpoint::Target;
use super::options::CallOptions;

/// What an operation states about its calls. A value, not a type, so that what follows is compiled once and not for
/// each operation.
#[derive(Clone, Copy)]
pub(super) struct Behavior {
    /// How requests can be authenticated, the preferred way first.
    pub(super) auth: &'static [Auth],
    /// Whether a signature need not cover the body.
    pub(super) unsigned_payload: bool,
    /// Whether the caller reads the body of a success as a stream.
    pub(super) streams_output: bool,
    /// The status of a success that is not 2xx.
    pub(super) success: u16,
    /// Whether a call without quota for a retry waits before it fails.
    pub(super) long_polling: bool,
    /// Within which time the service responds, if it may take long.
    pub(super) response_time: Option<Duration>,
}

impl Behavior {
    /// What an operation states about a call with this input.
    pub(super) fn of<O: HttpOperation>(input: &O::Input) -> Self {
        Self {
            auth: O::AUTH,
            unsigned_payload: O::UNSIGNED_PAYLOAD,
            streams_output: O::STREAMS_OUTPUT,
            success: O::STATUS,
            long_polling: O::LONG_POLLING,
            response_time: O::response_seconds(input).map(Duration::from_secs),
        }
    }
}

/// A request, and how to read its response.
pub(super) struct Exchange<'a> {
    pub(super) request: HttpRequest,
    pub(super) target: Target,
    pub(super) behavior: Behavior,
    /// When the call began, by the time since the start of the system.
    pub(super) begin: Duration,
    pub(super) options: &'a CallOptions,
}

impl Exchange<'_> {
    /// How long to wait for the response, and for each part of its body.
    pub(super) fn read_timeout(&self, config: &Config) -> Option<Duration> {
        if let Some(of_call) = self.options.read_timeout {
            return of_call;
        }
        let of_client = config.timeouts.read?;
        Some(
            self.behavior
                .response_time
                .map_or(of_client, |time| time.max(of_client)),
        )
    }
}
