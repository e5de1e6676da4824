//! The time of a signature, in the format of AWS. Must not read a clock.

use std::time::{SystemTime, UNIX_EPOCH};

use hardy_runtime::Timestamp;
use hardy_runtime::http::HeaderValue;

use super::error::SigningError;

/// The characters of `20150830`, and of `20150830T123600Z`.
const DATE_LENGTH: usize = 8;
const LENGTH: usize = 16;

/// A second, as `20150830T123600Z`.
pub(super) struct SigningTime(String);

impl SigningTime {
    pub(super) fn new(time: SystemTime) -> Result<Self, SigningError> {
        let elapsed = time.duration_since(UNIX_EPOCH);
        let seconds = elapsed.map_err(|_| SigningError::Time)?.as_secs();
        let seconds = i64::try_from(seconds).map_err(|_| SigningError::Time)?;
        let time = Timestamp::from_unix(seconds, 0).map_err(|_| SigningError::Time)?;
        let mut text = String::with_capacity(LENGTH);
        text.extend(time.to_string().chars().filter(|c| !matches!(c, '-' | ':')));
        Ok(Self(text))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// The day, as `20150830`.
    pub(super) fn date(&self) -> &str {
        self.0.get(..DATE_LENGTH).unwrap_or_default()
    }

    pub(super) fn header_value(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("a time has digits and letters only")
    }
}
