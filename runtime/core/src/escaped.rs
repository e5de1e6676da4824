//! Strings from outside, escaped for terminals and logs.

use std::fmt::{self, Display, Write as _};

/// A string whose line breaks and control characters are escaped.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                // `Debug` escapes these as well, but they are harmless.
                '"' | '\'' | '\\' => f.write_char(character)?,
                _ => character.escape_debug().fmt(f)?,
            }
        }
        Ok(())
    }
}
