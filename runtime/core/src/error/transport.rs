//! The error of a request that got no response. Must not know HTTP stacks.

use std::fmt;

use super::attempts::Attempts;

/// What prevented a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// A setting is missing or invalid, such as the region or the endpoint. Nothing was sent.
    Configuration,
    /// There are no credentials: no keys, no token, no password. Nothing was sent.
    Credentials,
    /// The request cannot be signed: its body is a stream, or the service requires a scheme that clients do not
    /// have. Nothing was sent.
    Signing,
    /// No connection could be made: the name is unknown, the port is closed, or the proxy refused.
    Connect,
    /// The TLS handshake failed, for example because of an invalid certificate.
    Tls,
    /// A time limit passed.
    Timeout,
    /// The connection broke before the whole response arrived.
    Broken,
    /// The response is not HTTP, or it is larger than the limit.
    Protocol,
    /// Anything else.
    Other,
}

impl TransportErrorKind {
    /// Whether the same request may succeed later: after [`Connect`](Self::Connect),
    /// [`Timeout`](Self::Timeout) and [`Broken`](Self::Broken).
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Connect | Self::Timeout | Self::Broken)
    }
}

/// Why a request got no response, or only a part of it.
// Boxed, so that every `Result` with this error stays small.
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: TransportErrorKind,
    operation: Option<&'static str>,
    attempts: Option<Attempts>,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl TransportError {
    /// Wraps the error of an HTTP stack. A string is an error, too.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            operation: None,
            attempts: None,
            source: source.into(),
        }))
    }

    /// Sets the name of the operation, such as `ListSessions`.
    #[must_use]
    pub fn with_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Sets the attempts of the call.
    #[must_use]
    pub fn with_attempts(mut self, attempts: Attempts) -> Self {
        self.0.attempts = Some(attempts);
        self
    }

    /// What prevented the response.
    pub fn kind(&self) -> TransportErrorKind {
        self.0.kind
    }

    /// Name of the operation, if a client sent the request.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The attempts of the call, if a client sent the request.
    pub fn attempts(&self) -> Option<Attempts> {
        self.0.attempts
    }
}

/// Without the box, which would be noise for programs whose `main` returns the error.
impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("attempts", &self.0.attempts)
            .field("source", &self.0.source)
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{operation}: ")?;
        }
        let (what, is_sent) = match self.0.kind {
            TransportErrorKind::Configuration => ("invalid configuration: ", false),
            TransportErrorKind::Credentials => ("no credentials: ", false),
            // The error of a signature says so itself.
            TransportErrorKind::Signing => ("", false),
            _ => ("request failed: ", true),
        };
        write!(f, "{what}{}", self.0.source)?;
        // Errors of HTTP stacks often state their cause only in their source.
        let mut cause = self.0.source.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        match self.0.attempts {
            Some(attempts) if is_sent => write!(f, " ({attempts})"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` includes its text, so the chain continues with its source.
        self.0.source.source()
    }
}
