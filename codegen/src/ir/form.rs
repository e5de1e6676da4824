//! How the protocol writes values: their names, and the formats that a Rust type does not
//! determine.

use serde::Serialize;

/// How a member is written inside a structure or union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Form {
    /// Its name on the wire.
    pub name: String,
    /// Other names that services use for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The format of its value.
    pub format: Format,
}

/// The format of a value. Has the structure of the value, as far as needed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Format {
    /// Determined by the type.
    #[default]
    Plain,
    /// A timestamp, in this format.
    Timestamp(TimestampFormat),
    /// The format of the items of a list, or the values of a map.
    Content(Box<Format>),
}

impl Format {
    /// The format of the items of a list or the values of a map.
    pub fn content(&self) -> &Self {
        match self {
            Self::Content(content) => content,
            _ => &Self::Plain,
        }
    }
}

/// The format of a timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TimestampFormat {
    /// RFC 3339, such as `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// Seconds since 1970, a number.
    EpochSeconds,
    /// RFC 9110, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}
