//! What the result of an attempt means for the call. Which errors are retryable is decided in
//! `hardy-runtime`.

use hardy_runtime::{Attempts, Error, OperationError, TransportErrorKind};

use crate::trace::Reason;

/// Codes with which services reject a signature whose time is wrong. Other causes have the same codes.
const CLOCK_CODES: [&str; 7] = [
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

/// Codes with which services reject credentials that expired.
const EXPIRED_CODES: [&str; 3] = [
    "ExpiredToken",
    "ExpiredTokenException",
    "TokenRefreshRequired",
];

/// The result of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Success,
    Failure {
        is_retryable: bool,
        is_throttling: bool,
        /// Whether another time in the signature may help.
        may_be_clock: bool,
        /// Whether other credentials may help.
        has_expired: bool,
    },
}

impl Outcome {
    /// `retries_after_sending` says whether a request may be sent again if no response arrived.
    pub(super) fn of<T, E: OperationError>(
        result: &Result<T, Error<E>>,
        retries_after_sending: bool,
    ) -> Self {
        let error = match result {
            Ok(_) => return Self::Success,
            Err(error) => error,
        };
        let has_one_of = |codes: &[&str]| {
            let service = error.as_service();
            service.is_some_and(|error| codes.iter().any(|code| error.has_code(code)))
        };
        let may_have_been_sent = match error {
            Error::Transport(error) => error.kind() != TransportErrorKind::Connect,
            _ => false,
        };
        Self::Failure {
            is_retryable: error.is_retryable() && (retries_after_sending || !may_have_been_sent),
            is_throttling: error.is_throttling(),
            may_be_clock: has_one_of(&CLOCK_CODES),
            has_expired: has_one_of(&EXPIRED_CODES),
        }
    }

    /// Why a call with this outcome is tried again. `is_mended` says that the clock or the credentials are
    /// others now.
    pub(super) fn reason(self, is_mended: bool) -> Reason {
        match self {
            Self::Failure {
                may_be_clock: true, ..
            } if is_mended => Reason::Clock,
            Self::Failure {
                has_expired: true, ..
            } if is_mended => Reason::Credentials,
            Self::Failure {
                is_throttling: true,
                ..
            } => Reason::Throttling,
            _ => Reason::Result,
        }
    }
}

/// Adds the attempts of a call to its error.
pub(super) fn with_attempts<E>(
    error: Error<E>,
    operation: &'static str,
    attempts: Attempts,
) -> Error<E> {
    match error {
        Error::Service(mut error) => {
            error.attempts = Some(attempts);
            Error::Service(error)
        }
        Error::Transport(error) => {
            Error::Transport(error.with_operation(operation).with_attempts(attempts))
        }
        error => error,
    }
}
