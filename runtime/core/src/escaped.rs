//! Text from elsewhere, in a form that cannot harm a screen or a log.

use std::fmt::{self, Display, Write as _};

/// A text whose characters cannot pass for lines of their own, or move what is on a screen.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                // All that `Debug` escapes, but for what is no danger.
                '"' | '\'' | '\\' => f.write_char(character)?,
                _ => character.escape_debug().fmt(f)?,
            }
        }
        Ok(())
    }
}
