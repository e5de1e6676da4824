//! A point in time as a value, and the names of its formats. Must not know how a format is written.

use std::fmt;

use super::calendar::SECONDS_OF_ALL_YEARS;

pub(super) const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// A point in time between the years 1 and 9999, which is the range that Smithy allows. Counts
/// nanoseconds; leap seconds do not exist in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp {
    // Compared before `nanos`, which only counts onwards.
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
    /// [`TimestampError::OutOfRange`] for a year outside 1 to 9999, or a whole second of nanoseconds.
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

/// How a timestamp stands in a text (`@timestampFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// `2019-12-16T23:48:18.25Z`, as RFC 3339 has it. Reads any offset from UTC and any number of
    /// decimals, of which nine count; writes `Z` and no more decimals than needed.
    DateTime,
    /// `1576540098.25`: seconds since 1970. Reads an exponent, too; writes no more decimals than
    /// needed.
    EpochSeconds,
    /// `Mon, 16 Dec 2019 23:48:18.25 GMT`, as HTTP headers have it, with decimals as in
    /// [`DateTime`](Self::DateTime).
    HttpDate,
}

impl TimestampFormat {
    /// What a text must be to have this format.
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::DateTime => "a time such as `2019-12-16T23:48:18Z`",
            Self::EpochSeconds => "a number of seconds since 1970",
            Self::HttpDate => "a time such as `Mon, 16 Dec 2019 23:48:18 GMT`",
        }
    }
}

/// Why a timestamp could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampError {
    /// The time lies outside what the type can hold.
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
