//! Why an input cannot become a request.

use std::fmt;

/// Why an input could not be put into a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// A member bound to the path is missing or empty; the request would go to another resource.
    EmptyLabel {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// A required idempotency token is not set.
    MissingToken {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// Path and query do not make a URI, mostly because they are too long.
    Uri {
        /// What the `http` crate says of it.
        reason: String,
    },
    /// A member does not make a header: it holds control characters, or its key is not a name.
    Header {
        /// The name, or what names begin with.
        name: &'static str,
    },
    /// What was set does not make a host: a label of it is empty, too long, or holds other characters
    /// than letters, digits and `-`.
    Host {
        /// Name of the member in the model.
        member: &'static str,
    },
    /// The endpoint that the caller has configured is no URL of a scheme and a host, or cannot take the
    /// prefix that the operation puts before the host.
    BadEndpoint {
        /// What is wrong with it.
        reason: String,
    },
    /// The member that holds the endpoint of the request holds no URL with a scheme (`http` or `https`)
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
                write!(
                    f,
                    "`{member}` is part of the request's path and must not be empty"
                )
            }
            Self::MissingToken { member } => write!(
                f,
                "`{member}` is not set: the request requires an idempotency token, a string that no \
                 other request has, such as a UUID"
            ),
            Self::Uri { reason } => write!(f, "path and query do not make a URI: {reason}"),
            Self::Header { name } => {
                write!(f, "what was set for the header `{name}` does not make one")
            }
            Self::Host { member } => {
                write!(f, "`{member}` is part of the host and does not make one")
            }
            Self::BadEndpoint { reason } => write!(f, "bad endpoint: {reason}"),
            Self::Endpoint { member } => {
                write!(
                    f,
                    "`{member}` is the endpoint of the request and must be a URL with a scheme (http or https) and a host"
                )
            }
        }
    }
}

impl std::error::Error for EncodeError {}
