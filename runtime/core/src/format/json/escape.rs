//! JSON strings: finds their special bytes, escapes and unescapes them.

const ONES: u64 = u64::MAX / 0xff;
const HIGH_BITS: u64 = ONES * 0x80;

/// The number of leading bytes without a meaning inside quotes: up to the first `"`, `\` or control
/// character, or all.
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    // Eight bytes at a time: most strings have no special bytes.
    while let Some((word, tail)) = rest.split_first_chunk::<8>() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return bytes.len() - rest.len() + special.trailing_zeros() as usize / 8;
        }
        rest = tail;
    }
    bytes.len() - rest.len() + rest.iter().take_while(|byte| !is_special(**byte)).count()
}

fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Marks the special bytes of a word in their highest bit. Bytes above the first marked one may
/// have a wrong mark, because the subtractions borrow from them.
fn special_bytes(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGH_BITS
}

/// Whether all of `bytes` have no meaning inside quotes. Faster than [`plain_length`] for a short
/// string: if it has four bytes or more, no byte is checked alone.
#[inline]
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<8>() {
        let mut special = special_bytes(u64::from_le_bytes(*last));
        let mut rest = bytes;
        while let Some((word, tail)) = rest.split_first_chunk::<8>() {
            special |= special_bytes(u64::from_le_bytes(*word));
            rest = tail;
        }
        return special == 0;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        return special_bytes(first | last << 32) == 0;
    }
    !bytes.iter().copied().any(is_special)
}

/// Passes `text` to `push` in pieces, with only the escapes that JSON requires.
#[cold]
pub(super) fn escape(text: &str, push: &mut impl FnMut(&str)) {
    let mut rest = text;
    loop {
        let (plain, tail) = rest.split_at(plain_length(rest.as_bytes()));
        push(plain);
        let mut characters = tail.chars();
        let Some(special) = characters.next() else {
            break;
        };
        push_escape(special, push);
        rest = characters.as_str();
    }
}

fn push_escape(special: char, push: &mut impl FnMut(&str)) {
    let short = match special {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u{8}' => "\\b",
        '\u{c}' => "\\f",
        _ => return push(&format!("\\u{:04x}", u32::from(special))),
    };
    push(short);
}

/// Resolves the escapes of `raw`, the content of a string.
///
/// Half of a surrogate pair becomes U+FFFD: a `String` cannot contain it, and one damaged character
/// must not make a whole page unreadable.
///
/// The error is the offset of an invalid escape in `raw`.
pub(super) fn unescape(raw: &str) -> Result<String, usize> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let (character, tail) = read_escape(escape).ok_or(raw.len() - escape.len() - 1)?;
        text.push(character);
        rest = tail;
    }
    text.push_str(rest);
    Ok(text)
}

/// Reads the part of an escape after its backslash.
fn read_escape(escape: &str) -> Option<(char, &str)> {
    let mut characters = escape.chars();
    let character = match characters.next()? {
        'u' => return read_unicode_escape(characters.as_str()),
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        itself @ ('"' | '\\' | '/') => itself,
        _ => return None,
    };
    Some((character, characters.as_str()))
}

/// Reads the part after `\u`: four digits, or four digits and a second such escape.
fn read_unicode_escape(digits: &str) -> Option<(char, &str)> {
    let (first, tail) = read_unit(digits)?;
    if let Some(character) = char::from_u32(first.into()) {
        return Some((character, tail));
    }
    let second = tail.strip_prefix("\\u").and_then(read_unit);
    if let Some((second, tail)) = second {
        if let Some(Ok(character)) = char::decode_utf16([first, second]).next() {
            return Some((character, tail));
        }
    }
    Some((char::REPLACEMENT_CHARACTER, tail))
}

fn read_unit(digits: &str) -> Option<(u16, &str)> {
    let (digits, tail) = digits.split_at_checked(4)?;
    // Checked first, because `from_str_radix` accepts a sign.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    Some((u16::from_str_radix(digits, 16).ok()?, tail))
}
