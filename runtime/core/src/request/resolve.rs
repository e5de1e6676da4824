//! Hosts: the prefix of an operation, and how to combine an endpoint and a request.

use http::Uri;
use http::uri::{Authority, PathAndQuery};

use super::RequestBuilder;
use super::endpoint::EndpointOverride;
use super::host_prefix::HostPrefix;
use crate::error::EncodeError;
use crate::transport::HttpRequest;

/// The longest label of a host, in bytes (RFC 1035).
const MAX_LABEL: usize = 63;

impl RequestBuilder {
    /// Adds a literal of the model to the host prefix.
    pub fn host(&mut self, literal: &str) -> &mut Self {
        self.host_prefix.push_str(literal);
        self
    }

    /// Adds a member to the host prefix (`@hostLabel`). It must be a label of a host: 1 to 63
    /// letters, digits and `-`, without `-` at the start or the end.
    pub fn host_label<V: AsRef<str>>(
        &mut self,
        member: &'static str,
        value: Option<V>,
    ) -> &mut Self {
        let value = value.as_ref().map_or("", AsRef::as_ref);
        let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let is_label = (1..=MAX_LABEL).contains(&value.len())
            && value.bytes().all(good)
            && !value.starts_with('-')
            && !value.ends_with('-');
        if !is_label {
            self.fail(EncodeError::Host { member });
        }
        self.host_prefix.push_str(value);
        self
    }

    /// Sends the request to the scheme and the host of a URL in a member, instead of those of the
    /// configured endpoint. Ignores path and query of the URL. An absent or empty member changes
    /// nothing.
    pub fn endpoint<V: AsRef<str>>(&mut self, member: &'static str, value: Option<V>) -> &mut Self {
        let url = value.as_ref().map_or("", AsRef::as_ref);
        if url.is_empty() {
            return self;
        }
        match EndpointOverride::parse(url) {
            Some(endpoint) => _ = self.extensions.insert(endpoint),
            None => self.fail(EncodeError::Endpoint { member }),
        }
        self
    }

    /// Requires the idempotency token that the service requires (`@idempotencyToken`). No other check sees
    /// that it is missing: it is for the client to set.
    pub fn required_token<V>(&mut self, member: &'static str, value: Option<V>) -> &mut Self {
        if value.is_none() {
            self.fail(EncodeError::MissingToken { member });
        }
        self
    }
}

/// Adds `endpoint` to a request: its scheme, its host after the [`HostPrefix`] of the request, and
/// its path. Scheme and host of an [`EndpointOverride`] replace those of `endpoint`, without a
/// prefix; the path is that of `endpoint`, as in botocore.
///
/// An endpoint that is an IP address, such as `http://127.0.0.1:8000` or `http://[::1]:8000`, gets
/// no prefix, because no name begins with an address. It is mostly that of a test double. User
/// information stays before the prefix.
///
/// # Errors
///
/// [`EncodeError::BadEndpoint`] for an endpoint without scheme or host, with an invalid port or a
/// query, or with a host that cannot take a prefix, and [`EncodeError::Uri`] if the URI is too long.
pub fn resolve(request: &mut HttpRequest, endpoint: &Uri) -> Result<(), EncodeError> {
    let fail = |reason: String| EncodeError::Uri { reason };
    let (Some(scheme), Some(authority)) = (endpoint.scheme(), endpoint.authority()) else {
        return Err(bad_endpoint("it lacks a scheme (http or https) or a host"));
    };
    if authority.host().is_empty() {
        return Err(bad_endpoint("it lacks a host"));
    }
    if !has_valid_port(authority) {
        return Err(bad_endpoint("its port is not a number from 0 to 65535"));
    }
    if endpoint.query().is_some() {
        return Err(bad_endpoint("it has a query"));
    }
    let extensions = request.extensions();
    let (scheme, authority) = match (
        extensions.get::<EndpointOverride>(),
        extensions.get::<HostPrefix>(),
    ) {
        (Some(named), _) => (&named.scheme, named.authority.clone()),
        (None, Some(prefix)) if !is_address(authority.host()) => {
            (scheme, with_prefix(prefix, authority)?)
        }
        (None, _) => (scheme, authority.clone()),
    };
    let scheme = scheme.clone();
    let target = match (endpoint.path(), request.uri().path_and_query()) {
        ("" | "/", Some(target)) => target.clone(),
        (base, target) => {
            let target = target.map_or("/", PathAndQuery::as_str);
            let target = format!("{}{target}", base.trim_end_matches('/'));
            PathAndQuery::try_from(target).map_err(|error| fail(error.to_string()))?
        }
    };
    let resolved = Uri::builder()
        .scheme(scheme)
        .authority(authority)
        .path_and_query(target);
    *request.uri_mut() = resolved.build().map_err(|error| fail(error.to_string()))?;
    Ok(())
}

fn bad_endpoint(reason: impl ToString) -> EncodeError {
    EncodeError::BadEndpoint {
        reason: reason.to_string(),
    }
}

/// Whether the port is a number, if there is one. HTTP stacks replace another by that of the scheme.
fn has_valid_port(authority: &Authority) -> bool {
    let text = authority.as_str();
    let ends_with_host = text.rsplit('@').next() == Some(authority.host());
    ends_with_host || authority.port_u16().is_some()
}

/// Adds a prefix to the host, after the user information if there is any.
fn with_prefix(prefix: &HostPrefix, authority: &Authority) -> Result<Authority, EncodeError> {
    let text = authority.as_str();
    let host = text.rfind('@').map_or(0, |at| at + 1);
    let (user, host) = text.split_at(host);
    Authority::try_from(format!("{user}{}{host}", prefix.as_str())).map_err(bad_endpoint)
}

/// Whether a host is an IP address. Those of version 6 are in brackets. A host whose last label is
/// a number is an address of version 4, or invalid (WHATWG, URL, "ends in a number").
fn is_address(host: &str) -> bool {
    let labels = host.strip_suffix('.').unwrap_or(host);
    let last = labels.rsplit('.').next().unwrap_or_default();
    let is_hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_decimal = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    let hexadecimal = last.strip_prefix("0x").or(last.strip_prefix("0X"));
    host.starts_with('[') || is_decimal || hexadecimal.is_some_and(is_hexadecimal)
}
