//! The value of a number's text: its digits, and the position of the decimal point. Compares values
//! exactly for every size, without an allocation. Does not calculate, and writes no more digits
//! than the caller allows.

use std::cmp::Ordering;

/// The digits of the largest integers of 64 bits.
pub(crate) const DIGITS_OF_64_BITS: usize = 20;

/// The value of a JSON number: `0.digits` times ten to the power of `point`. The digits are those
/// of `whole` and then of `fraction`. The first digit is not 0; zero has only zeros.
///
/// An exponent outside of `i128` counts as the greatest or least `i128`.
pub(crate) struct Decimal<'a> {
    is_negative: bool,
    whole: &'a str,
    fraction: &'a str,
    point: i128,
}

/// Why a number cannot be written as an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAnInteger {
    /// It has a fraction.
    Fraction,
    /// It has more digits than the caller allows.
    TooLong,
}

impl<'a> Decimal<'a> {
    /// Parses a text that matches JSON's grammar of numbers.
    pub(crate) fn of(text: &'a str) -> Self {
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let unsigned = number.strip_prefix('-').unwrap_or(number);
        let beyond = match exponent.starts_with('-') {
            true => i128::MIN,
            false => i128::MAX,
        };
        let exponent: i128 = exponent.parse().unwrap_or(beyond);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let whole = whole.trim_start_matches('0');
        let (significant, leading) = match whole {
            "" => {
                let significant = fraction.trim_start_matches('0');
                (significant, fraction.len() - significant.len())
            }
            _ => (fraction, 0),
        };
        Self {
            is_negative: unsigned.len() < number.len(),
            whole,
            fraction: significant,
            point: exponent.saturating_add(whole.len() as i128 - leading as i128),
        }
    }

    /// Compares the values.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        self.sign().cmp(&other.sign()).then_with(|| {
            let by_size = || {
                self.point
                    .cmp(&other.point)
                    .then_with(|| self.compare_digits(other))
            };
            match self.sign() {
                0 => Ordering::Equal,
                1 => by_size(),
                _ => by_size().reverse(),
            }
        })
    }

    /// The number as an integer of at most `most` digits.
    pub(crate) fn integer(&self, most: usize) -> Result<String, NotAnInteger> {
        if self.sign() == 0 {
            return Ok("0".to_owned());
        }
        let trailing = self
            .digits()
            .rev()
            .take_while(|digit| *digit == '0')
            .count();
        let written = self.whole.len() + self.fraction.len() - trailing;
        if (written as i128) > self.point {
            return Err(NotAnInteger::Fraction);
        }
        let length = usize::try_from(self.point)
            .ok()
            .filter(|length| *length <= most);
        let length = length.ok_or(NotAnInteger::TooLong)?;
        let sign = if self.is_negative { "-" } else { "" };
        let digits: String = self.digits().take(written).collect();
        Ok(format!("{sign}{digits}{}", "0".repeat(length - written)))
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        match (self.digits().all(|digit| digit == '0'), self.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn digits(&self) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.whole.chars().chain(self.fraction.chars())
    }

    /// Compares the digits; both numbers have endless zeros after the last digit.
    fn compare_digits(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (self.digits(), other.digits());
        loop {
            let (left, right) = (left.next(), right.next());
            if left.is_none() && right.is_none() {
                return Ordering::Equal;
            }
            let order = left.unwrap_or('0').cmp(&right.unwrap_or('0'));
            if order.is_ne() {
                return order;
            }
        }
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.compare(other).is_eq()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_by_value_to_the_digit() {
        let ascending = [
            "-1E+400",
            "-12345678901234567891",
            "-12345678901234567890.5",
            "-1",
            "-0.5",
            "-1e-400",
            "0",
            "1e-400",
            "0.1",
            "0.1000000000000000000000001",
            "1",
            "9",
            "10",
            "10.01",
            "1e20",
            "100000000000000000001",
            "1e400",
        ];
        for (left, a) in ascending.iter().enumerate() {
            for (right, b) in ascending.iter().enumerate() {
                assert_eq!(
                    Decimal::of(a).compare(&Decimal::of(b)),
                    left.cmp(&right),
                    "{a} {b}"
                );
            }
        }
        for (a, b) in [
            ("0", "-0.00e7"),
            ("10.00", "1e1"),
            ("0.001", "1E-3"),
            ("120e-1", "12.0"),
        ] {
            assert_eq!(
                Decimal::of(a).compare(&Decimal::of(b)),
                Ordering::Equal,
                "{a} {b}"
            );
        }
    }
}
