//! The error of an input that cannot be encoded.

use std::fmt;

/// Why an input could not be encoded as a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// A path label is missing or empty; the request would address another resource.
    EmptyLabel {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// A path label is `.` or `..`, or has such a segment; the request would address another
    /// resource.
    DotSegment {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// A required idempotency token is not set.
    MissingToken {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// Path and query are not a valid URI, mostly because they are too long.
    Uri {
        /// The message of the `http` crate.
        reason: String,
    },
    /// A member is not a valid header: its value has control characters, or its key is not a header
    /// name.
    Header {
        /// The name, or the prefix of names.
        name: &'static str,
    },
    /// A member is not a valid host label: it is empty, too long, or has characters other than
    /// letters, digits and `-`.
    Host {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// The endpoint that the caller configured is not a URL with a scheme and a host, has an invalid
    /// port or a query, or cannot take the host prefix of the operation.
    BadEndpoint {
        /// The reason.
        reason: String,
    },
    /// The member with the endpoint of the request is not a URL with a scheme (`http` or `https`)
    /// and a host.
    Endpoint {
        /// Name of the member in the model.
        member: &'static str,
    },
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyLabel { member } => {
                write!(f, "path label `{member}` must not be empty")
            }
            Self::DotSegment { member } => {
                write!(f, "path label `{member}` must have no segment `.` or `..`")
            }
            Self::MissingToken { member } => write!(
                f,
                "missing idempotency token `{member}`: set it to a string that no other request has, such \
                 as a UUID"
            ),
            Self::Uri { reason } => write!(f, "path and query are not a valid URI: {reason}"),
            Self::Header { name } => {
                write!(f, "invalid name or value of the header `{name}`")
            }
            Self::Host { member } => {
                write!(f, "`{member}` is not a valid host label")
            }
            Self::BadEndpoint { reason } => write!(f, "bad endpoint: {reason}"),
            Self::Endpoint { member } => {
                write!(
                    f,
                    "endpoint `{member}` must be a URL with a scheme (http or https) and a host"
                )
            }
        }
    }
}

impl std::error::Error for EncodeError {}
