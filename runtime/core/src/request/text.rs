//! Values as strings in labels, queries and headers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::format::json;
use crate::timestamp::{Timestamp, TimestampFormat};

/// A floating point number of 32 bits: the shortest string that parses as the same value, or `NaN`,
/// `Infinity` or `-Infinity`.
pub fn float_string(value: &f32) -> String {
    json::float_string(*value).into_owned()
}

/// Same as [`float_string`], for 64 bits.
pub fn double_string(value: &f64) -> String {
    json::double_string(*value).into_owned()
}

/// A timestamp as [`TimestampFormat::DateTime`].
pub fn date_time_string(value: &Timestamp) -> String {
    TimestampFormat::DateTime.format(*value)
}

/// A timestamp as [`TimestampFormat::EpochSeconds`].
pub fn epoch_seconds_string(value: &Timestamp) -> String {
    TimestampFormat::EpochSeconds.format(*value)
}

/// A timestamp as [`TimestampFormat::HttpDate`].
pub fn http_date_string(value: &Timestamp) -> String {
    TimestampFormat::HttpDate.format(*value)
}

/// A string with `@mediaType` as a header value: in base64, because it may have characters that
/// headers cannot.
pub fn base64_string(text: &str) -> String {
    STANDARD.encode(text)
}
