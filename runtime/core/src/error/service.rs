//! The error that a service responded with: which operation, which error, and how to find it again.

use std::fmt;

use super::OperationError;

/// An error response of the service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<E> {
    /// Name of the operation that failed, such as `ListSessions`.
    pub operation: &'static str,
    /// HTTP status of the response.
    pub status: http::StatusCode,
    /// Code of the error as the service sent it, without namespace; empty if it sent none.
    pub code: String,
    /// The code that the error had when the service spoke awsQuery, where the service sends it
    /// (`@awsQueryCompatible`): `AWS.SimpleQueueService.NonExistentQueue`, say, beside the `code`
    /// `QueueDoesNotExist`.
    pub query_code: Option<String>,
    /// Id of the request, to be quoted to AWS Support.
    pub request_id: Option<String>,
    /// The error itself: a modelled one, or the catch-all.
    pub error: E,
}

impl<E> ServiceError<E> {
    /// An error response of `operation`, without a request id. Also what a double of a service makes up.
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
            query_code: None,
            request_id: None,
            error,
        }
    }

    /// Whether the error has this code, of whichever protocol: as [`code`](Self::code) or as
    /// [`query_code`](Self::query_code).
    pub fn has_code(&self, code: &str) -> bool {
        self.code == code || self.query_code.as_deref() == Some(code)
    }

    /// Sets [`query_code`](Self::query_code).
    #[must_use]
    pub fn with_query_code(mut self, query_code: impl Into<String>) -> Self {
        self.query_code = Some(query_code.into());
        self
    }

    /// Sets [`request_id`](Self::request_id).
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
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
