//! Reads numbers: their grammar, and the types that can represent them.

use std::str::FromStr;

use super::Reader;
use crate::document::Number;
use crate::format::json::{ReadError, ReadErrorKind};
use crate::number::{
    BigDecimal, BigInteger, DIGITS_OF_64_BITS, Decimal, NotAnInteger, NumberError,
};

/// The text of a number.
pub(super) struct NumberText<'a> {
    pub(super) text: &'a str,
    pub(super) offset: usize,
    /// Has neither a decimal point nor an exponent.
    plain: bool,
}

impl NumberText<'_> {
    /// The value, if it is an integer in range: `3`, but also `3.0` and `3e0`, because some
    /// languages write every number so.
    fn integer(&self) -> Option<Result<i64, ()>> {
        if self.plain {
            return Some(self.text.parse().map_err(|_| ()));
        }
        match Decimal::of(self.text).integer(DIGITS_OF_64_BITS) {
            Ok(integer) => Some(integer.parse().map_err(|_| ())),
            Err(NotAnInteger::TooLong) => Some(Err(())),
            Err(NotAnInteger::Fraction) => None,
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads a number of JSON's grammar.
    pub(super) fn number_text(
        &mut self,
        expected: &'static str,
    ) -> Result<NumberText<'a>, ReadError> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.unexpected(expected));
        }
        let offset = self.position;
        self.take_if(|byte| byte == b'-');
        if !self.take_if(|byte| byte == b'0') {
            self.digits()?;
        }
        let integer_end = self.position;
        if self.take_if(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.take_if(|byte| matches!(byte, b'e' | b'E')) {
            self.take_if(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        let plain = self.position == integer_end;
        Ok(NumberText {
            text: self.since(offset),
            offset,
            plain,
        })
    }

    fn digits(&mut self) -> Result<(), ReadError> {
        if !self.take_if(|byte| byte.is_ascii_digit()) {
            return Err(self.unexpected("a digit"));
        }
        while self.take_if(|byte| byte.is_ascii_digit()) {}
        Ok(())
    }

    fn whole<T: TryFrom<i64>>(&mut self, expected: &'static str) -> Result<T, ReadError> {
        let number = self.number_text(expected)?;
        let kind = match number.integer() {
            Some(Ok(value)) => match T::try_from(value) {
                Ok(value) => return Ok(value),
                Err(_) => ReadErrorKind::OutOfRange { expected },
            },
            Some(Err(())) => ReadErrorKind::OutOfRange { expected },
            None => ReadErrorKind::Malformed { expected },
        };
        Err(self.fail(number.offset, kind))
    }

    /// Reads an integer of 8 bits.
    ///
    /// # Errors
    ///
    /// Fails for any value but an integer in the range of the type. `3.0` and `3e0` are integers.
    pub fn byte(&mut self) -> Result<i8, ReadError> {
        self.whole("an 8-bit integer")
    }

    /// Reads an integer of 16 bits.
    ///
    /// # Errors
    ///
    /// Same as [`byte`](Self::byte).
    pub fn short(&mut self) -> Result<i16, ReadError> {
        self.whole("a 16-bit integer")
    }

    /// Reads an integer of 32 bits.
    ///
    /// # Errors
    ///
    /// Same as [`byte`](Self::byte).
    pub fn integer(&mut self) -> Result<i32, ReadError> {
        self.whole("a 32-bit integer")
    }

    /// Reads an integer of 64 bits.
    ///
    /// # Errors
    ///
    /// Same as [`byte`](Self::byte).
    pub fn long(&mut self) -> Result<i64, ReadError> {
        self.whole("a 64-bit integer")
    }

    /// Reads an integer enum (`intEnum`), listed or not.
    ///
    /// # Errors
    ///
    /// Same as [`integer`](Self::integer).
    pub fn int_enum<T: From<i32>>(&mut self) -> Result<T, ReadError> {
        self.integer().map(T::from)
    }

    /// Reads an integer of any size.
    ///
    /// # Errors
    ///
    /// Fails for any value but an integer, and for an exponent that expands it to more than 4,096
    /// digits. `3.0` and `3e0` are integers.
    pub fn big_integer(&mut self) -> Result<BigInteger, ReadError> {
        self.big("an integer")
    }

    /// Reads a decimal number of any size.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a number.
    pub fn big_decimal(&mut self) -> Result<BigDecimal, ReadError> {
        self.big("a number")
    }

    fn big<T: FromStr<Err = NumberError>>(
        &mut self,
        expected: &'static str,
    ) -> Result<T, ReadError> {
        let number = self.number_text(expected)?;
        number.text.parse().map_err(|error: NumberError| {
            let kind = match error.is_too_long() {
                true => ReadErrorKind::OutOfRange {
                    expected: "an integer with an exponent: it has more than 4,096 digits",
                },
                false => ReadErrorKind::Malformed { expected },
            };
            self.fail(number.offset, kind)
        })
    }

    /// Reads a floating point number of 32 bits, or one of the strings `NaN`, `Infinity` and
    /// `-Infinity`.
    ///
    /// # Errors
    ///
    /// Fails for any other value, and for a number that is too large for the type.
    pub fn float(&mut self) -> Result<f32, ReadError> {
        const EXPECTED: &str = "a 32-bit floating point number";
        if let Some(named) = self.named_float(EXPECTED)? {
            return Ok(named as f32);
        }
        let number = self.number_text(EXPECTED)?;
        // Not through `f64`, which would round twice.
        match number.text.parse::<f32>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.fail(
                number.offset,
                ReadErrorKind::OutOfRange { expected: EXPECTED },
            )),
        }
    }

    /// Reads a floating point number of 64 bits, or one of the strings `NaN`, `Infinity` and
    /// `-Infinity`.
    ///
    /// # Errors
    ///
    /// Fails for any other value, and for a number that is too large for the type.
    pub fn double(&mut self) -> Result<f64, ReadError> {
        const EXPECTED: &str = "a 64-bit floating point number";
        if let Some(named) = self.named_float(EXPECTED)? {
            return Ok(named);
        }
        let number = self.number_text(EXPECTED)?;
        match number.text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.fail(
                number.offset,
                ReadErrorKind::OutOfRange { expected: EXPECTED },
            )),
        }
    }

    /// The values that Smithy writes as strings, because JSON has no numbers for them.
    fn named_float(&mut self, expected: &'static str) -> Result<Option<f64>, ReadError> {
        if self.peek() != Some(b'"') {
            return Ok(None);
        }
        let offset = self.position;
        match &*self.text(expected)? {
            "NaN" => Ok(Some(f64::NAN)),
            "Infinity" => Ok(Some(f64::INFINITY)),
            "-Infinity" => Ok(Some(f64::NEG_INFINITY)),
            _ => Err(self.fail(offset, ReadErrorKind::Malformed { expected })),
        }
    }

    /// Reads a number of any size and precision.
    pub(super) fn document_number(&mut self, expected: &'static str) -> Result<Number, ReadError> {
        self.number_text(expected)
            .map(|number| Number::of_json(number.text))
    }
}
