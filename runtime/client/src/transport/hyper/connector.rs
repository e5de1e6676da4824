//! Makes connections: through a proxy or directly, with TLS or without, within a time limit.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use hardy_runtime::TransportError;
use http::Uri;
use http::uri::Scheme;
use tower_service::Service;

use crate::system::System;

use super::connect_error::{BoxError, NotConnected, NotInTime, Route};
use super::settings::TransportSettings;
use super::stream::Stream;
use super::tcp::Tcp;
use super::tls::{InvalidTls, Tls, get_or_make};

tokio::task_local! {
    /// The limit of the request that is polled, if it has one.
    // hyper-util passes nothing but the target to a connector. It calls the connector while it polls the request
    // that needs the connection, so what is set meanwhile is of that request. The future of the connection takes
    // the limit along when hyper-util completes it for the pool.
    static LIMIT: Option<Duration>;
}

/// Sends a request with another limit of connecting than that of the settings.
pub(super) fn with_limit<F: Future>(
    limit: Option<Duration>,
    request: F,
) -> impl Future<Output = F::Output> {
    LIMIT.scope(limit, request)
}

/// Makes connections.
#[derive(Clone)]
pub(super) struct Connector {
    tcp: Tcp,
    settings: Arc<TransportSettings>,
    /// Made on the first `https` connection: others need no certificates.
    tls: Arc<OnceLock<Tls>>,
}

impl Connector {
    pub(super) fn new(
        settings: TransportSettings,
        system: &dyn System,
    ) -> Result<Self, TransportError> {
        Ok(Self {
            tcp: Tcp::new(system)?,
            settings: Arc::new(settings),
            tls: Arc::default(),
        })
    }

    /// The value of `proxy-authorization` for a request that a proxy forwards.
    #[cfg(feature = "proxy")]
    pub(super) fn proxy_authorization(&self, target: &Uri) -> Option<http::HeaderValue> {
        self.tcp.proxy_authorization(target)
    }

    fn tls(&self) -> Result<&Tls, InvalidTls> {
        get_or_make(&self.tls, || Tls::new(&self.settings))
    }

    /// How a request reaches its server.
    fn route(&self, target: &Uri) -> Route {
        Route {
            target: target.clone(),
            proxy: self.tcp.proxy_of(target),
        }
    }

    async fn connect(&self, target: &Uri) -> Result<Stream, BoxError> {
        if target.scheme() != Some(&Scheme::HTTPS) {
            let (tcp, is_forwarded) = self.tcp.connect(target).await?;
            return Ok(Stream::new(tcp).forwarded(is_forwarded));
        }
        // First, because it is about the settings, and not about the server.
        let tls = self.tls()?;
        let (tcp, _) = self.tcp.connect(target).await?;
        tls.connect(name(target), tcp.into_inner()).await
    }
}

/// The name that the certificate of a server must have. A URL has `[` and `]` around an IPv6 address.
fn name(target: &Uri) -> &str {
    let host = target.host().unwrap_or_default();
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    address.unwrap_or(host)
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        // `Tcp` waits until the connector inside is ready.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let limit = LIMIT.try_with(|limit| *limit);
        let limit = limit.unwrap_or(self.settings.connect_timeout);
        let connector = self.clone();
        Box::pin(async move {
            let connection = connector.connect(&target);
            let connection = match limit {
                Some(limit) => match tokio::time::timeout(limit, connection).await {
                    Ok(connection) => connection,
                    Err(_) => {
                        let route = connector.route(&target);
                        return Err(NotInTime { route, limit }.into());
                    }
                },
                None => connection.await,
            };
            connection.map_err(|cause| {
                // It is about the settings, and not about the server.
                if cause.is::<InvalidTls>() {
                    return cause;
                }
                let route = connector.route(&target);
                NotConnected { route, cause }.into()
            })
        })
    }
}
