//! Texts that match a pattern, which somebody has to give. Must not know what they are for.

/// A text that matches a pattern, and how to make others of it.
#[derive(Clone, Copy)]
pub struct Sample {
    /// The pattern as the model has it.
    pub pattern: &'static str,
    /// A text that matches, and keeps to the lengths that go with the pattern. Its first character is
    /// none that another could stand for.
    pub text: &'static str,
    /// A text of so many characters that matches; `None` if there is none that is longer.
    pub longer: Option<fn(usize) -> String>,
    /// A text that matches and is too short; `None` if there is none.
    pub shorter: Option<&'static str>,
}
