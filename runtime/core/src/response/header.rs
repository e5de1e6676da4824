//! Reading the value of a header: single values, and lists of them separated by commas.

use std::borrow::Cow;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::{Timestamp, TimestampFormat};

/// What the text of a header should be and is not. Never holds the text: it may be sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderError {
    pub(crate) expected: &'static str,
}

impl HeaderError {
    pub(super) const TEXT: Self = Self::new("UTF-8");

    const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

/// The value of a header, without white space around it.
pub struct HeaderReader<'a> {
    text: Cow<'a, str>,
}

impl<'a> HeaderReader<'a> {
    /// Starts at the whole value.
    pub fn new(text: &'a str) -> Self {
        Self {
            text: text.trim_ascii().into(),
        }
    }

    /// Reads a text.
    ///
    /// # Errors
    ///
    /// None: every value is one.
    pub fn string(&self) -> Result<String, HeaderError> {
        Ok(self.text.as_ref().to_owned())
    }

    /// Reads a text into a type that every text leads to, such as an enum with a catch-all.
    ///
    /// # Errors
    ///
    /// None: every value is one.
    pub fn enumeration<T: for<'text> From<&'text str>>(&self) -> Result<T, HeaderError> {
        Ok(T::from(&self.text))
    }

    /// Reads a text that stands in base64, because it has a media type (`@mediaType`).
    ///
    /// # Errors
    ///
    /// What is not the base64 of UTF-8.
    pub fn base64_string(&self) -> Result<String, HeaderError> {
        let bytes = STANDARD.decode(self.text.as_bytes()).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.ok_or(HeaderError::new("the base64 of a text"))
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn boolean(&self) -> Result<bool, HeaderError> {
        self.parse("a boolean")
    }

    /// Reads an integer of 8 bits.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn byte(&self) -> Result<i8, HeaderError> {
        self.whole("an integer of 8 bits")
    }

    /// Reads an integer of 16 bits.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn short(&self) -> Result<i16, HeaderError> {
        self.whole("an integer of 16 bits")
    }

    /// Reads an integer of 32 bits.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn integer(&self) -> Result<i32, HeaderError> {
        self.whole("an integer of 32 bits")
    }

    /// Reads an integer of 64 bits.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn long(&self) -> Result<i64, HeaderError> {
        self.whole("an integer of 64 bits")
    }

    /// Reads the number of an enum's value (`intEnum`).
    ///
    /// # Errors
    ///
    /// Anything but an integer of 32 bits.
    pub fn int_enum<T: From<i32>>(&self) -> Result<T, HeaderError> {
        self.integer().map(T::from)
    }

    /// Reads an integer of any size.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn big_integer(&self) -> Result<BigInteger, HeaderError> {
        self.parse("an integer")
    }

    /// Reads a decimal number of any size.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn big_decimal(&self) -> Result<BigDecimal, HeaderError> {
        self.parse("a number")
    }

    /// Reads a floating point number of 32 bits, `NaN`, `Infinity` or `-Infinity`.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn float(&self) -> Result<f32, HeaderError> {
        self.parse("a number")
    }

    /// Reads a floating point number of 64 bits, `NaN`, `Infinity` or `-Infinity`.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn double(&self) -> Result<f64, HeaderError> {
        self.parse("a number")
    }

    /// Reads a timestamp in the format [`TimestampFormat::DateTime`].
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn date_time(&self) -> Result<Timestamp, HeaderError> {
        timestamp(&self.text, TimestampFormat::DateTime)
    }

    /// Reads a timestamp in the format [`TimestampFormat::HttpDate`].
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn http_date(&self) -> Result<Timestamp, HeaderError> {
        timestamp(&self.text, TimestampFormat::HttpDate)
    }

    /// Reads a timestamp in the format [`TimestampFormat::EpochSeconds`].
    ///
    /// # Errors
    ///
    /// Anything else.
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

/// Reads items separated by commas. One that holds a comma or a quote stands in quotes, where `\`
/// stands before a quote and before itself.
pub(super) fn list<'a, T>(
    text: &'a str,
    item: fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
) -> Result<Vec<T>, HeaderError> {
    let mut items = Vec::new();
    let mut rest = text.trim_ascii();
    while !rest.is_empty() {
        let (text, behind) = match rest.strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (text, behind) = rest.split_once(',').unwrap_or((rest, ""));
                (Cow::from(text.trim_ascii_end()), behind)
            }
        };
        items.push(item(&HeaderReader { text })?);
        rest = behind.trim_ascii_start();
    }
    Ok(items)
}

/// Reads timestamps in the format [`TimestampFormat::HttpDate`], separated by commas, of which each
/// has one itself.
pub(super) fn dates(text: &str) -> Result<Vec<Timestamp>, HeaderError> {
    let commas: Vec<usize> = text.match_indices(',').map(|(at, _)| at).collect();
    let mut begin = 0;
    let mut dates = Vec::new();
    // Every second comma stands between two of them.
    let ends = commas.iter().skip(1).step_by(2).copied();
    for end in ends.chain([text.len()]) {
        let date = text.get(begin..end).unwrap_or_default().trim_ascii();
        begin = end + 1;
        if !date.is_empty() {
            dates.push(timestamp(date, TimestampFormat::HttpDate)?);
        }
    }
    Ok(dates)
}

fn timestamp(text: &str, format: TimestampFormat) -> Result<Timestamp, HeaderError> {
    let timestamp = format.parse(text);
    timestamp.map_err(|_| HeaderError::new(format.description()))
}

/// The text up to the closing quote, and what stands behind the comma that follows.
fn unquote(quoted: &str) -> Result<(Cow<'_, str>, &str), HeaderError> {
    let mut text = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let behind = quoted.get(at + 1..).unwrap_or_default().trim_ascii_start();
                let rest = match behind.strip_prefix(',') {
                    Some(rest) => rest,
                    None if behind.is_empty() => "",
                    None => return Err(HeaderError::new("a comma behind the quotes")),
                };
                return Ok((text.into(), rest));
            }
            '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
            character => text.push(character),
        }
    }
    Err(HeaderError::new("a closing quote"))
}
