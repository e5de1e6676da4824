//! The endpoint in a member of an input: which URLs are valid, and which parts replace the
//! configured endpoint. Must not know which operations have such a member.

use http::Uri;
use http::uri::{Authority, Scheme};

/// The scheme and the host that replace those of the configured endpoint. It is an extension of
/// requests whose input contains an endpoint.
///
/// Sign the request for this host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointOverride {
    pub(super) scheme: Scheme,
    pub(super) authority: Authority,
}

impl EndpointOverride {
    /// The scheme: `http` or `https`.
    pub fn scheme(&self) -> &str {
        self.scheme.as_str()
    }

    /// The host, and the port if the URL has one.
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Scheme and host of a URL, if it has both and no credentials.
    pub(super) fn parse(url: &str) -> Option<Self> {
        let parts = url.parse::<Uri>().ok()?.into_parts();
        let (scheme, authority) = (parts.scheme?, parts.authority?);
        let is_http = scheme == Scheme::HTTP || scheme == Scheme::HTTPS;
        let host = authority.host();
        // Credentials before the host, and an invalid port, are more than the host.
        let is_plain = authority.as_str() == host || authority.port_u16().is_some();
        let has_credentials = authority.as_str().contains('@');
        (is_http && !host.is_empty() && is_plain && !has_credentials)
            .then_some(Self { scheme, authority })
    }
}
