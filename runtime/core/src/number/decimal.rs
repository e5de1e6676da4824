//! The value behind the text of a number: its digits, and where the decimal point is. Does not
//! calculate, and writes no more digits than it is asked for.

/// The value of a number as JSON writes it: that of the digits, times ten to the power of `exponent`.
///
/// Two texts have the same value exactly if they have the same `Decimal`, but for exponents that `i64`
/// does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    is_negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: String,
    exponent: i64,
}

/// Why a number cannot be written as an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAnInteger {
    /// It has a fraction.
    Fraction,
    /// It has more digits than are wanted.
    TooLong,
}

impl Decimal {
    /// Takes a text of JSON's grammar of numbers.
    pub(crate) fn of(text: &str) -> Self {
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let unsigned = number.strip_prefix('-').unwrap_or(number);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_matches('0');
        if digits.is_empty() {
            return Self {
                is_negative: false,
                digits: String::new(),
                exponent: 0,
            };
        }
        let zeros = all.len() - all.trim_end_matches('0').len();
        let end = match exponent.starts_with('-') {
            true => i64::MIN,
            false => i64::MAX,
        };
        let exponent = exponent.parse().unwrap_or(end);
        Self {
            is_negative: unsigned.len() < number.len(),
            digits: digits.to_owned(),
            exponent: exponent.saturating_add(zeros as i64 - fraction.len() as i64),
        }
    }

    /// The number as an integer of at most so many digits.
    pub(crate) fn integer(&self, most: usize) -> Result<String, NotAnInteger> {
        if self.digits.is_empty() {
            return Ok("0".to_owned());
        }
        if self.exponent < 0 {
            return Err(NotAnInteger::Fraction);
        }
        let zeros = usize::try_from(self.exponent).ok();
        let fits = |zeros: &usize| self.digits.len().saturating_add(*zeros) <= most;
        let zeros = zeros.filter(fits).ok_or(NotAnInteger::TooLong)?;
        let sign = if self.is_negative { "-" } else { "" };
        Ok(format!("{sign}{}{}", self.digits, "0".repeat(zeros)))
    }
}
