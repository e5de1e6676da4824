//! Reads values that may be a number or a string. Must not know their meaning.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{self, MapAccess, Visitor};

use crate::number::{Decimal, check_grammar};

/// The name of the one member of the map that `serde_json` gives for a number, if a crate of the
/// build enables its feature `arbitrary_precision`. Its value is the text of the number.
pub(super) const NUMBER_OF_ANY_PRECISION: &str = "$serde_json::private::Number";

/// The digits of the largest 128-bit integers.
const DIGITS_OF_128_BITS: usize = 39;

/// Beyond this number an `f64` cannot represent all integers.
const EXACT_INTEGERS: f64 = 9_007_199_254_740_992.0;

/// A number or a string.
pub(super) enum Scalar {
    Integer(i128),
    Float(f64),
    /// A number as its text.
    Digits(String),
    Text(String),
}

impl Scalar {
    /// Reads a number or a string; `expected` describes the type in errors.
    pub(super) fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        expected: &'static str,
    ) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor { expected })
    }

    /// The error for a value that is not `expected`. Does not contain the value.
    pub(super) fn refused<E: de::Error>(expected: &'static str) -> E {
        E::custom(format_args!("expected {expected}"))
    }

    /// The integer, if it is a number without fraction: `3`, but also `3.0`, because some languages
    /// write every number so.
    pub(super) fn whole(&self) -> Option<i128> {
        let of_float = |value: f64| {
            (value.fract() == 0.0 && value.abs() <= EXACT_INTEGERS).then_some(value as i128)
        };
        match self {
            Self::Integer(value) => Some(*value),
            Self::Float(value) => of_float(*value),
            Self::Digits(text) => {
                check_grammar(text).ok()?;
                let integer = Decimal::of(text).integer(DIGITS_OF_128_BITS).ok()?;
                integer.parse().ok()
            }
            Self::Text(_) => None,
        }
    }

    /// The number, or the one with this name (`NaN`, `Infinity`, `-Infinity`).
    pub(super) fn float(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
            Self::Digits(text) => text.parse().ok().filter(|value: &f64| value.is_finite()),
            Self::Text(text) => match text.as_str() {
                "NaN" => Some(f64::NAN),
                "Infinity" => Some(f64::INFINITY),
                "-Infinity" => Some(f64::NEG_INFINITY),
                _ => None,
            },
        }
    }

    /// The string, or the shortest text of the number.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Integer(value) => value.to_string(),
            // `Display` writes 1e300 with all its zeros.
            Self::Float(value) => format!("{value:?}"),
            Self::Digits(text) | Self::Text(text) => text,
        }
    }
}

struct ScalarVisitor {
    expected: &'static str,
}

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar::Integer(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar::Integer(value.into()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Scalar, E> {
        Ok(Scalar::Integer(value))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Scalar, E> {
        let integer = value.try_into().map(Scalar::Integer);
        Ok(integer.unwrap_or_else(|_| Scalar::Digits(value.to_string())))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == NUMBER_OF_ANY_PRECISION => map.next_value().map(Scalar::Digits),
            _ => Err(de::Error::invalid_type(de::Unexpected::Map, &self)),
        }
    }
}
