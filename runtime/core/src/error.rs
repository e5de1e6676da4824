//! The error of a call, as one type that callers can match on.

mod attempts;
mod decode;
mod encode;
mod modeled;
mod operation;
mod retry;
mod service;
mod transport;

use std::fmt;

use crate::pages::PaginationError;
use crate::validate::Violations;

pub use attempts::{Attempts, RetryStop};
pub use decode::DecodeError;
pub(crate) use decode::Origin;
pub use encode::EncodeError;
pub use modeled::ModeledError;
pub use operation::{OperationError, Retryability, Unmodeled, write_error};
pub use service::ServiceError;
pub use transport::{TransportError, TransportErrorKind};

/// The error of a call, or of a page of a listing.
///
/// `E` is the error type of the operation, for example `ListSessionsError`.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The input violates constraints; nothing was sent. Lists each violation with its member.
    Invalid(Violations),
    /// The input cannot be encoded as a request; nothing was sent.
    Encode(EncodeError),
    /// The request failed before a response arrived.
    Transport(TransportError),
    /// The response does not match the model.
    Decode(DecodeError),
    /// The service returned an error.
    Service(Box<ServiceError<E>>),
    /// The listing cannot continue. Only paginators return this.
    Pagination(PaginationError),
}

impl<E> Error<E> {
    /// Wraps the error of an HTTP stack, as [`TransportErrorKind::Other`].
    pub fn transport(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Transport(TransportError::new(TransportErrorKind::Other, source))
    }

    /// The service's error response, if the error is one.
    pub fn as_service(&self) -> Option<&ServiceError<E>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }
}

impl<E: OperationError> Error<E> {
    /// Whether the same request may succeed later: [`ServiceError::is_retryable`], or
    /// [`TransportErrorKind::is_retryable`].
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Service(error) => error.is_retryable(),
            Self::Transport(error) => error.kind().is_retryable(),
            _ => false,
        }
    }

    /// Whether the service throttles requests ([`ServiceError::is_throttling`]).
    pub fn is_throttling(&self) -> bool {
        self.as_service().is_some_and(ServiceError::is_throttling)
    }

    /// Id of the request, for AWS Support, if a response arrived.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id.as_deref(),
            Self::Decode(error) => error.request_id(),
            _ => None,
        }
    }
}

impl<E: OperationError> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The others know the operation themselves.
        let lacks_operation = matches!(
            self,
            Self::Invalid(_) | Self::Encode(_) | Self::Pagination(_)
        );
        if lacks_operation && !E::OPERATION.is_empty() {
            write!(f, "{}: ", E::OPERATION)?;
        }
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
            Self::Pagination(error) => error.fmt(f),
        }
    }
}

impl<E: OperationError> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // `Display` includes its text, so the chain continues with its source.
            Self::Transport(error) => error.source(),
            _ => None,
        }
    }
}

impl<E> From<TransportError> for Error<E> {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl<E> From<ServiceError<E>> for Error<E> {
    fn from(error: ServiceError<E>) -> Self {
        Self::Service(Box::new(error))
    }
}
