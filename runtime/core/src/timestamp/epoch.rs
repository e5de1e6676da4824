//! The format `epoch-seconds`: decimal arithmetic on the text itself, because an `f64` cannot
//! represent today's nanoseconds.

use super::instant::{NANOS_PER_SECOND, Timestamp, TimestampError};

/// Formats seconds since 1970 with no more decimals than needed.
pub(super) fn write(timestamp: Timestamp) -> String {
    let (sign, seconds, nanos) = match (timestamp.seconds, timestamp.nanos) {
        (seconds @ ..=-1, 0) => ("-", seconds.unsigned_abs(), 0),
        // Nanoseconds count forwards, decimals count away from zero.
        (seconds @ ..=-1, nanos) => ("-", seconds.unsigned_abs() - 1, NANOS_PER_SECOND - nanos),
        (seconds, nanos) => ("", seconds.unsigned_abs(), nanos),
    };
    format!("{sign}{seconds}{}", super::text::decimals(nanos))
}

/// Parses a JSON number. Decimals after the ninth are ignored.
///
/// `None` if the text is not a number.
pub(super) fn read(text: &str) -> Option<Result<Timestamp, TimestampError>> {
    let unsigned = text.strip_prefix('-');
    let sign = if unsigned.is_some() { -1 } else { 1 };
    let (mantissa, exponent) = split_if(unsigned.unwrap_or(text), &['e', 'E']);
    let (whole, decimals) = split_if(mantissa, &['.']);
    let exponent_digits = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    let parts = [Some(whole), decimals, exponent_digits];
    if !parts.into_iter().flatten().all(is_digits) {
        return None;
    }
    let number = Decimal {
        whole: whole.as_bytes(),
        decimals: decimals.unwrap_or_default().as_bytes(),
        // An exponent too long for its type counts as too large: nobody means such a number.
        shift: exponent.map_or(Ok(0), str::parse).unwrap_or(i32::MAX),
    };
    Some(number.timestamp(sign).ok_or(TimestampError::OutOfRange))
}

/// The text before the first separator, and the text after it if there is one.
fn split_if<'a>(text: &'a str, separators: &[char]) -> (&'a str, Option<&'a str>) {
    match text.split_once(separators) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An unsigned number: `whole`.`decimals` times ten to the power of `shift`.
struct Decimal<'a> {
    whole: &'a [u8],
    decimals: &'a [u8],
    shift: i32,
}

impl Decimal<'_> {
    fn timestamp(&self, sign: i64) -> Option<Timestamp> {
        let point = self.whole.len() as i64 + i64::from(self.shift);
        let seconds = self.seconds(point)?;
        let nanos = (point..point + 9).fold(0, |nanos, place| nanos * 10 + self.digit(place));
        let nanos = u32::try_from(nanos).ok()?;
        // Decimals count away from zero, nanoseconds count forwards.
        let timestamp = if sign < 0 && nanos > 0 {
            Timestamp::from_unix(-seconds - 1, NANOS_PER_SECOND - nanos)
        } else {
            Timestamp::from_unix(sign * seconds, nanos)
        };
        timestamp.ok()
    }

    /// The digits before `point`, if the number fits.
    fn seconds(&self, point: i64) -> Option<i64> {
        let given = (self.whole.len() + self.decimals.len()) as i64;
        let mut seconds: i64 = 0;
        for place in 0..point {
            // Zeros after zero: an exponent can require two thousand million.
            if place >= given && seconds == 0 {
                break;
            }
            seconds = seconds.checked_mul(10)?.checked_add(self.digit(place))?;
        }
        Some(seconds)
    }

    /// The digit at `place`, counted from the first of `whole`; zero if the text has none.
    fn digit(&self, place: i64) -> i64 {
        let digit = usize::try_from(place).ok().and_then(|place| {
            let behind = place.checked_sub(self.whole.len());
            behind.map_or(self.whole.get(place), |place| self.decimals.get(place))
        });
        digit.map_or(0, |digit| i64::from(digit - b'0'))
    }
}
