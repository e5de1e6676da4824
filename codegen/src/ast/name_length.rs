//! The length limit of ids and names. Must not know what they name.

use crate::report::Diagnostic;

/// The greatest length of shape ids and member names, in bytes. Pointers of all locations below
/// contain them.
pub(crate) const LONGEST_NAME: usize = 255;

/// The diagnostic for a name that is too long. Does not contain the whole name.
pub(super) fn too_long(what: &str, name: &str) -> Option<Diagnostic> {
    (name.len() > LONGEST_NAME).then(|| {
        let (beginning, length) = (name.chars().take(40).collect::<String>(), name.len());
        let message =
            format!("the {what} `{beginning}…` has {length} bytes; the limit is {LONGEST_NAME}");
        Diagnostic::error("invalid-id", message)
    })
}
