//! How the requests of an operation are authenticated, by the model of the service. Must not know how to do it.

/// A way to authenticate requests: an entry of [`HttpOperation::AUTH`](super::HttpOperation::AUTH).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Auth {
    /// AWS Signature Version 4 (`aws.auth#sigv4`).
    Sigv4,
    /// A token in the header `authorization` (`smithy.api#httpBearerAuth`).
    HttpBearer,
    /// A key in a header or in the query, which the service names (`smithy.api#httpApiKeyAuth`).
    HttpApiKey,
    /// A user name and a password in the header `authorization` (`smithy.api#httpBasicAuth`).
    HttpBasic,
    /// None: such a request needs no credentials (`smithy.api#noAuth`).
    NoAuth,
    /// Another scheme with this shape id, such as `smithy.api#httpDigestAuth`.
    Other(&'static str),
}
