//! The seam between a client and an HTTP stack: one request, one response.

// Must not know operations, signing or retries.

#[cfg(feature = "transport")]
mod hyper;

use std::fmt;
use std::time::Duration;

use hardy_runtime::{HttpRequest, HttpResponse};

use crate::future::BoxFuture;

pub use hardy_runtime::{TransportError, TransportErrorKind};
#[cfg(feature = "transport")]
pub use hyper::{DefaultTransport, TransportSettings};

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

/// How long making a connection may take, as an extension of a request ([`http::Request::extensions`]). `None`
/// is no limit.
///
/// Requests of calls with a [`connect_timeout`](crate::Call::connect_timeout) have it. `DefaultTransport` uses it
/// instead of its own limit; a transport of your own can do the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectTimeout(pub Option<Duration>);

impl fmt::Debug for dyn Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transport")
    }
}
