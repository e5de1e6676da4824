//! The numbers of documents: integers of up to 128 bits, and finite floating point.

use std::fmt;

/// A number of a document. Never NaN and never infinite.
///
/// Two numbers are equal if their values are: `1` and `1.0` are, and `9007199254740993` is not equal
/// to the nearest `f64`.
#[derive(Clone, Copy)]
pub struct Number(Value);

#[derive(Clone, Copy)]
enum Value {
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// In neither range.
    Large(i128),
    /// Finite.
    Float(f64),
}

/// 2^127, the first floating point number that is too large for every integer type here.
const INTEGER_LIMIT: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;

impl Number {
    /// A floating point number. `None` for NaN and the infinities, which JSON cannot say.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(Value::Float(value)))
    }

    /// The value, if it is an integer in the range of the type.
    pub fn as_i64(self) -> Option<i64> {
        i64::try_from(self.integer()?).ok()
    }

    /// The value, if it is an integer in the range of the type.
    pub fn as_u64(self) -> Option<u64> {
        u64::try_from(self.integer()?).ok()
    }

    /// The value, or the nearest that the type has.
    pub fn as_f64(self) -> f64 {
        match self.0 {
            Value::Unsigned(value) => value as f64,
            Value::Negative(value) => value as f64,
            Value::Large(value) => value as f64,
            Value::Float(value) => value,
        }
    }

    /// Whether it was written with a fraction or an exponent, even where the value is an integer.
    pub(crate) fn is_float(self) -> bool {
        matches!(self.0, Value::Float(_))
    }

    /// The exact value, if it is an integer that 128 bits can hold.
    fn integer(self) -> Option<i128> {
        match self.0 {
            Value::Unsigned(value) => Some(value.into()),
            Value::Negative(value) => Some(value.into()),
            Value::Large(value) => Some(value),
            Value::Float(value) => {
                (value.fract() == 0.0 && value.abs() < INTEGER_LIMIT).then_some(value as i128)
            }
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Value::Float(left), Value::Float(right)) => left == right,
            // At least one is an integer, so two numbers that are none differ.
            _ => self
                .integer()
                .is_some_and(|value| other.integer() == Some(value)),
        }
    }
}

impl Eq for Number {}

/// The number as JSON has it.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Unsigned(value) => value.fmt(f),
            Value::Negative(value) => value.fmt(f),
            Value::Large(value) => value.fmt(f),
            // `Display` writes 1e300 with all its zeros.
            Value::Float(value) => fmt::Debug::fmt(&value, f),
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

impl From<i128> for Number {
    fn from(value: i128) -> Self {
        match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => value.into(),
            (_, Ok(value)) => value.into(),
            _ => Self(Value::Large(value)),
        }
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
