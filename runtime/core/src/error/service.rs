//! An error response of the service: the operation, the error, and data for finding it in logs.

use std::fmt;

use http::HeaderMap;

use super::attempts::Attempts;
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
    /// The code from the response, without namespace; empty if the service sent none.
    pub code: String,
    /// The code of the error in the protocol awsQuery, if the service sends it
    /// (`@awsQueryCompatible`), such as `AWS.SimpleQueueService.NonExistentQueue` beside the `code`
    /// `QueueDoesNotExist`.
    pub query_code: Option<String>,
    /// Id of the request, for AWS Support.
    pub request_id: Option<String>,
    /// The headers of the response.
    pub headers: HeaderMap,
    /// The first characters of the body, if the response seems to come from a proxy and not from
    /// the service: it has neither code nor request id, and its body is text but not JSON.
    pub excerpt: Option<String>,
    /// The attempts of the call, if a client sent the request.
    pub attempts: Option<Attempts>,
    /// The error itself: a modelled one, or the catch-all.
    pub error: E,
}

impl<E> ServiceError<E> {
    /// Creates an error response of `operation`, without a request id. Tests can use it, too.
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
            attempts: None,
            error,
        }
    }

    /// Whether the error has this code in either protocol, as [`code`](Self::code) or as
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

    /// Sets [`attempts`](Self::attempts).
    #[must_use]
    pub fn with_attempts(mut self, attempts: Attempts) -> Self {
        self.attempts = Some(attempts);
        self
    }

    /// Sets [`headers`](Self::headers).
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.headers = headers;
        self
    }
}

impl ServiceError<()> {
    /// The same response with an error.
    pub(crate) fn with_error<E>(self, error: E) -> ServiceError<E> {
        let Self {
            operation,
            status,
            code,
            query_code,
            request_id,
            headers,
            excerpt,
            attempts,
            error: (),
        } = self;
        ServiceError {
            operation,
            status,
            code,
            query_code,
            request_id,
            headers,
            excerpt,
            attempts,
            error,
        }
    }
}

impl<E: OperationError> ServiceError<E> {
    /// The service's message, if it sent one.
    pub fn message(&self) -> Option<&str> {
        // A required message is empty if the service sent none.
        self.error.message().filter(|message| !message.is_empty())
    }

    /// Whether the service throttles requests, of this caller or of all: by the model
    /// (`@retryable`), by the code, or by the status 429.
    pub fn is_throttling(&self) -> bool {
        self.known().is_throttling()
    }

    /// Whether the same request may succeed later: after [throttling](Self::is_throttling), after
    /// errors that the model marks as retryable, after a timeout, and after the statuses 500, 502,
    /// 503 and 504.
    ///
    /// This does not state whether a repeated request is safe. The request of an operation that is
    /// not idempotent may already have had its effect.
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
        let text = Text {
            operation: self.operation,
            status: self.status,
            code: &self.code,
            message: self.message(),
            excerpt: self.excerpt.as_deref(),
            request_id: self.request_id.as_deref(),
            attempts: self.attempts,
        };
        text.fmt(f)
    }
}

/// What the text of an error response contains.
// Not generic, so that it is compiled once, and not for each operation.
struct Text<'a> {
    operation: &'static str,
    status: http::StatusCode,
    code: &'a str,
    message: Option<&'a str>,
    excerpt: Option<&'a str>,
    request_id: Option<&'a str>,
    attempts: Option<Attempts>,
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with ", self.operation)?;
        let status = self.status.as_u16();
        let has_code = !self.code.is_empty();
        match (has_code, self.status.canonical_reason()) {
            (true, _) => write!(f, "{}", Escaped(self.code))?,
            (false, Some(reason)) => write!(f, "HTTP {status} {reason}")?,
            (false, None) => write!(f, "HTTP {status}")?,
        }
        if let Some(message) = self.message {
            write!(f, ": {}", Escaped(message))?;
        } else if let Some(excerpt) = self.excerpt {
            write!(f, ": {}", Escaped(excerpt))?;
        }
        let mut notes = Notes { f, has_any: false };
        if has_code {
            notes.add(format_args!("status {status}"))?;
        }
        if let Some(id) = self.request_id {
            notes.add(format_args!("request id {}", Escaped(id)))?;
        }
        if let Some(attempts) = self.attempts {
            notes.add(format_args!("{attempts}"))?;
        }
        notes.end()
    }
}

/// Notes in parentheses, or nothing.
struct Notes<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    has_any: bool,
}

impl Notes<'_, '_> {
    fn add(&mut self, note: fmt::Arguments<'_>) -> fmt::Result {
        self.f.write_str(if self.has_any { ", " } else { " (" })?;
        self.has_any = true;
        self.f.write_fmt(note)
    }

    fn end(self) -> fmt::Result {
        self.f.write_str(if self.has_any { ")" } else { "" })
    }
}

impl<E: OperationError> std::error::Error for ServiceError<E> {}
