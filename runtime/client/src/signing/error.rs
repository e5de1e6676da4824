//! Why a request cannot be signed. No variant contains a secret.

use std::fmt;

/// Why a request cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SigningError {
    /// The request has neither a URI with a host nor a header `host`.
    NoHost,
    /// The time is before 1970 or after 9999.
    Time,
    /// The value of a header has characters that are not ASCII.
    Header {
        /// The name of the header.
        name: String,
    },
    /// The body is a stream, so that its hash is unknown.
    Stream,
    /// The access key id, the region or the service contains characters that a header must not have.
    Credential,
    /// The session token contains characters that a header must not have.
    SessionToken,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot sign the request: ")?;
        match self {
            Self::NoHost => f.write_str("its URI has no host"),
            Self::Time => f.write_str("the time is before 1970 or after 9999"),
            Self::Header { name } => {
                write!(f, "the header `{name}` has characters that are not ASCII")
            }
            Self::Stream => {
                f.write_str(
                    "its body is a stream, whose hash is unknown: read it into memory, or set the header \
                     `x-amz-content-sha256` to the SHA-256 hash of the body in hexadecimal digits",
                )
            }
            Self::Credential => f.write_str(
                "access key id, region or service has characters that a header must not have",
            ),
            Self::SessionToken => {
                f.write_str("the session token has characters that a header must not have")
            }
        }
    }
}

impl std::error::Error for SigningError {}
