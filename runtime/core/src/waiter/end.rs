//! The result of the poll that ended a wait.

use std::fmt;

use super::matcher::Polled;
use crate::error::ServiceError;
use crate::operation::Operation;
use crate::response::Response;

/// The result of the last poll of a wait: most often a response. A resource that is gone may be seen by an
/// error, such as `ResourceNotFoundException`.
#[non_exhaustive]
pub enum FinalPoll<O: Operation> {
    /// A response.
    Response(Response<O::Output>),
    /// An error of the service.
    Error(Box<ServiceError<O::Error>>),
}

impl<O: Operation> FinalPoll<O> {
    /// The output, if the result is a response.
    pub fn output(&self) -> Option<&O::Output> {
        match self {
            Self::Response(response) => Some(&response.output),
            Self::Error(_) => None,
        }
    }

    /// The output without its response, if the result is one.
    pub fn into_output(self) -> Option<O::Output> {
        match self {
            Self::Response(response) => Some(response.output),
            Self::Error(_) => None,
        }
    }

    /// The error, if the result is one.
    pub fn error(&self) -> Option<&ServiceError<O::Error>> {
        match self {
            Self::Response(_) => None,
            Self::Error(error) => Some(error),
        }
    }

    /// The id of the request, for AWS Support.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Response(response) => response.request_id.as_deref(),
            Self::Error(error) => error.request_id.as_deref(),
        }
    }

    pub(super) fn polled(&self) -> Polled<'_, O> {
        match self {
            Self::Response(response) => Polled::Output(&response.output),
            Self::Error(error) => Polled::Error(error),
        }
    }
}

impl<O: Operation> fmt::Debug for FinalPoll<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Response(response) => f.debug_tuple("Response").field(response).finish(),
            Self::Error(error) => f.debug_tuple("Error").field(error).finish(),
        }
    }
}

impl<O: Operation> Clone for FinalPoll<O> {
    fn clone(&self) -> Self {
        match self {
            Self::Response(response) => Self::Response(response.clone()),
            Self::Error(error) => Self::Error(error.clone()),
        }
    }
}
