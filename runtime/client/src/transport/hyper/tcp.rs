//! Makes TCP connections: to the server of a request, or to a proxy of the environment. Must not know TLS.

use std::future::poll_fn;

use hardy_runtime::TransportError;
use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use crate::system::System;

use super::connect_error::BoxError;
#[cfg(feature = "proxy")]
use super::proxy::Proxies;

#[derive(Clone)]
pub(super) struct Tcp {
    connector: HttpConnector,
    #[cfg(feature = "proxy")]
    proxies: Proxies,
}

impl Tcp {
    /// Reads the proxies from the environment.
    pub(super) fn new(system: &dyn System) -> Result<Self, TransportError> {
        #[cfg(not(feature = "proxy"))]
        let _ = system;
        let mut connector = HttpConnector::new();
        // The scheme is `https` for connections that become TLS.
        connector.enforce_http(false);
        connector.set_nodelay(true);
        Ok(Self {
            connector,
            #[cfg(feature = "proxy")]
            proxies: Proxies::new(system)?,
        })
    }

    /// The value of `proxy-authorization` for a request that a proxy forwards.
    #[cfg(feature = "proxy")]
    pub(super) fn proxy_authorization(&self, target: &Uri) -> Option<http::HeaderValue> {
        self.proxies.authorization(target)
    }

    /// The URL of the proxy that a request takes.
    pub(super) fn proxy_of(&self, target: &Uri) -> Option<Uri> {
        #[cfg(feature = "proxy")]
        return self.proxies.url_for(target);
        #[cfg(not(feature = "proxy"))]
        {
            let _ = target;
            None
        }
    }

    /// Connects, and tells whether a proxy forwards the requests.
    pub(super) async fn connect(
        &self,
        target: &Uri,
    ) -> Result<(TokioIo<TcpStream>, bool), BoxError> {
        let mut connector = self.connector.clone();
        poll_fn(|context| connector.poll_ready(context)).await?;
        #[cfg(feature = "proxy")]
        if let Some(proxy) = self.proxies.for_target(target) {
            return super::proxy::connect(connector, &proxy, target).await;
        }
        Ok((connector.call(target.clone()).await?, false))
    }
}
