//! How the chosen protocol writes values: their names, and the formats that a Rust type does not
//! determine.

use serde::Serialize;

/// How a member is written where it is part of a structure or union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Form {
    /// Its name on the wire.
    pub name: String,
    /// Other names under which services send it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// How its value is written.
    pub format: Format,
}

/// How a value is written. Follows the value as far as there is something to say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Format {
    /// As its type alone tells.
    #[default]
    Plain,
    /// A timestamp, in this format.
    Timestamp(TimestampFormat),
    /// The items of a list, or the values of a map, are written so.
    Content(Box<Format>),
}

impl Format {
    /// How what a list or a map holds is written.
    pub fn content(&self) -> &Self {
        match self {
            Self::Content(content) => content,
            _ => &Self::Plain,
        }
    }
}

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TimestampFormat {
    /// RFC 3339, such as `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// Seconds since 1970, a number.
    EpochSeconds,
    /// RFC 9110, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}
