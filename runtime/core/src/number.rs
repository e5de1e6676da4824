//! Integers and decimals of any size, stored as strings. For arithmetic, convert them to types of a
//! library.

mod decimal;

use std::fmt;
use std::str::FromStr;

pub(crate) use decimal::{DIGITS_OF_64_BITS, Decimal, NotAnInteger};

/// The number of digits up to which an exponent is expanded. No service sends longer integers, and
/// a few bytes must not become gigabytes.
const MAX_STRETCHED: usize = 4_096;

/// Why a string is not a number of this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberError(Fault);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Grammar,
    Fraction,
    TooLong,
}

impl NumberError {
    /// Whether it is an integer with too many digits.
    pub(crate) fn is_too_long(self) -> bool {
        self.0 == Fault::TooLong
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Fault::Grammar => f.write_str("not a JSON number"),
            Fault::Fraction => f.write_str("a number with a fraction, not an integer"),
            Fault::TooLong => write!(f, "an exponent beyond {MAX_STRETCHED} digits"),
        }
    }
}

impl std::error::Error for NumberError {}

/// An integer of any size, stored as its digits: `-0` becomes `0`, and `1e3` becomes `1000`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

/// A decimal number of any size and precision, stored as in JSON: `-12.50`, `1e400`. Two numbers
/// are equal if their texts are, so `1.0` does not equal `1.00`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigDecimal(String);

impl FromStr for BigInteger {
    type Err = NumberError;

    /// Parses digits without superfluous zeros, after an optional minus, and every other text of an
    /// integer, such as `12.0` and `1e30`: up to 4,096 digits if it has an exponent.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        if text != "-0" && integer_length(text) == Some(text.len()) {
            return Ok(Self(text.to_owned()));
        }
        check_grammar(text)?;
        // Digits of the text itself are not an expansion.
        let integer = Decimal::of(text).integer(MAX_STRETCHED.max(text.len()));
        integer.map(Self).map_err(|error| match error {
            NotAnInteger::Fraction => NumberError(Fault::Fraction),
            NotAnInteger::TooLong => NumberError(Fault::TooLong),
        })
    }
}

impl FromStr for BigDecimal {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        check_grammar(text)?;
        Ok(Self(text.to_owned()))
    }
}

/// Checks that the text is a JSON number.
pub(crate) fn check_grammar(text: &str) -> Result<(), NumberError> {
    match after_number(text) {
        Some("") => Ok(()),
        _ => Err(NumberError(Fault::Grammar)),
    }
}

/// The text after the number at the start of `text`.
fn after_number(text: &str) -> Option<&str> {
    let rest = text.get(integer_length(text)?..)?;
    let rest = match rest.strip_prefix('.') {
        Some(rest) => digits(rest)?,
        None => rest,
    };
    match rest.strip_prefix(['e', 'E']) {
        Some(rest) => digits(rest.strip_prefix(['+', '-']).unwrap_or(rest)),
        None => Some(rest),
    }
}

/// The length of the integer at the start of `text`.
fn integer_length(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let rest = match unsigned.strip_prefix('0') {
        Some(rest) => rest,
        None => digits(unsigned)?,
    };
    Some(text.len() - rest.len())
}

/// The text after the digits at the start of `text`, at least one.
fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

macro_rules! text_of_a_number {
    ($($number:ident),*) => {$(
        impl $number {
            /// The text of the number.
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

        // The type of an integer literal.
        impl From<i32> for $number {
            fn from(value: i32) -> Self {
                Self(value.to_string())
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
            ("-0.0e-10", true, true),
            ("1E+400", true, true),
            ("1e5000", false, true),
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
    }

    #[test]
    fn an_integer_may_have_a_point_or_an_exponent() {
        for (text, integer) in [
            ("12.0", "12"),
            ("-12.000", "-12"),
            ("1e3", "1000"),
            ("1E+3", "1000"),
            ("-1.25e2", "-125"),
            ("1200e-2", "12"),
            ("0.00012e5", "12"),
            ("-0.0", "0"),
            ("0e99999999999999999999", "0"),
            (
                "123456789012345678901234567890.00",
                "123456789012345678901234567890",
            ),
        ] {
            let integer: Result<BigInteger, _> = integer.parse();
            assert_eq!(text.parse(), integer, "{text}");
        }
        let zeros = |count| format!("1{}", "0".repeat(count));
        assert_eq!("1e30".parse(), zeros(30).parse::<BigInteger>());
        assert_eq!("1e4095".parse(), zeros(4095).parse::<BigInteger>());
        // An integer without an exponent may be longer.
        let long = zeros(5000);
        assert_eq!(format!("{long}.0").parse(), long.parse::<BigInteger>());
        assert_eq!(format!("{long}0e-1").parse(), long.parse::<BigInteger>());
        for (text, reason) in [
            ("1.5", "a number with a fraction, not an integer"),
            ("15e-1", "a number with a fraction, not an integer"),
            (
                "1e-99999999999999999999",
                "a number with a fraction, not an integer",
            ),
            ("1e4096", "an exponent beyond 4096 digits"),
            ("12e4095", "an exponent beyond 4096 digits"),
            ("1e1000000000", "an exponent beyond 4096 digits"),
            ("1e99999999999999999999", "an exponent beyond 4096 digits"),
            ("1e", "not a JSON number"),
        ] {
            let error = text.parse::<BigInteger>().expect_err(text);
            assert_eq!(error.to_string(), reason, "{text}");
        }
    }

    #[test]
    fn becomes_a_text_of_small_integers() {
        assert_eq!(BigInteger::from(-7_i64).to_string(), "-7");
        assert_eq!(BigDecimal::from(u64::MAX).as_str(), "18446744073709551615");
    }
}
