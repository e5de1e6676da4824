//! The order of numbers in the notation of JSON, exact whatever their size, and without an allocation.
//! Must not know what is compared.

use std::cmp::Ordering;

/// How the values of two numbers lie to each other.
///
/// Exponents that no `i128` holds count as the greatest or least it does.
pub(super) fn compare(left: &str, right: &str) -> Ordering {
    let (left, right) = (Parts::of(left), Parts::of(right));
    left.sign().cmp(&right.sign()).then_with(|| {
        let by_size = || {
            left.point
                .cmp(&right.point)
                .then_with(|| left.compare_digits(&right))
        };
        match left.sign() {
            0 => Ordering::Equal,
            1 => by_size(),
            _ => by_size().reverse(),
        }
    })
}

/// `0.digits` times ten to the power of `point`. The first digit is not 0; zero has none but zeros.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    point: i128,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let unsigned = text.strip_prefix('-');
        let (mantissa, exponent) = {
            let text = unsigned.unwrap_or(text);
            text.split_once(['e', 'E']).unwrap_or((text, "0"))
        };
        let beyond = if exponent.starts_with('-') {
            i128::MIN
        } else {
            i128::MAX
        };
        let exponent: i128 = exponent.parse().unwrap_or(beyond);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let whole = whole.trim_start_matches('0');
        let (significant, leading) = match whole {
            "" => {
                let significant = fraction.trim_start_matches('0');
                (significant, fraction.len() - significant.len())
            }
            _ => (fraction, 0),
        };
        Self {
            negative: unsigned.is_some(),
            whole,
            fraction: significant,
            point: exponent.saturating_add(whole.len() as i128 - leading as i128),
        }
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        match (self.digits().all(|digit| digit == b'0'), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn digits(&self) -> impl Iterator<Item = u8> + '_ {
        self.whole.bytes().chain(self.fraction.bytes())
    }

    /// The order of the digits; behind the last one there are zeros without end.
    fn compare_digits(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (self.digits(), other.digits());
        loop {
            let (left, right) = (left.next(), right.next());
            if left.is_none() && right.is_none() {
                return Ordering::Equal;
            }
            let order = left.unwrap_or(b'0').cmp(&right.unwrap_or(b'0'));
            if order.is_ne() {
                return order;
            }
        }
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
                assert_eq!(compare(a, b), left.cmp(&right), "{a} {b}");
            }
        }
        for (a, b) in [
            ("0", "-0.00e7"),
            ("10.00", "1e1"),
            ("0.001", "1E-3"),
            ("120e-1", "12.0"),
        ] {
            assert_eq!(compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
