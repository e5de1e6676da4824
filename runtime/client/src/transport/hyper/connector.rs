//! Makes connections: through a proxy or directly, with TLS or without, within a time limit.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use hardy_runtime::TransportError;
use http::Uri;
use http::uri::Scheme;
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::ClientConfig;
use tower_service::Service;

use crate::system::System;

use super::connect_error::{BoxError, NotConnected, NotInTime, Route};
use super::settings::TransportSettings;
use super::tls::{self, InvalidRoots};

#[cfg(feature = "proxy")]
type Tcp = super::proxy::ProxyConnector;
#[cfg(not(feature = "proxy"))]
type Tcp = HttpConnector;

type Connection = MaybeHttpsStream<<Tcp as Service<Uri>>::Response>;

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
    tls: Arc<OnceLock<Arc<ClientConfig>>>,
}

impl Connector {
    pub(super) fn new(
        settings: TransportSettings,
        system: &dyn System,
    ) -> Result<Self, TransportError> {
        Ok(Self {
            tcp: tcp(system)?,
            settings: Arc::new(settings),
            tls: Arc::default(),
        })
    }

    /// The value of `proxy-authorization` for a request that a proxy forwards.
    #[cfg(feature = "proxy")]
    pub(super) fn proxy_authorization(&self, target: &Uri) -> Option<http::HeaderValue> {
        self.tcp.authorization(target)
    }

    fn tls(&self) -> Result<Arc<ClientConfig>, InvalidRoots> {
        if let Some(config) = self.tls.get() {
            return Ok(Arc::clone(config));
        }
        let config = tls::configure(&self.settings)?;
        Ok(Arc::clone(self.tls.get_or_init(|| config)))
    }

    /// How a request reaches its server.
    fn route(&self, target: &Uri) -> Route {
        Route {
            target: target.clone(),
            #[cfg(feature = "proxy")]
            proxy: self.tcp.proxy_of(target),
            #[cfg(not(feature = "proxy"))]
            proxy: None,
        }
    }

    async fn connect(self, target: Uri) -> Result<Connection, BoxError> {
        let mut tcp = self.tcp.clone();
        poll_fn(|context| tcp.poll_ready(context)).await?;
        if target.scheme() != Some(&Scheme::HTTPS) {
            return Ok(MaybeHttpsStream::Http(tcp.call(target).await?));
        }
        let tls = self.tls()?;
        HttpsConnector::from((tcp, tls)).call(target).await
    }
}

fn tcp(system: &dyn System) -> Result<Tcp, TransportError> {
    let mut http = HttpConnector::new();
    // The scheme is `https` for connections that become TLS.
    http.enforce_http(false);
    http.set_nodelay(true);
    #[cfg(feature = "proxy")]
    return super::proxy::ProxyConnector::new(http, system);
    #[cfg(not(feature = "proxy"))]
    {
        let _ = system;
        Ok(http)
    }
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Connection, BoxError>> + Send>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        // `connect` waits until the connector inside is ready.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let limit = LIMIT.try_with(|limit| *limit);
        let limit = limit.unwrap_or(self.settings.connect_timeout);
        let connector = self.clone();
        Box::pin(async move {
            let connection = connector.clone().connect(target.clone());
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
                if cause.is::<InvalidRoots>() {
                    return cause;
                }
                let route = connector.route(&target);
                NotConnected { route, cause }.into()
            })
        })
    }
}
