//! The query of a canonical request: decoded, encoded by one rule, and sorted.

use std::borrow::Cow;

use super::percent::{is_unreserved, push_encoded};

/// Appends the query. A key without `=`, such as `List`, becomes `List=`.
pub(super) fn push(out: &mut String, query: &str) {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (encoded_again(key), encoded_again(value)))
        .collect();
    // By the encoded text: AWS's order is that of the bytes which it signs.
    pairs.sort_unstable();
    for (index, (key, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        out.push_str(key);
        out.push('=');
        out.push_str(value);
    }
}

/// Decodes and encodes, so that each character has one form. A `+` is a space, as in forms.
fn encoded_again(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_unreserved) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        (rest, _) = match (byte, decoded(after)) {
            (b'%', Some((byte, after))) => (after, push_encoded(&mut out, byte)),
            (b'+', _) => (after, push_encoded(&mut out, b' ')),
            (byte, _) => (after, push_encoded(&mut out, *byte)),
        };
    }
    Cow::Owned(out)
}

/// The byte that two hexadecimal digits mean, and the text after them. `None` if they are no digits.
fn decoded(text: &[u8]) -> Option<(u8, &[u8])> {
    let (&[high, low], rest) = text.split_first_chunk()?;
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let byte = u8::try_from(digit(high)? * 16 + digit(low)?).ok()?;
    Some((byte, rest))
}
