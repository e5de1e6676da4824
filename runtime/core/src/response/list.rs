//! Lists in headers (RFC 9110, 5.6.1): how to split them into values. Empty elements are ignored;
//! an empty string is written in quotes. `header` parses values.

use std::borrow::Cow;

use super::header::{HeaderError, HeaderReader};
use crate::timestamp::Timestamp;

/// Reads values separated by commas. A value with a comma or a quote is in quotes, where `\`
/// escapes the next character.
pub(super) fn list<'a, T>(
    text: &'a str,
    item: fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
) -> Result<Vec<T>, HeaderError> {
    values(text, |rest| rest.find(','), item)
}

/// Reads timestamps in the format [`TimestampFormat::HttpDate`](crate::TimestampFormat::HttpDate),
/// which may contain a comma after the day of the week.
pub(super) fn dates(text: &str) -> Result<Vec<Timestamp>, HeaderError> {
    values(text, end_of_date, HeaderReader::http_date)
}

/// The comma after a date without quotes.
fn end_of_date(text: &str) -> Option<usize> {
    let comma = text.find(',')?;
    let (start, rest) = text.split_at(comma);
    if !start
        .trim_ascii()
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic())
    {
        return Some(comma);
    }
    let next = rest.get(1..)?.find(',')?;
    Some(comma + 1 + next)
}

fn values<'a, T>(
    text: &'a str,
    end: fn(&str) -> Option<usize>,
    value: fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
) -> Result<Vec<T>, HeaderError> {
    let is_between = |character: char| character == ',' || character.is_ascii_whitespace();
    let mut values = Vec::new();
    let mut rest = text.trim_start_matches(is_between);
    while !rest.is_empty() {
        let (text, behind) = match rest.strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (text, behind) = rest.split_at(end(rest).unwrap_or(rest.len()));
                (Cow::from(text.trim_ascii_end()), behind)
            }
        };
        values.push(value(&HeaderReader { text })?);
        rest = behind.trim_start_matches(is_between);
    }
    Ok(values)
}

/// The string before the closing quote, and the rest: nothing, or a comma first.
fn unquote(quoted: &str) -> Result<(Cow<'_, str>, &str), HeaderError> {
    let mut text = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let behind = quoted.get(at + 1..).unwrap_or_default().trim_ascii_start();
                return match behind.is_empty() || behind.starts_with(',') {
                    true => Ok((text.into(), behind)),
                    false => Err(HeaderError::new("a comma after the quotes")),
                };
            }
            '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
            character => text.push(character),
        }
    }
    Err(HeaderError::new("a closing quote"))
}
