//! The replacement of sensitive values in `Debug` output.

use std::fmt;

/// Replaces a sensitive value in `Debug` output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Redacted;

impl Redacted {
    /// Redacts the value, but shows whether there is one.
    pub fn option<T>(value: &Option<T>) -> Option<Self> {
        value.as_ref().map(|_| Self)
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("** redacted **")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_what_is_there_and_shows_what_is_not() {
        assert_eq!(
            format!("{:?}", Redacted::option(&Some("secret"))),
            "Some(** redacted **)"
        );
        assert_eq!(format!("{:?}", Redacted::option(&None::<&str>)), "None");
    }
}
