//! How a request is signed: by the model of the operation, the endpoint, and the rules of the service. Must
//! not know how to sign.

use std::time::SystemTime;

use hardy_runtime::endpoint::Endpoint;
use hardy_runtime::{HttpRequest, TransportError, TransportErrorKind};
use http::uri::Scheme;

use crate::service::Service;
use crate::signing::{CONTENT_SHA256, Payload, SigningScope};

/// The scheme of signatures that clients have, as endpoint rules name it.
const SCHEME: &str = "sigv4";

/// How the requests of a call are signed.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    region: String,
    name: String,
    /// Whether the signature covers the path with `%` encoded again.
    double_encoding: bool,
    /// Whether the signature need not cover the body.
    unsigned_payload: bool,
    service: &'static Service,
}

impl Signature {
    /// The signature of an operation. `None` as endpoint is one without properties.
    ///
    /// # Errors
    ///
    /// Fails if the endpoint requires another scheme.
    pub(super) fn new(
        unsigned_payload: bool,
        endpoint: Option<&Endpoint>,
        region: &str,
        service: &'static Service,
    ) -> Result<Self, TransportError> {
        let listed = || endpoint.into_iter().flat_map(Endpoint::auth_schemes);
        let first = listed().next();
        let scheme = listed().find(|scheme| scheme.name() == SCHEME);
        if let (Some(endpoint), Some(first), None) = (endpoint, &first, &scheme) {
            let (url, first) = (endpoint.url(), first.name());
            return Err(unsupported(format!(
                "the endpoint {url} requires the scheme `{first}`, but clients have `{SCHEME}` only"
            )));
        }
        let scheme = scheme.as_ref();
        let of_scheme = scheme.and_then(|scheme| scheme.signing_region());
        let name = scheme.and_then(|scheme| scheme.signing_name());
        Ok(Self {
            region: of_scheme.unwrap_or(region).to_owned(),
            name: name.unwrap_or(service.signing_name).to_owned(),
            double_encoding: !scheme.is_some_and(|scheme| scheme.disable_double_encoding()),
            unsigned_payload,
            service,
        })
    }

    /// The scope for a request that is complete except for the signature.
    pub(super) fn scope(&self, request: &HttpRequest, time: SystemTime) -> SigningScope<'_> {
        let is_stream = request.body().bytes().is_none();
        let is_encrypted = request.uri().scheme() == Some(&Scheme::HTTPS);
        // Nothing but the signature protects a body that is sent in the clear, so that a signature leaves
        // out only bodies whose hash nobody knows. SDKs of AWS do so for Amazon S3.
        let is_unsigned = match self.unsigned_payload {
            true => is_encrypted || is_stream,
            false => is_encrypted && is_stream && self.service.unsigned_streams,
        };
        let mut scope = SigningScope::new(&self.region, &self.name, time);
        scope.double_encoding = self.double_encoding;
        scope.normalize_path = self.service.normalize_path;
        if is_unsigned {
            scope.payload = Payload::Unsigned;
        }
        // Services find out by the header that a signature does not cover the body. A hash that the caller
        // or the operation states counts.
        let has_header = request.headers().contains_key(CONTENT_SHA256);
        scope.content_sha256 = (is_unsigned || self.service.content_sha256) && !has_header;
        scope
    }
}

fn unsupported(reason: String) -> TransportError {
    let message = format!("cannot sign the request: {reason}");
    TransportError::new(TransportErrorKind::Signing, message)
}
