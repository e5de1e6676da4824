//! Samples for patterns, written by hand. Must not know members.

/// A string that matches a pattern, and how to change its length.
#[derive(Clone, Copy)]
pub struct Sample {
    /// The pattern as the model has it.
    pub pattern: &'static str,
    /// A string that matches and satisfies the length of the pattern's shape. No other character
    /// can replace its first one.
    pub text: &'static str,
    /// A match of this length; `None` if no longer string matches.
    pub longer: Option<fn(usize) -> String>,
    /// A match that is too short; `None` if there is none.
    pub shorter: Option<&'static str>,
}
