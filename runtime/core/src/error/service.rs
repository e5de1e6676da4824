//! The error that a service responded with: which operation, which error, and how to find it again.

use std::fmt;

use http::HeaderMap;

use super::operation::OperationError;
use super::retry::Known;
use crate::escaped::Escaped;

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
    /// The headers of the response.
    pub headers: HeaderMap,
    /// How the body begins, where the response is not the service's but that of something before it,
    /// such as a proxy: where there is neither code nor request id, and the body is a text and no JSON.
    pub excerpt: Option<String>,
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
            headers: HeaderMap::new(),
            excerpt: None,
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

    /// Sets [`headers`](Self::headers).
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.headers = headers;
        self
    }
}

impl<E: OperationError> ServiceError<E> {
    /// What the service wrote for people, if it wrote something.
    pub fn message(&self) -> Option<&str> {
        // A message that the model requires is empty where the service sent none.
        self.error.message().filter(|message| !message.is_empty())
    }

    /// Whether the service has too many requests, of this caller or of all: by what the model says of
    /// the error (`@retryable`), by its code, or by the status 429.
    pub fn is_throttling(&self) -> bool {
        self.known().is_throttling()
    }

    /// Whether the same request may succeed later: after [throttling](Self::is_throttling), after what
    /// the model calls retryable, after a time-out, and after the statuses 500, 502, 503 and 504.
    ///
    /// Whether the request may be sent twice is another question. One whose operation is not idempotent
    /// may have had its effect.
    pub fn is_retryable(&self) -> bool {
        self.known().is_retryable()
    }

    fn known(&self) -> Known<'_> {
        Known {
            model: self.error.retryability(),
            codes: [Some(&self.code), self.query_code.as_deref()],
            status: self.status,
        }
    }
}

impl<E: OperationError> fmt::Display for ServiceError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with ", self.operation)?;
        let status = self.status.as_u16();
        let has_code = !self.code.is_empty();
        match (has_code, self.status.canonical_reason()) {
            (true, _) => f.write_str(&self.code)?,
            (false, Some(reason)) => write!(f, "HTTP {status} {reason}")?,
            (false, None) => write!(f, "HTTP {status}")?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        } else if let Some(excerpt) = &self.excerpt {
            write!(f, ": {}", Escaped(excerpt))?;
        }
        match (has_code, &self.request_id) {
            (true, Some(id)) => write!(f, " (status {status}, request id {id})"),
            (true, None) => write!(f, " (status {status})"),
            (false, Some(id)) => write!(f, " (request id {id})"),
            (false, None) => Ok(()),
        }
    }
}

impl<E: OperationError> std::error::Error for ServiceError<E> {}
