//! Proxies: which one a request takes, by the environment, and how to connect through it.

use std::sync::Arc;

use hardy_runtime::{TransportError, TransportErrorKind};
use http::uri::Scheme;
use http::{HeaderValue, Uri};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use crate::system::System;
use crate::url;

use super::connect_error::BoxError;

/// The proxies of the environment.
#[derive(Clone)]
pub(super) struct Proxies(Arc<Matcher>);

impl Proxies {
    pub(super) fn new(system: &dyn System) -> Result<Self, TransportError> {
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
        Ok(Self(Arc::new(proxies)))
    }

    /// The proxy that a request takes.
    pub(super) fn for_target(&self, target: &Uri) -> Option<Intercept> {
        let host = target.host().unwrap_or_default();
        match is_of_this_machine(host) {
            true => None,
            false => self.0.intercept(target),
        }
    }

    /// The URL of the proxy that a request takes.
    pub(super) fn url_for(&self, target: &Uri) -> Option<Uri> {
        Some(self.for_target(target)?.uri().clone())
    }

    /// The value of `proxy-authorization` for a request that the proxy forwards. Tunnels state it when they
    /// are made.
    pub(super) fn authorization(&self, target: &Uri) -> Option<HeaderValue> {
        if target.scheme() == Some(&Scheme::HTTPS) {
            return None;
        }
        self.for_target(target)?.basic_auth().cloned()
    }
}

/// Connects to a proxy, which makes a tunnel for TLS, and otherwise forwards the requests. Returns whether it
/// forwards them.
pub(super) async fn connect(
    mut connector: HttpConnector,
    proxy: &Intercept,
    target: &Uri,
) -> Result<(TokioIo<TcpStream>, bool), BoxError> {
    if target.scheme() != Some(&Scheme::HTTPS) {
        return Ok((connector.call(proxy.uri().clone()).await?, true));
    }
    let mut tunnel = Tunnel::new(proxy.uri().clone(), connector);
    if let Some(credentials) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(credentials.clone());
    }
    Ok((tunnel.call(target.clone()).await?, false))
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
