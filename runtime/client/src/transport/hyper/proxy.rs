//! Proxies: which one a request takes, by the environment, and how to connect through it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hardy_runtime::{TransportError, TransportErrorKind};
use http::uri::Scheme;
use http::{HeaderValue, Uri};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use crate::system::System;
use crate::url;

use super::connect_error::BoxError;

/// Connects directly or through a proxy.
#[derive(Clone)]
pub(super) struct ProxyConnector {
    http: HttpConnector,
    proxies: Arc<Matcher>,
}

impl ProxyConnector {
    /// Reads the proxies from the environment.
    pub(super) fn new(http: HttpConnector, system: &dyn System) -> Result<Self, TransportError> {
        // A server of CGI sets `HTTP_PROXY` to a header of the request (httpoxy); the lower-case variable is
        // safe.
        let is_cgi = system.variable("REQUEST_METHOD").is_some();
        let of_http: &[&str] = match is_cgi {
            true => &["http_proxy"],
            false => &["HTTP_PROXY", "http_proxy"],
        };
        let no_proxy = variable(system, &["NO_PROXY", "no_proxy"]);
        let proxies = Matcher::builder()
            .all(url(system, &["ALL_PROXY", "all_proxy"])?)
            .http(url(system, of_http)?)
            .https(url(system, &["HTTPS_PROXY", "https_proxy"])?)
            .no(no_proxy.map_or_else(String::new, |(_, value)| value))
            .build();
        Ok(Self {
            http,
            proxies: Arc::new(proxies),
        })
    }

    /// The proxy that a request takes.
    fn proxy(&self, target: &Uri) -> Option<Intercept> {
        let host = target.host().unwrap_or_default();
        match is_of_this_machine(host) {
            true => None,
            false => self.proxies.intercept(target),
        }
    }

    /// The URL of the proxy that a request takes.
    pub(super) fn proxy_of(&self, target: &Uri) -> Option<Uri> {
        Some(self.proxy(target)?.uri().clone())
    }

    /// The value of `proxy-authorization` for a request that the proxy forwards. Tunnels state it when they
    /// are made.
    pub(super) fn authorization(&self, target: &Uri) -> Option<HeaderValue> {
        if target.scheme() == Some(&Scheme::HTTPS) {
            return None;
        }
        self.proxy(target)?.basic_auth().cloned()
    }

    async fn connect(mut self, target: Uri) -> Result<ProxyStream, BoxError> {
        let Some(proxy) = self.proxy(&target) else {
            return Ok(ProxyStream::direct(self.http.call(target).await?));
        };
        if target.scheme() == Some(&Scheme::HTTPS) {
            let mut tunnel = Tunnel::new(proxy.uri().clone(), self.http);
            if let Some(credentials) = proxy.basic_auth() {
                tunnel = tunnel.with_auth(credentials.clone());
            }
            return Ok(ProxyStream::direct(tunnel.call(target).await?));
        }
        Ok(ProxyStream {
            stream: self.http.call(proxy.uri().clone()).await?,
            is_forwarded: true,
        })
    }
}

/// Whether an address is one at which a machine of AWS serves metadata and credentials. A proxy would reach
/// its own.
fn is_of_this_machine(host: &str) -> bool {
    host.starts_with("169.254.") || host.starts_with("[fd00:ec2::")
}

/// The first of these variables that is set and not empty, with its name.
fn variable<'a>(system: &dyn System, names: &[&'a str]) -> Option<(&'a str, String)> {
    names.iter().find_map(|name| {
        let value = system.variable(name)?.to_string_lossy().into_owned();
        (!value.is_empty()).then_some((*name, value))
    })
}

/// The proxy in one of these variables; empty if there is none. A value without a scheme is one of HTTP.
fn url(system: &dyn System, names: &[&str]) -> Result<String, TransportError> {
    let Some((name, value)) = variable(system, names) else {
        return Ok(String::new());
    };
    let url = match value.contains("://") {
        true => value,
        false => format!("http://{value}"),
    };
    let uri: Option<Uri> = url.parse().ok();
    let fault = match (url::fault(&url::without_user(&url)), uri) {
        (None, Some(uri)) if uri.scheme() == Some(&Scheme::HTTP) => return Ok(url),
        (None, Some(_)) => "it does not start with `http://`",
        (None, None) => "it has a character that must be encoded",
        (Some(fault), _) => fault,
    };
    // The value is not shown, because it may contain a password.
    Err(TransportError::new(
        TransportErrorKind::Configuration,
        format!(
            "{name} is not the URL of an HTTP proxy, such as http://proxy.example.com:3128: {fault}"
        ),
    ))
}

impl Service<Uri> for ProxyConnector {
    type Response = ProxyStream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<ProxyStream, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.http.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        Box::pin(self.clone().connect(target))
    }
}

/// A connection to a server or to a proxy.
pub(super) struct ProxyStream {
    stream: TokioIo<TcpStream>,
    /// Whether a proxy forwards requests, which then have an absolute URI.
    is_forwarded: bool,
}

impl ProxyStream {
    fn direct(stream: TokioIo<TcpStream>) -> Self {
        Self {
            stream,
            is_forwarded: false,
        }
    }

    fn stream(self: Pin<&mut Self>) -> Pin<&mut TokioIo<TcpStream>> {
        Pin::new(&mut self.get_mut().stream)
    }
}

impl Connection for ProxyStream {
    fn connected(&self) -> Connected {
        self.stream.connected().proxy(self.is_forwarded)
    }
}

impl Read for ProxyStream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        self.stream().poll_read(context, buffer)
    }
}

impl Write for ProxyStream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.stream().poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream().poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream().poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream().poll_write_vectored(context, buffers)
    }
}
