//! A point in time as a value, and the names of its formats. Must not know how to format it.

use std::fmt;

use super::calendar::SECONDS_OF_ALL_YEARS;

pub(super) const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// A point in time between the years 1 and 9999, which is Smithy's range, with a resolution of one
/// nanosecond. Leap seconds do not exist.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp {
    // Compared before `nanos`, which count forwards for every time.
    pub(super) seconds: i64,
    pub(super) nanos: u32,
}

impl Timestamp {
    /// 1970-01-01T00:00:00Z
    pub const EPOCH: Self = Self {
        seconds: 0,
        nanos: 0,
    };
    /// 0001-01-01T00:00:00Z
    pub const MIN: Self = Self {
        seconds: *SECONDS_OF_ALL_YEARS.start(),
        nanos: 0,
    };
    /// 9999-12-31T23:59:59.999999999Z
    pub const MAX: Self = Self {
        seconds: *SECONDS_OF_ALL_YEARS.end(),
        nanos: NANOS_PER_SECOND - 1,
    };

    /// The time `seconds` after [`EPOCH`](Self::EPOCH) (before it, if negative) and `nanos` nanoseconds
    /// after that.
    ///
    /// # Errors
    ///
    /// [`TimestampError::OutOfRange`] for a year outside 1 to 9999, or `nanos` of a second or more.
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, TimestampError> {
        if SECONDS_OF_ALL_YEARS.contains(&seconds) && nanos < NANOS_PER_SECOND {
            Ok(Self { seconds, nanos })
        } else {
            Err(TimestampError::OutOfRange)
        }
    }

    /// Whole seconds since [`EPOCH`](Self::EPOCH), rounded down.
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds since the whole second: 0 to 999,999,999.
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }
}

/// The format of a timestamp (`@timestampFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// `2019-12-16T23:48:18.25Z`, as in RFC 3339. Parses any offset from UTC and any number of
    /// decimals, of which nine count; formats `Z` and no more decimals than needed.
    DateTime,
    /// `1576540098.25`: seconds since 1970. Parses an exponent, too; formats no more decimals than
    /// needed.
    EpochSeconds,
    /// `Mon, 16 Dec 2019 23:48:18.25 GMT`, as in HTTP headers, with decimals as in
    /// [`DateTime`](Self::DateTime).
    HttpDate,
}

impl TimestampFormat {
    /// The description of the format in errors.
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::DateTime => "a time such as `2019-12-16T23:48:18Z`",
            Self::EpochSeconds => "a number of seconds since 1970",
            Self::HttpDate => "a time such as `Mon, 16 Dec 2019 23:48:18 GMT`",
        }
    }
}

/// Why a timestamp could not be created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampError {
    /// The time is outside of the type's range.
    OutOfRange,
    /// The text does not have the format.
    Malformed(TimestampFormat),
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange => f.write_str("the time is out of range"),
            Self::Malformed(format) => write!(f, "not {}", format.description()),
        }
    }
}

impl std::error::Error for TimestampError {}
