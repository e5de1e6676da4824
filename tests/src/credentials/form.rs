//! Forms in bodies and queries, and how they are compared with recorded ones.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

pub(super) type Form = BTreeMap<String, String>;

/// The names and values of a form.
pub(super) fn read(text: &str) -> Form {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// The differences of a request's form from the recorded one.
///
/// Some traffic was recorded with another role and token than those of its case, so that a value may also
/// be one that the case has. The client makes up the name of a session that nobody names.
pub(super) fn differences(
    expected: &Form,
    actual: &Form,
    is_of_case: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let names = |form: &Form| form.keys().cloned().collect::<Vec<_>>().join(", ");
    if names(expected) != names(actual) {
        let (expected, actual) = (names(expected), names(actual));
        return vec![format!("parameters: expected {expected}; actual {actual}")];
    }
    let is_same = |name: &str, recorded: &str, value: &str| {
        recorded == value
            || match name {
                "Action" | "Version" => false,
                "RoleSessionName" => is_session_name(value),
                _ => is_of_case(value),
            }
    };
    expected
        .iter()
        .zip(actual.values())
        .filter(|((name, recorded), value)| !is_same(name, recorded, value))
        .map(|((name, recorded), value)| format!("{name}: expected {recorded}; actual {value}"))
        .collect()
}

/// Whether AWS accepts this as the name of a session.
fn is_session_name(text: &str) -> bool {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"_=,.@-".contains(&byte);
    (2..=64).contains(&text.len()) && text.bytes().all(is_valid)
}
