//! Patterns by name, and the lists of characters that they share. What decides a pattern is held as the
//! compiler of `hardy-pattern` made it: a copy of its types here would have to be kept alike by hand.

pub use hardy_pattern::compile::{Alphabet, CharacterSet, Count, Matcher, Position, Step};
use serde::Serialize;

/// A pattern of the model, which any number of limits share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pattern {
    /// Name of the static, which is that of the first limit with the pattern.
    pub name: String,
    /// As the model has it.
    pub source: String,
    /// What decides whether a string matches.
    pub matcher: Matcher,
}

/// Ranges of characters that patterns share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ranges {
    /// Name of the constant, which is that of the first pattern with them, and a number if that one has
    /// several.
    pub name: String,
    /// First and last of each range, in order.
    pub ends: Vec<char>,
}
