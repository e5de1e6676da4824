//! The transport of this package: HTTP by hyper, with a pool of connections.

mod body;
mod chain;
mod connect_error;
mod connector;
mod failure;
#[cfg(feature = "proxy")]
mod proxy;
mod settings;
mod stream;
mod tcp;
mod tls;

use std::fmt;
use std::time::Duration;

use hardy_runtime::{Body, HttpRequest, HttpResponse, TransportError, TransportErrorKind};
#[cfg(feature = "proxy")]
use http::header::PROXY_AUTHORIZATION;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::runtime::Handle;

use crate::future::BoxFuture;
use crate::system::System;

use super::{ConnectTimeout, Transport};
use body::{Chunks, RequestBody};
use connector::{Connector, with_limit};
use failure::of_request;

pub use settings::TransportSettings;

/// How long an idle connection is kept. Load balancers of AWS close them after 20 seconds or more.
const IDLE_TIMEOUT: Duration = Duration::from_secs(20);

/// How often a connection of HTTP/2 with requests is checked, and how long that may take.
#[cfg(feature = "http2")]
const HTTP2_PING: Duration = Duration::from_secs(5);

/// The transport of clients, unless you configure another: HTTP/1.1, or HTTP/2 if a server with TLS selects it (feature
/// `http2`), with a pool of connections, TLS by rustls or by the system (feature `native-tls`), and the proxies of the
/// environment (feature `proxy`).
///
/// It needs a tokio runtime with timers and sockets (`enable_all`), except for blocking calls (feature `blocking`),
/// which have a pool of their own. A request without a runtime is an error of the kind
/// [`Configuration`](TransportErrorKind::Configuration); in a runtime without timers or sockets, tokio panics.
/// Clones share the pools.
#[derive(Clone)]
pub struct DefaultTransport {
    client: Client<Connector, RequestBody>,
    /// Has a pool of its own: the runtime of an async connection may stand still while a thread waits.
    #[cfg(feature = "blocking")]
    blocking_client: Client<Connector, RequestBody>,
    #[cfg(feature = "proxy")]
    connector: Connector,
}

impl DefaultTransport {
    /// Creates a transport. Reads the proxies from the environment of `system`; reads certificates when
    /// the first `https` connection is made.
    ///
    /// # Errors
    ///
    /// Fails if a proxy is not a URL.
    pub fn new(settings: TransportSettings, system: &dyn System) -> Result<Self, TransportError> {
        let connector = Connector::new(settings, system)?;
        Ok(Self {
            client: client(&connector),
            #[cfg(feature = "blocking")]
            blocking_client: client(&connector),
            #[cfg(feature = "proxy")]
            connector,
        })
    }

    /// The client whose connections make progress while this thread waits.
    fn client(&self) -> &Client<Connector, RequestBody> {
        #[cfg(feature = "blocking")]
        if crate::blocking::waits_here() {
            return &self.blocking_client;
        }
        &self.client
    }
}

/// A client with a pool.
fn client(connector: &Connector) -> Client<Connector, RequestBody> {
    let mut builder = Client::builder(TokioExecutor::new());
    builder
        .pool_idle_timeout(IDLE_TIMEOUT)
        .pool_timer(TokioTimer::new())
        .timer(TokioTimer::new());
    // A request that ends too late closes its connection in HTTP/1.1. In HTTP/2 it closes its stream alone, and the
    // next request would wait for the same server that has vanished.
    #[cfg(feature = "http2")]
    builder
        .http2_keep_alive_interval(HTTP2_PING)
        .http2_keep_alive_timeout(HTTP2_PING);
    builder.build(connector.clone())
}

impl Transport for DefaultTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        #[cfg(feature = "proxy")]
        let request = with_proxy_authorization(request, &self.connector);
        let limit = request.extensions().get().copied();
        let response = self.client().request(request.map(RequestBody::new));
        Box::pin(async move {
            check_runtime()?;
            let response = match limit {
                Some(ConnectTimeout(limit)) => with_limit(limit, response).await,
                None => response.await,
            };
            let response = response.map_err(|error| of_request(&error))?;
            Ok(response.map(|incoming| Body::stream(Chunks(incoming))))
        })
    }
}

/// Checks that there is a runtime, without which tokio panics. Whether it has timers and sockets is not known before.
fn check_runtime() -> Result<(), TransportError> {
    match Handle::try_current() {
        Ok(_) => Ok(()),
        Err(_) => Err(TransportError::new(
            TransportErrorKind::Configuration,
            "there is no tokio runtime: await the call in one that `enable_all` was called for, or use a blocking \
             method (feature `blocking`)",
        )),
    }
}

/// Adds the credentials of the proxy that forwards the request, if there is one.
#[cfg(feature = "proxy")]
fn with_proxy_authorization(mut request: HttpRequest, connector: &Connector) -> HttpRequest {
    if let Some(value) = connector.proxy_authorization(request.uri()) {
        request.headers_mut().insert(PROXY_AUTHORIZATION, value);
    }
    request
}

impl fmt::Debug for DefaultTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultTransport").finish_non_exhaustive()
    }
}
