//! The formats `date-time` and `http-date`, which contain a date and a time of day.

use std::fmt::Write as _;

use super::calendar::{Date, SECONDS_PER_DAY};
use super::instant::{Timestamp, TimestampError};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// From the weekday of 1970-01-01 on.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
/// Only parsed, so in any order.
const LONG_WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The result of a parser: `None` if the text does not have the format.
type Reading = Option<Result<Timestamp, TimestampError>>;

/// Formats as in RFC 3339, in UTC.
pub(super) fn date_time(timestamp: Timestamp) -> String {
    let Date { year, month, day } = date_of(timestamp);
    let time = time_of_day(timestamp);
    // In one allocation: `format!` grows the string.
    let mut text = String::with_capacity("2025-08-08TZ".len() + time.len());
    write!(text, "{year:04}-{month:02}-{day:02}T{time}Z").expect("a string accepts all text");
    text
}

/// Formats as in RFC 9110, with decimals if there are any.
pub(super) fn http_date(timestamp: Timestamp) -> String {
    let Date { year, month, day } = date_of(timestamp);
    let days = timestamp.seconds.div_euclid(SECONDS_PER_DAY);
    let weekday = name_at(&WEEKDAYS, days.rem_euclid(7));
    let month = name_at(&MONTHS, month - 1);
    let time = time_of_day(timestamp);
    format!("{weekday}, {day:02} {month} {year:04} {time} GMT")
}

fn date_of(timestamp: Timestamp) -> Date {
    Date::from_days(timestamp.seconds.div_euclid(SECONDS_PER_DAY))
}

fn name_at(names: &[&'static str], index: i64) -> &'static str {
    usize::try_from(index)
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or_default()
}

fn time_of_day(timestamp: Timestamp) -> String {
    let second = timestamp.seconds.rem_euclid(SECONDS_PER_DAY);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!(
        "{hour:02}:{minute:02}:{second:02}{}",
        decimals(timestamp.nanos)
    )
}

/// The decimal point and the decimals; empty for a whole second.
pub(super) fn decimals(nanos: u32) -> String {
    if nanos == 0 {
        return String::new();
    }
    let digits = format!(".{nanos:09}");
    digits.trim_end_matches('0').to_owned()
}

/// Parses RFC 3339's `date-time`.
pub(super) fn read_date_time(text: &str) -> Reading {
    let (date, rest) = text.as_bytes().split_first_chunk()?;
    let [b'T' | b't', rest @ ..] = rest else {
        return None;
    };
    let (time, rest) = rest.split_first_chunk()?;
    let seconds = read_date(date)?.to_days()? * SECONDS_PER_DAY + read_time_of_day(time)?;
    if let b"Z" | b"z" = rest {
        return Some(Timestamp::from_unix(seconds, 0));
    }
    let (nanos, zone) = read_decimals(rest)?;
    Some(Timestamp::from_unix(seconds - read_offset(zone)?, nanos))
}

/// Parses RFC 9110's `HTTP-date`: `IMF-fixdate`, with optional decimals after its seconds, or one
/// of the two obsolete formats.
pub(super) fn read_http_date(text: &str) -> Reading {
    match text.split_once(", ") {
        Some((weekday, rest)) if rest.contains('-') => read_rfc_850(weekday, rest),
        Some((weekday, rest)) => read_fixdate(weekday, rest),
        None => read_asctime(text),
    }
}

/// Parses `Sun, 06 Nov 1994 08:49:37 GMT`.
fn read_fixdate(weekday: &str, rest: &str) -> Reading {
    // Not compared with the date, which determines it.
    WEEKDAYS.iter().position(|name| *name == weekday)?;
    let (day, rest) = rest.split_once(' ')?;
    let (month, rest) = rest.split_once(' ')?;
    let (year, rest) = rest.split_once(' ')?;
    let (&[d, e], &[c, x, y, z]) = (day.as_bytes(), year.as_bytes()) else {
        return None;
    };
    let (year, month, day) = (four(c, x, y, z)?, read_month(month)?, two(d, e)?);
    read_time_in_gmt(Date { year, month, day }, rest)
}

/// Parses `Sunday, 06-Nov-94 08:49:37 GMT`.
fn read_rfc_850(weekday: &str, rest: &str) -> Reading {
    LONG_WEEKDAYS.iter().position(|name| *name == weekday)?;
    let (date, rest) = rest.split_once(' ')?;
    let mut parts = date.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (&[d, e], &[y, z], None) = (day.as_bytes(), year.as_bytes(), parts.next()) else {
        return None;
    };
    // RFC 9110 requires a year at most 50 years ahead, which needs a clock. Without one, this is
    // the rule of POSIX.
    let year = match two(y, z)? {
        year @ 70.. => 1900 + year,
        year => 2000 + year,
    };
    let (month, day) = (read_month(month)?, two(d, e)?);
    read_time_in_gmt(Date { year, month, day }, rest)
}

/// Parses `Sun Nov  6 08:49:37 1994`.
fn read_asctime(text: &str) -> Reading {
    let (weekday, rest) = text.split_once(' ')?;
    WEEKDAYS.iter().position(|name| *name == weekday)?;
    let (month, rest) = rest.split_once(' ')?;
    let (day, rest) = rest.as_bytes().split_first_chunk()?;
    let day = match *day {
        [b' ', e] => two(b'0', e)?,
        [d, e] => two(d, e)?,
    };
    let (time, rest) = rest.strip_prefix(b" ")?.split_first_chunk()?;
    let &[b' ', c, x, y, z] = rest else {
        return None;
    };
    let (year, month) = (four(c, x, y, z)?, read_month(month)?);
    let days = Date { year, month, day }.to_days()?;
    let seconds = days * SECONDS_PER_DAY + read_time_of_day(time)?;
    Some(Timestamp::from_unix(seconds, 0))
}

fn read_month(name: &str) -> Option<i64> {
    let index = MONTHS.iter().position(|month| *month == name)?;
    Some(index as i64 + 1)
}

/// Parses the time of day with optional decimals, and ` GMT`.
fn read_time_in_gmt(date: Date, text: &str) -> Reading {
    let days = date.to_days()?;
    let (time, rest) = text.as_bytes().split_first_chunk()?;
    let seconds = days * SECONDS_PER_DAY + read_time_of_day(time)?;
    let (nanos, zone) = read_decimals(rest)?;
    (zone == b" GMT").then(|| Timestamp::from_unix(seconds, nanos))
}

fn read_date(text: &[u8; 10]) -> Option<Date> {
    let &[c, x, y, z, b'-', m, n, b'-', d, e] = text else {
        return None;
    };
    let (year, month, day) = (four(c, x, y, z)?, two(m, n)?, two(d, e)?);
    Some(Date { year, month, day })
}

/// The seconds since midnight. A leap second, `:60`, becomes the second after it.
fn read_time_of_day(text: &[u8; 8]) -> Option<i64> {
    let &[h, i, b':', j, k, b':', s, t] = text else {
        return None;
    };
    let (hour, minute, second) = (two(h, i)?, two(j, k)?, two(s, t)?);
    let in_range = hour < 24 && minute < 60 && second <= 60;
    in_range.then_some(hour * 3600 + minute * 60 + second)
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    Some(i64::from(digit(tens)?) * 10 + i64::from(digit(ones)?))
}

fn four(thousands: u8, hundreds: u8, tens: u8, ones: u8) -> Option<i64> {
    Some(two(thousands, hundreds)? * 100 + two(tens, ones)?)
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

/// Parses optional decimals as nanoseconds.
fn read_decimals(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some((b'.', text)) = text.split_first() else {
        return Some((0, text));
    };
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(count);
    if digits.is_empty() {
        return None;
    }
    let places = digits
        .iter()
        .map(|byte| u32::from(byte - b'0'))
        .chain(std::iter::repeat(0));
    Some((
        places.take(9).fold(0, |nanos, digit| nanos * 10 + digit),
        rest,
    ))
}

/// Parses `Z` or an offset from UTC, in seconds.
fn read_offset(text: &[u8]) -> Option<i64> {
    match *text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h, i, b':', m, n] => {
            let (hours, minutes) = (two(h, i)?, two(m, n)?);
            let seconds = hours * 3600 + minutes * 60;
            let in_range = hours < 24 && minutes < 60;
            in_range.then_some(if sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}
