//! What can go wrong between an input and its output, as one type that callers can match on.

use std::fmt;

use crate::json;
use crate::operation::OperationError;
use crate::pages::PaginationError;
use crate::response::HeaderError;
use crate::validate::Violations;

/// Why a call, or a page of a listing, brought no output.
///
/// `E` is the error type of the operation, for example `ListSessionsError`.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The input was refused before anything was sent. Says which members, and why.
    Invalid(Violations),
    /// The input could not be put into a request; nothing was sent.
    Encode(EncodeError),
    /// No answer came: whoever carries requests failed to.
    Transport(Box<dyn std::error::Error + Send + Sync>),
    /// An answer came and is not what the model says.
    Decode(DecodeError),
    /// The service answered with an error.
    Service(Box<ServiceError<E>>),
    /// The listing cannot go on. Only paginators give this.
    Pagination(PaginationError),
}

impl<E> Error<E> {
    /// Wraps the error of whoever carries requests.
    pub fn transport(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Transport(source.into())
    }

    /// The service's error answer, if that is what this is.
    pub fn as_service(&self) -> Option<&ServiceError<E>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }
}

impl<E: OperationError> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Transport(error) => write!(f, "no answer from the service: {error}"),
            Self::Decode(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
            Self::Pagination(error) => error.fmt(f),
        }
    }
}

impl<E: OperationError> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // Its text is part of ours, so the chain goes on behind it.
            Self::Transport(error) => error.source(),
            _ => None,
        }
    }
}

/// An error answer of the service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<E> {
    /// Name of the operation that failed, such as `ListSessions`.
    pub operation: &'static str,
    /// HTTP status of the answer.
    pub status: http::StatusCode,
    /// Code of the error as the service sent it, without namespace; empty if it sent none.
    pub code: String,
    /// Id of the request, to be quoted to AWS Support.
    pub request_id: Option<String>,
    /// The error itself: a modelled one, or the catch-all.
    pub error: E,
}

impl<E> ServiceError<E> {
    /// An error answer of `operation`, without a request id. Also what a double of a service makes up.
    pub fn new(
        operation: &'static str,
        status: http::StatusCode,
        code: impl Into<String>,
        error: E,
    ) -> Self {
        Self {
            operation,
            status,
            code: code.into(),
            request_id: None,
            error,
        }
    }

    /// Sets [`request_id`](Self::request_id).
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }
}

impl<E> From<ServiceError<E>> for Error<E> {
    fn from(error: ServiceError<E>) -> Self {
        Self::Service(Box::new(error))
    }
}

impl<E: OperationError> ServiceError<E> {
    /// What the service wrote for people, if it wrote something.
    pub fn message(&self) -> Option<&str> {
        // A message that the model requires is empty where the service sent none.
        self.error.message().filter(|message| !message.is_empty())
    }
}

impl<E: OperationError> fmt::Display for ServiceError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = if self.code.is_empty() {
            "an error without a code"
        } else {
            &self.code
        };
        write!(f, "{} failed with {code}", self.operation)?;
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        }
        write!(f, " (status {}", self.status.as_u16())?;
        if let Some(request_id) = &self.request_id {
            write!(f, ", request id {request_id}")?;
        }
        f.write_str(")")
    }
}

impl<E: OperationError> std::error::Error for ServiceError<E> {}

/// Writes an error as its code and what the service wrote for people.
///
/// # Errors
///
/// Those of the formatter.
pub fn write_error(f: &mut fmt::Formatter<'_>, code: &str, message: Option<&str>) -> fmt::Result {
    match message {
        None | Some("") => f.write_str(code),
        Some(message) => write!(f, "{code}: {message}"),
    }
}

/// An error answer that the model does not list for the operation.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Unmodeled {
    /// Code as the service sent it, without namespace; empty if it sent none.
    pub code: String,
    /// What the service wrote for people.
    pub message: Option<String>,
}

impl Unmodeled {
    /// Takes code and message; for answers made up in tests.
    pub fn new(code: impl Into<String>, message: Option<String>) -> Self {
        Self {
            code: code.into(),
            message,
        }
    }
}

/// Why an input could not be put into a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// A member bound to the path is missing or empty; the request would go to another resource.
    EmptyLabel {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// Path and query do not make a URI, mostly because they are too long.
    Uri {
        /// What the `http` crate says of it.
        reason: String,
    },
    /// A member does not make a header: it holds control characters, or its key is not a name.
    Header {
        /// The name, or what names begin with.
        name: &'static str,
    },
    /// What was set does not make a host: a label of it is empty, too long, or holds other characters
    /// than letters, digits and `-`.
    Host {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// The member that holds the endpoint of the request holds no URL with a scheme (`http` or `https`)
    /// and a host.
    Endpoint {
        /// Name of the member in the model.
        member: &'static str,
    },
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyLabel { member } => {
                write!(
                    f,
                    "`{member}` is part of the request's path and must not be empty"
                )
            }
            Self::Uri { reason } => write!(f, "path and query do not make a URI: {reason}"),
            Self::Header { name } => {
                write!(f, "what was set for the header `{name}` does not make one")
            }
            Self::Host { member } => {
                write!(f, "`{member}` is part of the host and does not make one")
            }
            Self::Endpoint { member } => {
                write!(
                    f,
                    "`{member}` is the endpoint of the request and must be a URL with a scheme (http or https) and a host"
                )
            }
        }
    }
}

impl std::error::Error for EncodeError {}

/// Why an answer could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Body(json::ReadError),
    /// By name, or by the prefix of names.
    Header(&'static str, HeaderError),
    NotText,
    Streamed,
}

impl DecodeError {
    pub(crate) fn header(name: &'static str, error: HeaderError) -> Self {
        Self(Fault::Header(name, error))
    }

    pub(crate) fn not_text() -> Self {
        Self(Fault::NotText)
    }

    pub(crate) fn streamed() -> Self {
        Self(Fault::Streamed)
    }
}

impl From<json::ReadError> for DecodeError {
    fn from(error: json::ReadError) -> Self {
        Self(Fault::Body(error))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the answer is not what the model says: ")?;
        match &self.0 {
            Fault::Body(error) => error.fmt(f),
            Fault::Header(name, error) => {
                write!(f, "header `{name}`: expected {}", error.expected)
            }
            Fault::NotText => f.write_str("its body is not UTF-8"),
            Fault::Streamed => f.write_str("its body streams, and has to be in memory"),
        }
    }
}

impl std::error::Error for DecodeError {}
