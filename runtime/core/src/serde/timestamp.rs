//! The formats of timestamps, and the format of a timestamp outside of a structure.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::format::Format;
use super::scalar::Scalar;
use crate::timestamp::{Timestamp, TimestampFormat};

/// A string such as `2019-12-16T23:48:18.25Z`.
#[derive(Clone, Copy, Debug)]
pub struct DateTime;

/// Seconds since 1970: an integer, an `f64` if it represents the time exactly, or else a string.
#[derive(Clone, Copy, Debug)]
pub struct EpochSeconds;

/// A string such as `Mon, 16 Dec 2019 23:48:18.25 GMT`.
#[derive(Clone, Copy, Debug)]
pub struct HttpDate;

impl Format<Timestamp> for DateTime {
    fn write<S: Serializer>(self, value: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&TimestampFormat::DateTime.format(*value))
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Timestamp, D::Error> {
        read(TimestampFormat::DateTime, deserializer)
    }
}

impl Format<Timestamp> for HttpDate {
    fn write<S: Serializer>(self, value: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&TimestampFormat::HttpDate.format(*value))
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Timestamp, D::Error> {
        read(TimestampFormat::HttpDate, deserializer)
    }
}

impl Format<Timestamp> for EpochSeconds {
    fn write<S: Serializer>(self, value: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        const FORMAT: TimestampFormat = TimestampFormat::EpochSeconds;
        if value.subsec_nanos() == 0 {
            return serializer.serialize_i64(value.seconds());
        }
        let text = FORMAT.format(*value);
        let number: Option<f64> = text.parse().ok();
        match number.filter(|number| FORMAT.parse(&format!("{number:?}")) == Ok(*value)) {
            Some(number) => serializer.serialize_f64(number),
            None => serializer.serialize_str(&text),
        }
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Timestamp, D::Error> {
        read(TimestampFormat::EpochSeconds, deserializer)
    }
}

fn read<'de, D: Deserializer<'de>>(
    format: TimestampFormat,
    deserializer: D,
) -> Result<Timestamp, D::Error> {
    let expected = format.description();
    let text = Scalar::read(deserializer, expected)?.into_text();
    format.parse(&text).map_err(|_| Scalar::refused(expected))
}

/// Serializes a string in the format [`TimestampFormat::DateTime`].
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DateTime.write(self, serializer)
    }
}

/// Deserializes a string in the format [`TimestampFormat::DateTime`].
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DateTime.read(deserializer)
    }
}
