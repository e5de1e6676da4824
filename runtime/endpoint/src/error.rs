//! Why there is no endpoint.

use std::fmt;

/// Why no endpoint could be resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The rules refuse these parameters, for the reason in this message of the model.
    Refused(String),
    /// A required parameter has no value and no default; its name in the rules.
    MissingParameter(&'static str),
    /// No rule applies to these parameters.
    NoMatch,
    /// A result uses a value that is not set, or has another type; the expression in the rules.
    Unset(&'static str),
    /// The region is not one ([`is_valid_region`](crate::is_valid_region)), nor several with dots between them.
    InvalidRegion(String),
    /// A value would be a part of the URL, and would lead to another host or path.
    InvalidUrlPart {
        /// The expression in the rules.
        reference: &'static str,
        /// The value.
        value: String,
    },
    /// The URL is invalid, for this reason. It is not shown, because it may contain a password.
    InvalidUrl(&'static str),
}

impl fmt::Display for EndpointError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(message) => formatter.write_str(message),
            Self::MissingParameter(name) => {
                write!(formatter, "the endpoint parameter `{name}` is required")
            }
            Self::NoMatch => formatter.write_str("no endpoint rule applies to these parameters"),
            Self::Unset(reference) => {
                write!(
                    formatter,
                    "an endpoint rule uses `{reference}`, which is not set"
                )
            }
            Self::InvalidRegion(region) => write!(
                formatter,
                "the region is {region:?}, expected letters, digits and `-`, such as us-east-1"
            ),
            Self::InvalidUrlPart { reference, value } => write!(
                formatter,
                "`{reference}` is {value:?}, which cannot be a part of the URL of an endpoint"
            ),
            Self::InvalidUrl(fault) => {
                write!(formatter, "the URL of the endpoint is invalid: {fault}")
            }
        }
    }
}

impl std::error::Error for EndpointError {}
