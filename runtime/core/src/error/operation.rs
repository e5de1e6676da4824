//! The errors of one operation: the interface that all share, and the error that no model lists.

use std::fmt::{self, Display as _};

use crate::escaped::Escaped;

/// The error responses of one operation: the modelled ones and a catch-all.
pub trait OperationError: Clone + fmt::Debug + Send + Sync + 'static {
    /// Name of the operation, such as `ListSessions`, with which errors of an input begin. Empty if it
    /// is unknown.
    const OPERATION: &'static str = "";

    /// The catch-all that contains `error`.
    fn unmodeled(error: Unmodeled) -> Self;

    /// The service's message. `None` if it sent none, or if the model marks it as sensitive.
    fn message(&self) -> Option<&str>;

    /// What the model states about a retry after this error (`@retryable`).
    /// [`ServiceError::is_retryable`](super::ServiceError::is_retryable) also uses the code and the
    /// status.
    fn retryability(&self) -> Retryability {
        Retryability::Unstated
    }
}

/// What a model states about a retry after an error (`@retryable`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retryability {
    /// The model states nothing.
    #[default]
    Unstated,
    /// A retry may succeed.
    Retryable,
    /// A retry may succeed later: the service throttles requests.
    Throttling,
}

/// An error response that the model does not list for the operation.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Unmodeled {
    /// The code from the response, without namespace; empty if the service sent none.
    pub code: String,
    /// The service's message.
    pub message: Option<String>,
}

impl Unmodeled {
    /// Creates an error from code and message, for tests.
    pub fn new(code: impl Into<String>, message: Option<String>) -> Self {
        Self {
            code: code.into(),
            message,
        }
    }
}

/// Writes an error as its code and its message, with line breaks and control characters escaped.
///
/// # Errors
///
/// Fails if the formatter fails.
pub fn write_error(f: &mut fmt::Formatter<'_>, code: &str, message: Option<&str>) -> fmt::Result {
    Escaped(code).fmt(f)?;
    match message {
        None | Some("") => Ok(()),
        Some(message) => write!(f, ": {}", Escaped(message)),
    }
}
