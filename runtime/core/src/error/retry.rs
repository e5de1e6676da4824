//! Which errors are retryable, for every service: by the model, by the codes that services of AWS
//! share, and by the status. Must not decide when and how often to retry.

use http::StatusCode;

use super::operation::Retryability;

/// Codes of throttling errors.
const THROTTLING: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes of transient errors.
const TRANSIENT: [&str; 2] = ["RequestTimeout", "RequestTimeoutException"];

/// The properties of an error that decide.
pub(super) struct Known<'a> {
    pub(super) model: Retryability,
    pub(super) codes: [Option<&'a str>; 2],
    pub(super) status: StatusCode,
}

impl Known<'_> {
    /// Whether the service throttles requests.
    pub(super) fn is_throttling(&self) -> bool {
        self.model == Retryability::Throttling
            || self.has_code_of(&THROTTLING)
            || self.status == StatusCode::TOO_MANY_REQUESTS
    }

    /// Whether the same request may succeed later.
    pub(super) fn is_retryable(&self) -> bool {
        self.model == Retryability::Retryable
            || self.is_throttling()
            || self.has_code_of(&TRANSIENT)
            || matches!(self.status.as_u16(), 500 | 502 | 503 | 504)
    }

    fn has_code_of(&self, listed: &[&str]) -> bool {
        let mut codes = self.codes.iter().flatten();
        codes.any(|code| listed.contains(code))
    }
}
