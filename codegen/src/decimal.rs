//! Numbers of a model, with all digits: no machine type rounds them before they are compared or
//! emitted. Must not know how a number is used.

use crate::json::number_text;
use serde_json::Value;
use std::cmp::Ordering;
use std::fmt;

/// The greatest number of digits to which an exponent expands an integer.
const MOST_DIGITS: i128 = 4_096;

/// The longest number in documentation, in bytes.
const LONGEST_SHOWN: usize = 60;

/// A JSON number. Two are equal if their texts are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// The number, if the JSON value is one.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        number_text(value).map(|text| Self(text.into_owned()))
    }

    /// The text of the number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest `f64`; infinite if the number is too large.
    pub(crate) fn to_f64(&self) -> f64 {
        // Every JSON number is valid in Rust.
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number for people: rounded if it is very long.
    pub(crate) fn shown(&self) -> String {
        match self.0.len() > LONGEST_SHOWN {
            true => format!("about {:?}", self.to_f64()),
            false => self.0.clone(),
        }
    }

    /// Whether the value is zero, in any notation.
    pub(crate) fn is_zero(&self) -> bool {
        self.parts().digits.is_empty()
    }

    /// Compares the values.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let (left, right) = (self.parts(), other.parts());
        let sign = |parts: &Parts| match (parts.digits.is_empty(), parts.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let by_size = || {
            left.point
                .cmp(&right.point)
                .then(left.digits.cmp(&right.digits))
        };
        sign(&left)
            .cmp(&sign(&right))
            .then_with(|| match sign(&left) {
                0 => Ordering::Equal,
                1 => by_size(),
                _ => by_size().reverse(),
            })
    }

    /// The greatest integer that is not above the value; the least or greatest `i128` if that is
    /// out of range.
    pub(crate) fn floor(&self) -> i128 {
        let (whole, is_whole) = self.truncated();
        let below = !is_whole && self.parts().negative;
        whole.saturating_sub(i128::from(below))
    }

    /// The least integer that is not below the value, with the range of [`floor`](Self::floor).
    pub(crate) fn ceil(&self) -> i128 {
        let (whole, is_whole) = self.truncated();
        let above = !is_whole && !self.parts().negative;
        whole.saturating_add(i128::from(above))
    }

    /// The value without its fraction, and whether it has no fraction.
    fn truncated(&self) -> (i128, bool) {
        let parts = self.parts();
        let is_whole = parts.is_whole();
        let beyond = if parts.negative { i128::MIN } else { i128::MAX };
        // The greatest `i128` has 39 digits.
        if parts.point > 39 {
            return (beyond, is_whole);
        }
        let sign = if parts.negative { "-" } else { "" };
        let text = format!("{sign}0{}", parts.whole_digits());
        (text.parse().unwrap_or(beyond), is_whole)
    }

    /// The digits of an integer, in any notation; `None` if the value is not an integer, or has
    /// more digits than any model.
    pub(crate) fn integer(&self) -> Option<String> {
        let parts = self.parts();
        let is_written_out = parts.point <= MOST_DIGITS.max(self.0.len() as i128);
        let is_zero = parts.digits.is_empty();
        if !is_zero && (!parts.is_whole() || !is_written_out) {
            return None;
        }
        let digits = parts.whole_digits();
        Some(match (digits.as_str(), parts.negative) {
            ("", _) => "0".to_owned(),
            (digits, true) => format!("-{digits}"),
            (digits, false) => digits.to_owned(),
        })
    }

    fn parts(&self) -> Parts {
        let unsigned = self.0.strip_prefix('-');
        let text = unsigned.unwrap_or(&self.0);
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        let leading = digits.len() - significant.len();
        // An exponent with so many digits is beyond all bounds.
        let beyond = if exponent.starts_with('-') {
            i128::MIN
        } else {
            i128::MAX
        };
        let exponent: i128 = exponent.parse().unwrap_or(beyond);
        let point = whole.len() as i128 - leading as i128;
        Parts {
            negative: unsigned.is_some(),
            digits: significant.trim_end_matches('0').to_owned(),
            point: exponent.saturating_add(point),
        }
    }
}

#[cfg(test)]
impl From<&str> for Decimal {
    /// A number in a test.
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// `0.digits` times ten to the power of `point`. The first and the last digit are not 0; zero has
/// no digits.
struct Parts {
    negative: bool,
    digits: String,
    point: i128,
}

impl Parts {
    fn is_whole(&self) -> bool {
        self.digits.is_empty() || self.digits.len() as i128 <= self.point
    }

    /// The digits before the point.
    fn whole_digits(&self) -> String {
        let count = match self.digits.is_empty() {
            true => 0,
            false => usize::try_from(self.point).unwrap_or_default(),
        };
        let written = self.digits.get(..count).unwrap_or(&self.digits);
        let zeros = "0".repeat(count - written.len());
        format!("{written}{zeros}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from(text)
    }

    #[test]
    fn compares_to_the_digit() {
        let ascending = [
            "-1e400",
            "-123456789012345678901",
            "-12345678901234567890.5",
            "-1",
            "-0.5",
            "-1e-400",
            "0",
            "1e-400",
            "0.1",
            "0.10000000000000000000000001",
            "1",
            "9",
            "10",
            "10.01",
            "12345678901234567890.125",
            "12345678901234567890.1250000001",
            "1e20",
            "100000000000000000001",
            "1E+400",
        ];
        for (left, a) in ascending.iter().enumerate() {
            for (right, b) in ascending.iter().enumerate() {
                assert_eq!(decimal(a).compare(&decimal(b)), left.cmp(&right), "{a} {b}");
            }
        }
        for (a, b) in [
            ("0", "-0.0e5"),
            ("1.50", "15e-1"),
            ("1e3", "1000.0"),
            ("0.001", "1E-3"),
        ] {
            assert_eq!(decimal(a).compare(&decimal(b)), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn shows_no_more_digits_than_people_read() {
        assert_eq!(
            decimal("12345678901234567890.125").shown(),
            "12345678901234567890.125"
        );
        assert_eq!(
            decimal(&format!("0.{}", "1".repeat(100))).shown(),
            "about 0.1111111111111111"
        );
    }

    #[test]
    fn rounds_to_integers() {
        let most = i128::MAX;
        for (text, floor, ceil) in [
            ("0", 0, 0),
            ("0.5", 0, 1),
            ("-0.5", -1, 0),
            ("-2.0", -2, -2),
            (
                "9007199254740993",
                9_007_199_254_740_993,
                9_007_199_254_740_993,
            ),
            (
                "9007199254740992.5",
                9_007_199_254_740_992,
                9_007_199_254_740_993,
            ),
            ("1e3", 1_000, 1_000),
            ("15e-1", 1, 2),
            ("1e-999999999999999999999999999999999999999999", 0, 1),
            ("1e400", most, most),
            ("-1e38", -10_i128.pow(38), -10_i128.pow(38)),
            ("999999999999999999999999999999999999999", most, most),
        ] {
            assert_eq!(
                (decimal(text).floor(), decimal(text).ceil()),
                (floor, ceil),
                "{text}"
            );
        }
    }

    #[test]
    fn writes_integers_without_exponents() {
        let long = "1".repeat(5_000);
        for (text, integer) in [
            ("36893488147419103233", Some("36893488147419103233")),
            ("12.0", Some("12")),
            ("-1.5e2", Some("-150")),
            ("1e30", Some("1000000000000000000000000000000")),
            ("-0", Some("0")),
            ("0e99999999999", Some("0")),
            ("0.5", None),
            ("1e4096", None),
            ("1e999999999999999999999999999999999999999999", None),
            (&long, Some(&long)),
        ] {
            assert_eq!(decimal(text).integer().as_deref(), integer, "{text}");
        }
    }
}
