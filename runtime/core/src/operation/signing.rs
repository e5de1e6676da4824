//! How the requests of an operation are signed, by the model of the service. Must not know how to sign.

/// How the requests of an operation are signed: [`HttpOperation::SIGNING`](super::HttpOperation::SIGNING).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Signing {
    /// With AWS Signature Version 4, which covers the headers and the body.
    #[default]
    Signed,
    /// With AWS Signature Version 4, which need not cover the body (`aws.auth#unsignedPayload`).
    UnsignedPayload,
    /// Not at all: such a request needs no credentials.
    Unsigned,
    /// By another scheme, with this shape id, such as `smithy.api#httpBearerAuth`.
    Other(&'static str),
}
