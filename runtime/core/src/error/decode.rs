//! Why a response cannot be read.

use std::fmt;

use crate::format::json::ReadError;
use crate::response::HeaderError;

/// Why a response could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Body(ReadError),
    /// By name, or by the prefix of names.
    Header(&'static str, HeaderError),
    NotText,
    Streamed,
}

impl DecodeError {
    pub(crate) fn header(name: &'static str, error: HeaderError) -> Self {
        Self(Fault::Header(name, error))
    }

    pub(crate) fn not_text() -> Self {
        Self(Fault::NotText)
    }

    pub(crate) fn streamed() -> Self {
        Self(Fault::Streamed)
    }
}

impl From<ReadError> for DecodeError {
    fn from(error: ReadError) -> Self {
        Self(Fault::Body(error))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid response: ")?;
        match &self.0 {
            Fault::Body(error) => error.fmt(f),
            Fault::Header(name, error) => {
                write!(f, "header `{name}`: expected {}", error.expected)
            }
            Fault::NotText => f.write_str("its body is not UTF-8"),
            Fault::Streamed => f.write_str("its body streams, and has to be in memory"),
        }
    }
}

impl std::error::Error for DecodeError {}
