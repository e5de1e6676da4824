//! `substring`, `uriEncode` and `split`.

use std::borrow::Cow;

use super::piece::piece;

/// The characters from `start` up to, not including, `end`, counted from the end of the string if
/// `reverse` is set. Only of ASCII strings that have all of them.
pub(crate) fn substring<'a>(
    text: &Cow<'a, str>,
    start: i32,
    end: i32,
    reverse: bool,
) -> Option<Cow<'a, str>> {
    let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
    if start >= end || end > text.len() || !text.is_ascii() {
        return None;
    }
    match reverse {
        true => piece(text, text.len() - end..text.len() - start),
        false => piece(text, start..end),
    }
}

/// The string with percent-encoding of all but unreserved characters.
pub(crate) fn uri_encode<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    if text.bytes().all(is_unreserved) {
        return text.clone();
    }
    let mut encoded = String::with_capacity(3 * text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(digit));
        }
    }
    Cow::Owned(encoded)
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~')
}

fn digit(value: u8) -> char {
    char::from(match value {
        0..10 => b'0' + value,
        _ => b'A' + value - 10,
    })
}

/// The parts between delimiters, at most `limit` of them unless it is 0; the last one has the rest.
pub(crate) fn split<'a>(
    text: &Cow<'a, str>,
    delimiter: &str,
    limit: i32,
) -> Option<Vec<Cow<'a, str>>> {
    let limit = usize::try_from(limit).ok()?;
    if delimiter.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    let mut begin = 0;
    while let Some(at) = text.get(begin..)?.find(delimiter) {
        if parts.len() + 1 == limit {
            break;
        }
        parts.push(piece(text, begin..begin + at)?);
        begin += at + delimiter.len();
    }
    parts.push(piece(text, begin..text.len())?);
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::{split, substring, uri_encode};

    #[test]
    fn takes_substrings() {
        let cases = [
            ("abcdefg", 0, 4, false, Some("abcd")),
            ("abcdefg", 0, 4, true, Some("defg")),
            ("abcdefg", 1, 3, true, Some("ef")),
            ("abcd", 0, 4, false, Some("abcd")),
            ("abc", 0, 4, false, None),
            ("abc", 0, 4, true, None),
            ("abc", 2, 2, false, None),
            ("abc", 2, 1, false, None),
            ("abc", -1, 1, false, None),
            ("äbcd", 0, 3, false, None),
            ("", 0, 1, false, None),
        ];
        for (text, start, end, reverse, expected) in cases {
            let part = substring(&text.into(), start, end, reverse);
            assert_eq!(part.as_deref(), expected, "{text} {start} {end} {reverse}");
        }
    }

    #[test]
    fn encodes_all_but_unreserved_characters() {
        let cases = [
            ("", ""),
            ("Az09-_.~", "Az09-_.~"),
            ("a b/c", "a%20b%2Fc"),
            ("%?", "%25%3F"),
            ("😹", "%F0%9F%98%B9"),
        ];
        for (text, encoded) in cases {
            assert_eq!(uri_encode(&text.into()), encoded, "{text}");
        }
    }

    #[test]
    fn splits_strings() {
        let cases: [(&str, i32, &[&str]); 9] = [
            ("a--b--c", 0, &["a", "b", "c"]),
            ("a--b--c", 1, &["a--b--c"]),
            ("a--b--c", 2, &["a", "b--c"]),
            ("a--b--c", 3, &["a", "b", "c"]),
            ("", 0, &[""]),
            ("abc", 0, &["abc"]),
            ("--a", 0, &["", "a"]),
            ("a--", 2, &["a", ""]),
            ("a----b", 0, &["a", "", "b"]),
        ];
        for (text, limit, expected) in cases {
            let parts = split(&text.into(), "--", limit).expect("it has parts");
            assert_eq!(parts, expected, "{text} {limit}");
        }
        assert_eq!(split(&"abc".into(), "", 0), None);
        assert_eq!(split(&"abc".into(), "b", -1), None);
    }
}
