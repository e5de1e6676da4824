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
        }
    }
}

impl std::error::Error for EndpointError {}
