//! The seam between a client and an HTTP stack: one request, one response. Must not know operations,
//! signing or retries.

use std::fmt;

use hardy_runtime::{HttpRequest, HttpResponse};

use crate::future::BoxFuture;

/// An HTTP stack.
///
/// The client calls it once per attempt, with a signed request in absolute form. Bodies are streams or
/// bytes in memory; a stack may send the body of a request while it receives that of the response.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request, and returns the response when its headers have arrived. Its body may still be
    /// arriving.
    ///
    /// The client drops the future, or the body, to cancel a request.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>>;
}

impl fmt::Debug for dyn Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transport")
    }
}

/// What kind of failure prevented a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made: the name is unknown, the port is closed, the proxy refused.
    Connect,
    /// The other side is not who it should be: the certificate or the TLS handshake is invalid.
    Tls,
    /// A time limit passed.
    Timeout,
    /// The connection broke before the whole response arrived.
    Broken,
    /// The other side does not speak HTTP, or a limit of the stack was exceeded.
    Protocol,
    /// Anything else.
    Other,
}

impl TransportErrorKind {
    /// Whether the same request may succeed later. Of [`Tls`](Self::Tls), [`Protocol`](Self::Protocol)
    /// and [`Other`](Self::Other), it would fail the same way.
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Connect | Self::Timeout | Self::Broken)
    }
}

/// Why no response arrived, or not all of it.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl TransportError {
    /// Wraps the error of an HTTP stack. A string is an error, too.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// The kind of failure.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Errors of HTTP stacks state the cause in their source alone.
        write!(f, "{}", self.source)?;
        let mut cause = self.source.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` includes the text of all sources, so the chain continues behind the first.
        self.source.source()
    }
}
