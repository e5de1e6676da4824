//! Reads single values of headers. `list` splits lists into values.

use std::borrow::Cow;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::{Timestamp, TimestampFormat};

/// Why a header could not be read. Must not contain its value, because it may be sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderError {
    pub(crate) expected: &'static str,
}

impl HeaderError {
    pub(super) const TEXT: Self = Self::new("UTF-8");

    pub(super) const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

/// A single value, without surrounding white space.
pub struct HeaderReader<'a> {
    pub(super) text: Cow<'a, str>,
}

impl<'a> HeaderReader<'a> {
    /// Creates a reader of a value.
    pub fn new(text: &'a str) -> Self {
        Self {
            text: text.trim_ascii().into(),
        }
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// Never fails, because every value is a string.
    pub fn string(&self) -> Result<String, HeaderError> {
        Ok(self.text.as_ref().to_owned())
    }

    /// Reads a string into a type that accepts every string, such as an enum with a catch-all.
    ///
    /// # Errors
    ///
    /// Never fails, because every value is a string.
    pub fn enumeration<T: for<'text> From<&'text str>>(&self) -> Result<T, HeaderError> {
        Ok(T::from(&self.text))
    }

    /// Reads a string in base64, which strings with `@mediaType` have in headers.
    ///
    /// # Errors
    ///
    /// Fails for values that are not base64 of UTF-8.
    pub fn base64_string(&self) -> Result<String, HeaderError> {
        let bytes = STANDARD.decode(self.text.as_bytes()).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.ok_or(HeaderError::new("base64 of UTF-8"))
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn boolean(&self) -> Result<bool, HeaderError> {
        self.parse("a boolean")
    }

    /// Reads an integer of 8 bits.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn byte(&self) -> Result<i8, HeaderError> {
        self.whole("an integer of 8 bits")
    }

    /// Reads an integer of 16 bits.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn short(&self) -> Result<i16, HeaderError> {
        self.whole("an integer of 16 bits")
    }

    /// Reads an integer of 32 bits.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn integer(&self) -> Result<i32, HeaderError> {
        self.whole("an integer of 32 bits")
    }

    /// Reads an integer of 64 bits.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn long(&self) -> Result<i64, HeaderError> {
        self.whole("an integer of 64 bits")
    }

    /// Reads an integer enum (`intEnum`).
    ///
    /// # Errors
    ///
    /// Fails for values that are not integers of 32 bits.
    pub fn int_enum<T: From<i32>>(&self) -> Result<T, HeaderError> {
        self.integer().map(T::from)
    }

    /// Reads an integer of any size.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn big_integer(&self) -> Result<BigInteger, HeaderError> {
        self.parse("an integer")
    }

    /// Reads a decimal number of any size.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn big_decimal(&self) -> Result<BigDecimal, HeaderError> {
        self.parse("a number")
    }

    /// Reads a floating point number of 32 bits, `NaN`, `Infinity` or `-Infinity`.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn float(&self) -> Result<f32, HeaderError> {
        self.parse("a number")
    }

    /// Reads a floating point number of 64 bits, `NaN`, `Infinity` or `-Infinity`.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn double(&self) -> Result<f64, HeaderError> {
        self.parse("a number")
    }

    /// Reads a timestamp in the format [`TimestampFormat::DateTime`].
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn date_time(&self) -> Result<Timestamp, HeaderError> {
        timestamp(&self.text, TimestampFormat::DateTime)
    }

    /// Reads a timestamp in the format [`TimestampFormat::HttpDate`].
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn http_date(&self) -> Result<Timestamp, HeaderError> {
        timestamp(&self.text, TimestampFormat::HttpDate)
    }

    /// Reads a timestamp in the format [`TimestampFormat::EpochSeconds`].
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn epoch_seconds(&self) -> Result<Timestamp, HeaderError> {
        timestamp(&self.text, TimestampFormat::EpochSeconds)
    }

    fn whole<T: TryFrom<i64>>(&self, expected: &'static str) -> Result<T, HeaderError> {
        let value: i64 = self.parse(expected)?;
        value.try_into().map_err(|_| HeaderError::new(expected))
    }

    fn parse<T: FromStr>(&self, expected: &'static str) -> Result<T, HeaderError> {
        self.text.parse().map_err(|_| HeaderError::new(expected))
    }
}

fn timestamp(text: &str, format: TimestampFormat) -> Result<Timestamp, HeaderError> {
    let timestamp = format.parse(text);
    timestamp.map_err(|_| HeaderError::new(format.description()))
}
