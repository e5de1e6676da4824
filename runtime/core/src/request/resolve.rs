//! The host: what an operation puts before that of the endpoint, and how an endpoint and a request
//! come together.

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
    /// Adds a piece of the host prefix as it stands in the model.
    pub fn host(&mut self, literal: &str) -> &mut Self {
        self.host_prefix.push_str(literal);
        self
    }

    /// Adds a member to the host prefix (`@hostLabel`). It must be a label of a host: 1 to 63 letters,
    /// digits and `-`, of which the first and the last are not `-`.
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

    /// Sends the request to the scheme and the host of a URL that a member holds, in place of those of
    /// the configured endpoint. Path and query of the URL do not count; an absent or empty member
    /// changes nothing.
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
}

/// Puts `endpoint` before a request: its scheme, its host behind the [`HostPrefix`] that the request
/// may have, and its path, if it has one. Scheme and host of an [`EndpointOverride`] replace those of
/// `endpoint`, without a prefix; the path stays that of `endpoint`, as botocore has it.
///
/// # Errors
///
/// [`EncodeError::Uri`] for an endpoint without scheme or host, and where the whole is too long.
pub fn resolve(request: &mut HttpRequest, endpoint: &Uri) -> Result<(), EncodeError> {
    let fail = |reason: String| EncodeError::Uri { reason };
    let (Some(scheme), Some(authority)) = (endpoint.scheme(), endpoint.authority()) else {
        return Err(fail("the endpoint lacks a scheme or a host".to_owned()));
    };
    let extensions = request.extensions();
    let (scheme, authority) = match (
        extensions.get::<EndpointOverride>(),
        extensions.get::<HostPrefix>(),
    ) {
        (Some(named), _) => (&named.scheme, named.authority.clone()),
        (None, Some(HostPrefix(prefix))) => {
            let authority = Authority::try_from(format!("{prefix}{authority}"));
            (scheme, authority.map_err(|error| fail(error.to_string()))?)
        }
        (None, None) => (scheme, authority.clone()),
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
