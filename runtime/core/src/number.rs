//! Integers and decimals of any size, kept as their text. For arithmetic, convert them to the types of
//! a library.

use std::fmt;
use std::str::FromStr;

/// The string is not such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberError;

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number as JSON writes it")
    }
}

impl std::error::Error for NumberError {}

/// An integer of any size. Two are equal if they are written alike; `-0` is written `0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

/// A decimal number of any size and precision, as JSON writes it: `-12.50`, `1e400`. Two are equal if
/// they are written alike, so `1.0` and `1.00` are not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigDecimal(String);

impl FromStr for BigInteger {
    type Err = NumberError;

    /// Takes digits, with a minus before them if need be, and no needless zeros.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        match text {
            "-0" => Ok(Self::default()),
            text if integer_length(text) == Some(text.len()) => Ok(Self(text.to_owned())),
            _ => Err(NumberError),
        }
    }
}

impl FromStr for BigDecimal {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let rest = integer_length(text).and_then(|length| text.get(length..));
        let rest = rest.ok_or(NumberError)?;
        let rest = match rest.strip_prefix('.') {
            Some(rest) => digits(rest).ok_or(NumberError)?,
            None => rest,
        };
        let rest = match rest.strip_prefix(['e', 'E']) {
            Some(rest) => digits(rest.strip_prefix(['+', '-']).unwrap_or(rest)),
            None => Some(rest),
        };
        match rest {
            Some("") => Ok(Self(text.to_owned())),
            _ => Err(NumberError),
        }
    }
}

/// How long the integer is that `text` begins with.
fn integer_length(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let rest = match unsigned.strip_prefix('0') {
        Some(rest) => rest,
        None => digits(unsigned)?,
    };
    Some(text.len() - rest.len())
}

/// What follows the digits that `text` begins with, one at least.
fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

macro_rules! text_of_a_number {
    ($($number:ident),*) => {$(
        impl $number {
            /// The number as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $number {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Default for $number {
            fn default() -> Self {
                Self("0".to_owned())
            }
        }

        impl fmt::Display for $number {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<i64> for $number {
            fn from(value: i64) -> Self {
                Self(value.to_string())
            }
        }

        impl From<u64> for $number {
            fn from(value: u64) -> Self {
                Self(value.to_string())
            }
        }
    )*};
}

text_of_a_number!(BigInteger, BigDecimal);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_json_calls_a_number() {
        let cases = [
            ("0", true, true),
            ("-12", true, true),
            ("123456789012345678901234567890", true, true),
            ("1.50", false, true),
            ("-0.0e-10", false, true),
            ("1E+400", false, true),
            ("", false, false),
            ("-", false, false),
            ("+1", false, false),
            ("01", false, false),
            (".5", false, false),
            ("5.", false, false),
            ("1e", false, false),
            ("1e5x", false, false),
            ("NaN", false, false),
            ("1 ", false, false),
            ("\u{661}", false, false),
        ];
        for (text, integer, decimal) in cases {
            assert_eq!(text.parse::<BigInteger>().is_ok(), integer, "{text}");
            assert_eq!(text.parse::<BigDecimal>().is_ok(), decimal, "{text}");
        }
        assert_eq!("-0".parse(), Ok(BigInteger::default()));
        assert_eq!(BigInteger::from(-7_i64).to_string(), "-7");
        assert_eq!(BigDecimal::from(u64::MAX).as_str(), "18446744073709551615");
    }
}
