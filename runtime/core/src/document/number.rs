//! The numbers of documents: integers of 64 bits with and without sign, finite floating point
//! numbers, and the text of all other JSON numbers.

use std::fmt;
use std::str::FromStr;

use crate::number::{DIGITS_OF_64_BITS, Decimal, NumberError, check_grammar};

/// A number of a document, of any size and precision. Never NaN and never infinite.
///
/// Two numbers are equal if their values are: `1` equals `1.0`, and `9007199254740993` does not
/// equal the nearest `f64`.
#[derive(Clone)]
pub struct Number(Value);

#[derive(Clone)]
enum Value {
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// Finite.
    Float(f64),
    /// The text of a number that none of the others represents exactly, such as `1e400`.
    Text(Box<str>),
}

/// 2^64, the first floating point number that is too large for every integer type here.
const INTEGER_LIMIT: f64 = 18_446_744_073_709_551_616.0;

impl Number {
    /// A floating point number. `None` for NaN and the infinities, which JSON does not have.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(Value::Float(value)))
    }

    /// The value, if it is an integer in the range of the type.
    pub fn as_i64(&self) -> Option<i64> {
        i64::try_from(self.integer()?).ok()
    }

    /// The value, if it is an integer in the range of the type.
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(self.integer()?).ok()
    }

    /// The value, or the nearest `f64`: infinity for a number that is too large, such as `1e400`.
    /// [`to_string`](ToString::to_string) returns all digits.
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Value::Unsigned(value) => *value as f64,
            Value::Negative(value) => *value as f64,
            Value::Float(value) => *value,
            Value::Text(text) => text
                .parse()
                .expect("JSON's grammar of numbers is part of that of `f64`"),
        }
    }

    /// Whether the text has a fraction or an exponent, even if the value is an integer.
    pub(crate) fn is_float(&self) -> bool {
        match &self.0 {
            Value::Unsigned(_) | Value::Negative(_) => false,
            Value::Float(_) => true,
            Value::Text(text) => text.contains(['.', 'e', 'E']),
        }
    }

    /// Parses a text that matches JSON's grammar of numbers.
    pub(crate) fn of_json(text: &str) -> Self {
        if let Ok(value) = text.parse::<u64>() {
            return value.into();
        }
        if let Ok(value) = text.parse::<i64>() {
            return value.into();
        }
        let value: Option<f64> = text.parse().ok().filter(|value: &f64| value.is_finite());
        let is_exact = |value: &f64| Decimal::of(&format!("{value:?}")) == Decimal::of(text);
        match value.filter(is_exact) {
            Some(value) => Self(Value::Float(value)),
            None => Self(Value::Text(text.into())),
        }
    }

    /// The exact value, if it is an integer of 64 bits.
    fn integer(&self) -> Option<i128> {
        match &self.0 {
            Value::Unsigned(value) => Some((*value).into()),
            Value::Negative(value) => Some((*value).into()),
            Value::Float(value) => {
                (value.fract() == 0.0 && value.abs() < INTEGER_LIMIT).then_some(*value as i128)
            }
            Value::Text(text) => {
                let integer = Decimal::of(text).integer(DIGITS_OF_64_BITS).ok()?;
                integer.parse().ok()
            }
        }
    }
}

/// Parses a JSON number.
impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        check_grammar(text)?;
        Ok(Self::of_json(text))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Value::Float(left), Value::Float(right)) => left == right,
            (Value::Text(_), _) | (_, Value::Text(_)) => {
                Decimal::of(&self.to_string()) == Decimal::of(&other.to_string())
            }
            // At least one is an integer, so two numbers that are not integers differ.
            _ => self
                .integer()
                .is_some_and(|value| other.integer() == Some(value)),
        }
    }
}

impl Eq for Number {}

/// The number in JSON.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Value::Unsigned(value) => value.fmt(f),
            Value::Negative(value) => value.fmt(f),
            // `Display` writes 1e300 with all its zeros.
            Value::Float(value) => fmt::Debug::fmt(value, f),
            Value::Text(text) => f.write_str(text),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(u64::try_from(value).map_or(Value::Negative(value), Value::Unsigned))
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(Value::Unsigned(value))
    }
}

macro_rules! from_smaller {
    ($($integer:ty => $wide:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                <$wide>::from(value).into()
            }
        }
    )*};
}

from_smaller!(i8 => i64, i16 => i64, i32 => i64, u8 => u64, u16 => u64, u32 => u64);
