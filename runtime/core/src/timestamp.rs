//! Points in time, in the range and the three formats of Smithy, without time zones.

// Must not know clocks.

mod calendar;
mod epoch;
mod instant;
mod text;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use instant::NANOS_PER_SECOND;
pub use instant::{Timestamp, TimestampError, TimestampFormat};

/// Prints [`TimestampFormat::DateTime`].
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&text::date_time(*self))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Parses [`TimestampFormat::DateTime`].
impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        TimestampFormat::DateTime.parse(text)
    }
}

/// Fails for a year outside 1 to 9999.
impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Self, TimestampError> {
        let whole = |length: Duration| {
            i64::try_from(length.as_secs()).map_err(|_| TimestampError::OutOfRange)
        };
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self::from_unix(whole(after)?, after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let seconds = -whole(before)?;
                match before.subsec_nanos() {
                    0 => Self::from_unix(seconds, 0),
                    nanos => Self::from_unix(seconds - 1, NANOS_PER_SECOND - nanos),
                }
            }
        }
    }
}

/// Fails if `SystemTime` cannot represent it: on Windows, years before 1601.
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        let seconds = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let second = if timestamp.seconds < 0 {
            UNIX_EPOCH.checked_sub(seconds)
        } else {
            UNIX_EPOCH.checked_add(seconds)
        };
        second
            .and_then(|second| second.checked_add(Duration::from_nanos(timestamp.nanos.into())))
            .ok_or(TimestampError::OutOfRange)
    }
}

impl TimestampFormat {
    /// Formats a timestamp.
    pub fn format(self, timestamp: Timestamp) -> String {
        match self {
            Self::DateTime => text::date_time(timestamp),
            Self::EpochSeconds => epoch::write(timestamp),
            Self::HttpDate => text::http_date(timestamp),
        }
    }

    /// Parses a timestamp.
    ///
    /// # Errors
    ///
    /// Fails for another format, a day that the calendar does not have, or a year outside 1 to
    /// 9999.
    pub fn parse(self, text: &str) -> Result<Timestamp, TimestampError> {
        match self {
            Self::DateTime => text::read_date_time(text),
            Self::EpochSeconds => epoch::read(text),
            Self::HttpDate => text::read_http_date(text),
        }
        .unwrap_or(Err(TimestampError::Malformed(self)))
    }
}
