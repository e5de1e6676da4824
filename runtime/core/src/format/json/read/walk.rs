//! The steps of reading: to the next value, and to errors.

use std::borrow::Cow;

use super::Reader;
use super::correction::Lacking;
use crate::format::json::escape::{plain_length, unescape};
use crate::format::json::path::pointer;
use crate::format::json::{MAX_DEPTH, ReadError, ReadErrorKind};

impl<'a> Reader<'a> {
    /// Skips white space and returns the next byte.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.position) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.position += 1,
                other => return other.copied(),
            }
        }
    }

    /// Skips white space and returns the offset of the next value.
    pub(super) fn value_offset(&mut self) -> usize {
        self.peek();
        self.position
    }

    /// Advances if the next byte is `wanted`. Does not skip white space.
    #[inline]
    pub(super) fn take_if(&mut self, wanted: fn(u8) -> bool) -> bool {
        let taken = self
            .text
            .as_bytes()
            .get(self.position)
            .is_some_and(|byte| wanted(*byte));
        self.position += usize::from(taken);
        taken
    }

    /// The text from `offset` to the position. Both must be beside ASCII characters.
    pub(super) fn since(&self, offset: usize) -> &'a str {
        self.text.get(offset..self.position).unwrap_or_default()
    }

    /// Reads an object. Calls `member` with each name. `member` must read or skip the value.
    ///
    /// # Errors
    ///
    /// Fails if the value is not an object, or if `member` fails.
    pub fn object(
        &mut self,
        // A trait object, so that this loop is compiled once and not for each structure.
        member: &mut dyn FnMut(&str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        self.open(b'{', "an object")?;
        if self.peek() == Some(b'}') {
            self.close();
            return Ok(());
        }
        let mut lacking = Lacking::default();
        loop {
            let name = self.text("a member name")?;
            if self.peek() != Some(b':') {
                return Err(self.unexpected("`:`"));
            }
            self.position += 1;
            self.value_of(name, &mut lacking, member)?;
            match self.peek() {
                Some(b',') => self.position += 1,
                Some(b'}') => break,
                _ => return Err(self.unexpected("`,` or `}`")),
            }
        }
        self.close();
        Ok(())
    }

    /// Reads a list. `item` must read or skip each item.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a list, or if `item` fails.
    pub fn items(
        &mut self,
        item: &mut dyn FnMut(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        self.open(b'[', "a list")?;
        if self.peek() == Some(b']') {
            self.close();
            return Ok(());
        }
        loop {
            item(self)?;
            match self.peek() {
                Some(b',') => self.position += 1,
                Some(b']') => break,
                _ => return Err(self.unexpected("`,` or `]`")),
            }
        }
        self.close();
        Ok(())
    }

    #[inline]
    fn open(&mut self, bracket: u8, expected: &'static str) -> Result<(), ReadError> {
        if self.peek() != Some(bracket) {
            return Err(self.unexpected(expected));
        }
        if self.depth == MAX_DEPTH {
            return Err(self.fail(self.position, ReadErrorKind::TooDeep));
        }
        self.position += 1;
        self.depth += 1;
        Ok(())
    }

    #[inline]
    fn close(&mut self) {
        self.position += 1;
        self.depth -= 1;
    }

    /// Reads a string. It is borrowed if it has no escapes, as nearly all.
    pub(super) fn text(&mut self, expected: &'static str) -> Result<Cow<'a, str>, ReadError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(expected));
        }
        self.position += 1;
        let start = self.position;
        self.pass_plain();
        if self.text.as_bytes().get(self.position) == Some(&b'"') {
            let text = self.since(start);
            self.position += 1;
            return Ok(Cow::Borrowed(text));
        }
        self.text_with_escapes(start)
    }

    #[inline]
    fn pass_plain(&mut self) {
        let rest = self.text.as_bytes().get(self.position..);
        self.position += rest.map_or(0, plain_length);
    }

    #[cold]
    fn text_with_escapes(&mut self, start: usize) -> Result<Cow<'a, str>, ReadError> {
        loop {
            match self.text.as_bytes().get(self.position) {
                Some(b'"') => break,
                // The next byte may be a quote.
                Some(b'\\') => self.position += 2,
                Some(_) => {
                    let expected = "a string with escaped control characters";
                    return Err(self.fail(self.position, ReadErrorKind::Malformed { expected }));
                }
                None => return Err(self.fail_at_end()),
            }
            self.pass_plain();
        }
        let text = unescape(self.since(start)).map_err(|at| {
            self.fail(
                start + at,
                ReadErrorKind::Malformed {
                    expected: "a valid escape",
                },
            )
        })?;
        self.position += 1;
        Ok(Cow::Owned(text))
    }

    /// Reads `null` if it is next.
    ///
    /// # Errors
    ///
    /// Fails for a word that begins like `null`.
    #[inline]
    pub fn null(&mut self) -> Result<bool, ReadError> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.word("null", "null").map(|()| true)
    }

    pub(super) fn word(
        &mut self,
        word: &'static str,
        expected: &'static str,
    ) -> Result<(), ReadError> {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if rest.starts_with(word) {
            self.position += word.len();
            Ok(())
        } else if word.starts_with(rest) {
            Err(self.fail_at_end())
        } else {
            let found = NOT_JSON;
            Err(self.fail(self.position, ReadErrorKind::Unexpected { expected, found }))
        }
    }

    /// Skips a value of any shape.
    ///
    /// # Errors
    ///
    /// Fails for invalid JSON, and for too many nested levels.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            Some(b'{') => self.object(&mut |_, reader| reader.skip()),
            Some(b'[') => self.items(&mut |reader| reader.skip()),
            Some(b'"') => self.text("a string").map(drop),
            Some(b't' | b'f') => self.boolean().map(drop),
            Some(b'n') => self.null().map(drop),
            _ => self.number_text("a value").map(drop),
        }
    }

    /// The error of an unexpected value.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &'static str) -> ReadError {
        let found = match self.peek() {
            None => return self.fail_at_end(),
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(b'}') => "`}`",
            Some(b']') => "`]`",
            Some(b',') => "`,`",
            Some(b':') => "`:`",
            Some(_) => NOT_JSON,
        };
        self.fail(self.position, ReadErrorKind::Unexpected { expected, found })
    }

    #[cold]
    fn fail_at_end(&self) -> ReadError {
        let kind = if self.cut {
            ReadErrorKind::InvalidUtf8
        } else {
            ReadErrorKind::UnexpectedEnd
        };
        self.fail(self.text.len(), kind)
    }

    /// An error at `offset`.
    #[cold]
    pub(super) fn fail(&self, offset: usize, kind: ReadErrorKind) -> ReadError {
        ReadError::new(pointer(self.text, offset, self.redacted_from), offset, kind)
    }
}

const NOT_JSON: &str = "invalid JSON";
