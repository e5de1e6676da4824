//! How long ids and names may be. Must not know what they name.

use crate::report::Diagnostic;

/// How long ids of shapes and names of members may be, in bytes. Each place below them names them.
pub(crate) const LONGEST_NAME: usize = 255;

/// What is said of a name that is too long, without saying it.
pub(super) fn too_long(what: &str, name: &str) -> Option<Diagnostic> {
    (name.len() > LONGEST_NAME).then(|| {
        let (beginning, length) = (name.chars().take(40).collect::<String>(), name.len());
        let message =
            format!("the {what} `{beginning}…` has {length} bytes; the limit is {LONGEST_NAME}");
        Diagnostic::error("invalid-id", message)
    })
}
