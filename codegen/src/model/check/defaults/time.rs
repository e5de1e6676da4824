//! Timestamps in a model: seconds since 1970, or RFC 3339's date and time in UTC. Must not know
//! where the timestamp is used.

use crate::decimal::Decimal;
use serde_json::Value;
use std::ops::Range;

/// From the first second of the year 1 to the last of the year 9999.
const SECONDS: Range<f64> = -62_135_596_800.0..253_402_300_800.0;

pub(super) fn is_time(value: &Value) -> bool {
    match value {
        Value::String(text) => is_date_time(text),
        value => Decimal::of(value).is_some_and(|number| SECONDS.contains(&number.to_f64())),
    }
}

/// Whether the string is like `2019-12-16T23:48:18.5Z`, with a valid day.
fn is_date_time(text: &str) -> bool {
    const FORM: &str = "0000-00-00T00:00:00";
    let Some((whole, rest)) = text.split_at_checked(FORM.len()) else {
        return false;
    };
    let has_form = whole
        .bytes()
        .zip(FORM.bytes())
        .all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            mark => byte == mark,
        });
    let number = |range: Range<usize>| -> u32 {
        let digits = whole.get(range).unwrap_or_default();
        digits.parse().unwrap_or_default()
    };
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    has_form
        && year > 0
        && (1..=days_of(year, month)).contains(&day)
        && number(11..13) < 24
        && number(14..16) < 60
        && number(17..19) < 60
        && is_fraction_and_zone(rest)
}

fn is_fraction_and_zone(text: &str) -> bool {
    match text.strip_suffix('Z') {
        None => false,
        Some("") => true,
        Some(fraction) => fraction.strip_prefix('.').is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        }),
    }
}

/// The number of days in the month; `None` for an invalid month.
fn days_of(year: u32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_time;
    use serde_json::json;

    #[test]
    fn knows_what_a_time_is() {
        let times = [
            json!(0),
            json!(-1.5),
            json!(253402300799_u64),
            json!("2019-12-16T23:48:18Z"),
            json!("2000-02-29T00:00:00.123456789Z"),
            json!("9999-12-31T23:59:59Z"),
        ];
        for time in times {
            assert!(is_time(&time), "{time}");
        }
        let others = [
            json!(null),
            json!(true),
            json!(1e300),
            json!(253402300800_u64),
            json!(""),
            json!("yesterday"),
            json!("2019-12-16"),
            json!("2019-12-16T23:48:18"),
            json!("2019-12-16T23:48:18.Z"),
            json!("2019-12-16T23:48:18+01:00"),
            json!("2019-12-16t23:48:18Z"),
            json!("1900-02-29T00:00:00Z"),
            json!("2019-13-01T00:00:00Z"),
            json!("0000-01-01T00:00:00Z"),
            json!("2019-12-16T24:00:00Z"),
            json!("2019-12-16T23:48:1\u{e9}Z"),
        ];
        for other in others {
            assert!(!is_time(&other), "{other}");
        }
    }
}
