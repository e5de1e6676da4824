//! Percent-encoding by AWS's rules: everything except RFC 3986's unreserved characters. Must not know
//! parts of a request.

/// AWS wants upper case here, and lower case in hashes.
const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

pub(super) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends a byte, as `%` and two digits unless it is unreserved.
pub(super) fn push_encoded(out: &mut String, byte: u8) {
    if is_unreserved(byte) {
        out.push(char::from(byte));
        return;
    }
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from(DIGITS[usize::from(digit)]));
    }
}
