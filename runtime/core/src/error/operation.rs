//! The errors of one operation: what all of them can be asked for, and the one that no model lists.

use std::fmt;

/// The error responses of one operation: the modelled ones and a catch-all.
pub trait OperationError: Clone + fmt::Debug + Send + Sync + 'static {
    /// The catch-all with `error` as its content.
    fn unmodeled(error: Unmodeled) -> Self;

    /// What the service wrote for people. `None` if it wrote nothing, or the model calls it
    /// sensitive.
    fn message(&self) -> Option<&str>;

    /// What the model says of sending the request again after this error.
    /// [`ServiceError::is_retryable`](super::ServiceError::is_retryable) knows more.
    fn retryability(&self) -> Retryability {
        Retryability::Unstated
    }
}

/// What a model says of sending a request again after an error (`@retryable`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retryability {
    /// Nothing.
    #[default]
    Unstated,
    /// That it may help.
    Retryable,
    /// That it may help after a while: the service has too many requests.
    Throttling,
}

/// An error response that the model does not list for the operation.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Unmodeled {
    /// Code as the service sent it, without namespace; empty if it sent none.
    pub code: String,
    /// What the service wrote for people.
    pub message: Option<String>,
}

impl Unmodeled {
    /// Takes code and message; for responses made up in tests.
    pub fn new(code: impl Into<String>, message: Option<String>) -> Self {
        Self {
            code: code.into(),
            message,
        }
    }
}

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
