//! Errors of making a connection. They name the server, and the proxy if there is one.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;

/// Any error.
pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// No connection was made.
#[derive(Debug)]
pub(super) struct NotConnected {
    pub(super) route: Route,
    pub(super) cause: BoxError,
}

impl fmt::Display for NotConnected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot connect to {}", self.route)
    }
}

impl Error for NotConnected {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}

/// No connection was made in time.
#[derive(Debug)]
pub(super) struct NotInTime {
    pub(super) route: Route,
    pub(super) limit: Duration,
}

impl fmt::Display for NotInTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { route, limit } = self;
        write!(
            f,
            "no connection to {route} within {limit:?} (connect timeout)"
        )
    }
}

impl Error for NotInTime {}

/// The server, and the proxy on the way to it.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) target: Uri,
    pub(super) proxy: Option<Uri>,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Address(&self.target).fmt(f)?;
        match &self.proxy {
            Some(proxy) => write!(f, " through the proxy {}", Address(proxy)),
            None => Ok(()),
        }
    }
}

/// Prints scheme, host and port. Not the user of a proxy, which is a secret.
struct Address<'a>(&'a Uri);

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.0;
        let is_https = url.scheme() == Some(&Scheme::HTTPS);
        let default = if is_https { 443 } else { 80 };
        let scheme = if is_https { "https" } else { "http" };
        let host = url.host().unwrap_or_default();
        let port = url.port_u16().unwrap_or(default);
        write!(f, "{scheme}://{host}:{port}")
    }
}
