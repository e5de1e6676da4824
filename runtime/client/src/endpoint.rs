//! The endpoint of a request: what determines it, and what it determines. Must not know the rules of a
//! service.

use http::Uri;

/// What determines the endpoint of a request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EndpointSettings<'a> {
    /// The region, if one is set.
    pub region: Option<&'a str>,
    /// The URL that the caller configures instead of the service's.
    pub endpoint_url: Option<&'a str>,
    /// Whether to use endpoints with validated cryptography (FIPS 140).
    pub use_fips: bool,
    /// Whether to use endpoints that IPv6 reaches, too.
    pub use_dual_stack: bool,
}

/// Where a request goes, and how it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// Scheme, host, and the start of the path.
    pub url: Uri,
    /// The region of the signature, if it is not that of the settings.
    pub signing_region: Option<String>,
    /// The name of the service in the signature, if it is not the usual one.
    pub signing_name: Option<String>,
    /// Whether the signature covers the path with `%` encoded again.
    pub double_encoding: bool,
}

impl Endpoint {
    /// An endpoint that requests are signed for as usual.
    pub fn new(url: Uri) -> Self {
        Self {
            url,
            signing_region: None,
            signing_name: None,
            double_encoding: true,
        }
    }
}
