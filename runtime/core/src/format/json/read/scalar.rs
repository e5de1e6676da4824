//! Reads single values other than numbers, and documents.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Reader;
use crate::document::Document;
use crate::format::json::{ReadError, ReadErrorKind};
use crate::timestamp::{Timestamp, TimestampError, TimestampFormat};

impl Reader<'_> {
    /// Whether the next value is a string.
    pub fn at_string(&mut self) -> bool {
        self.peek() == Some(b'"')
    }

    /// Reads a string. Half of a surrogate pair becomes U+FFFD.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a string.
    pub fn string(&mut self) -> Result<String, ReadError> {
        self.text("a string").map(String::from)
    }

    /// Reads a string into a type that accepts every string, such as an enum with a catch-all.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a string.
    pub fn enumeration<T: for<'text> From<&'text str>>(&mut self) -> Result<T, ReadError> {
        self.text("a string").map(|text| T::from(&text))
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn boolean(&mut self) -> Result<bool, ReadError> {
        const EXPECTED: &str = "a boolean";
        match self.peek() {
            Some(b't') => self.word("true", EXPECTED).map(|()| true),
            Some(b'f') => self.word("false", EXPECTED).map(|()| false),
            _ => Err(self.unexpected(EXPECTED)),
        }
    }

    /// Reads a blob from a base64 string: the standard alphabet, with padding.
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn blob(&mut self) -> Result<Vec<u8>, ReadError> {
        const EXPECTED: &str = "base64";
        let offset = self.value_offset();
        let text = self.text(EXPECTED)?;
        STANDARD
            .decode(text.as_bytes())
            .map_err(|_| self.fail(offset, ReadErrorKind::Malformed { expected: EXPECTED }))
    }

    /// Reads a timestamp in the format [`TimestampFormat::DateTime`].
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn date_time(&mut self) -> Result<Timestamp, ReadError> {
        self.timestamp_text(TimestampFormat::DateTime)
    }

    /// Reads a timestamp in the format [`TimestampFormat::HttpDate`].
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn http_date(&mut self) -> Result<Timestamp, ReadError> {
        self.timestamp_text(TimestampFormat::HttpDate)
    }

    /// Reads a timestamp in the format [`TimestampFormat::EpochSeconds`].
    ///
    /// # Errors
    ///
    /// Fails for any other value.
    pub fn epoch_seconds(&mut self) -> Result<Timestamp, ReadError> {
        let format = TimestampFormat::EpochSeconds;
        let number = self.number_text(format.description())?;
        format
            .parse(number.text)
            .map_err(|error| self.not_a_timestamp(number.offset, format, error))
    }

    fn timestamp_text(&mut self, format: TimestampFormat) -> Result<Timestamp, ReadError> {
        let offset = self.value_offset();
        let text = self.text(format.description())?;
        format
            .parse(&text)
            .map_err(|error| self.not_a_timestamp(offset, format, error))
    }

    #[cold]
    fn not_a_timestamp(
        &self,
        offset: usize,
        format: TimestampFormat,
        error: TimestampError,
    ) -> ReadError {
        let kind = match error {
            TimestampError::OutOfRange => ReadErrorKind::OutOfRange {
                expected: "a timestamp",
            },
            _ => ReadErrorKind::Malformed {
                expected: format.description(),
            },
        };
        self.fail(offset, kind)
    }

    /// Reads a value of any shape.
    ///
    /// # Errors
    ///
    /// Fails for invalid JSON, and for too many nested levels.
    pub fn document(&mut self) -> Result<Document, ReadError> {
        match self.peek() {
            Some(b'{') => self.document_object(),
            Some(b'[') => self.document_list(),
            Some(b'"') => self.string().map(Document::String),
            Some(b't' | b'f') => self.boolean().map(Document::Bool),
            Some(b'n') => self.null().map(|_| Document::Null),
            _ => self.document_number("a value").map(Document::Number),
        }
    }

    fn document_object(&mut self) -> Result<Document, ReadError> {
        let mut members = std::collections::BTreeMap::new();
        self.object(&mut |name, reader| {
            members.insert(name.to_owned(), reader.document()?);
            Ok(())
        })?;
        Ok(Document::Object(members))
    }

    fn document_list(&mut self) -> Result<Document, ReadError> {
        let mut items = Vec::new();
        self.items(&mut |reader| {
            items.push(reader.document()?);
            Ok(())
        })?;
        Ok(Document::List(items))
    }
}
