//! Percent-encoding: which bytes are encoded, and how. Must not know parts of a request.

/// For each byte, whether it stays unencoded.
pub(super) type PlainBytes = [bool; 256];

/// The bytes that Smithy keeps in labels and queries: RFC 3986's unreserved characters.
pub(super) static UNRESERVED: PlainBytes = plain(b"-._~");

/// Same as [`UNRESERVED`], for labels that span several segments of a path.
pub(super) static UNRESERVED_OR_SLASH: PlainBytes = plain(b"-._~/");

/// Letters, digits and `others`.
const fn plain(others: &[u8]) -> PlainBytes {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < others.len() {
        plain[others[index] as usize] = true;
        index += 1;
    }
    plain
}

/// Appends `text`, with all bytes that are not `plain` as `%` and two digits.
pub(super) fn push_encoded(out: &mut String, text: &str, plain: &PlainBytes) {
    let mut start = 0;
    for (index, byte) in text.bytes().enumerate() {
        if !plain[usize::from(byte)] {
            out.push_str(run(text, start, index));
            push_escape(out, byte);
            start = index + 1;
        }
    }
    out.push_str(run(text, start, text.len()));
}

/// The bytes between two encoded ones. A character of several bytes is encoded as a whole, so that
/// none is split.
fn run(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

fn push_escape(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for symbol in [
        b'%',
        DIGITS[usize::from(byte >> 4)],
        DIGITS[usize::from(byte & 15)],
    ] {
        out.push(char::from(symbol));
    }
}
