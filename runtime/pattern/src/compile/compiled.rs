//! A compiled pattern: the data in emitted code, which the constructors of
//! [`Pattern`](crate::Pattern) take. Must not know how it is compiled or printed.
//!
//! The types are here and not in the ir of the generator, so that the compiler does not depend on
//! its caller. The ir contains them with a name.

#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};

/// Serializes a set of bits as a hexadecimal string: many JSON parsers lose digits of numbers
/// beyond 53 bits.
#[cfg(feature = "serde")]
fn as_bits<B: std::fmt::LowerHex, S: Serializer>(
    bits: &B,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{bits:#x}"))
}

/// A matcher, the cheapest variant first.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub enum Matcher {
    /// Each character is in a set, and the length is within bounds.
    Class {
        /// The set.
        set: CharacterSet,
        /// The least number of characters.
        min: u32,
        /// The greatest number of characters; `None` without a limit.
        max: Option<u32>,
    },
    /// A state follows from the previous state and a character.
    Table {
        /// The classes of characters.
        alphabet: Alphabet,
        /// For each state, the next state for each class. State 0 is never left.
        rows: Vec<Vec<u8>>,
        /// The state at the start of a string.
        start: u8,
        /// The first accepting state; all later ones accept, too.
        accepting: u8,
    },
    /// A set of positions follows from the previous set and a character.
    Counted {
        /// The classes of characters.
        alphabet: Alphabet,
        /// Whether the empty string matches.
        empty: bool,
        /// The positions of the first character, a bit for each.
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
        first: u128,
        /// The positions of the last character.
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
        last: u128,
        /// The positions by number.
        positions: Vec<Position>,
        /// The counters of repeated positions, by position.
        counts: Vec<Count>,
    },
    /// A backtracking program.
    Program {
        /// The classes of characters.
        alphabet: Alphabet,
        /// The number of slots for offsets or counts.
        slots: u32,
        /// The program.
        steps: Vec<Step>,
    },
}

impl Matcher {
    /// The number of the kind of matcher, from 0, in the order in which the compiler tries them.
    pub fn class(&self) -> usize {
        match self {
            Self::Class { .. } => 0,
            Self::Table { .. } => 1,
            Self::Counted { .. } => 2,
            Self::Program { .. } => 3,
        }
    }

    /// The sets of characters that the matcher distinguishes.
    pub fn sets(&self) -> &[CharacterSet] {
        match self {
            Self::Class { set, .. } => std::slice::from_ref(set),
            Self::Table { alphabet, .. }
            | Self::Counted { alphabet, .. }
            | Self::Program { alphabet, .. } => &alphabet.classes,
        }
    }
}

/// The classes of characters that a pattern distinguishes.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Alphabet {
    /// The classes from number 1. Class 0 is every other character.
    pub classes: Vec<CharacterSet>,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct CharacterSet {
    /// ASCII characters, written as between the brackets of a class, without escapes: a literal
    /// hyphen is first.
    pub ascii: String,
    /// All other characters: first and last of each range, in order.
    pub wide: Vec<char>,
}

/// A character of a pattern.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Position {
    /// The classes that the position matches, a bit for each.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub takes: u64,
    /// The positions that may follow, a bit for each: outside of repetitions, or in their first.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub next: u128,
}

/// A position that counts repetitions.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Count {
    /// The position.
    pub position: u8,
    /// The positions that may follow in the same repetition.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub within: u128,
    /// The positions that may follow in the next repetition.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub again: u128,
    /// The greatest number of repetitions.
    pub most: u32,
}

/// A step of a program. The next step follows, unless the step names another. Classes are bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub enum Step {
    /// Matches a character of these classes.
    Take(#[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))] u64),
    /// Matches the previous character.
    TakeBack(#[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))] u64),
    /// Matches at the start of the string.
    Start,
    /// Matches at the end of the string.
    End,
    /// Matches at a word boundary, or elsewhere.
    Boundary {
        /// The classes of word characters.
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
        word: u64,
        /// Whether it matches elsewhere.
        negated: bool,
    },
    /// Tries the next step, and if that fails the step with this index.
    Fork(u32),
    /// Continues with the step with this index.
    Jump(u32),
    /// Stores the offset in a slot.
    Save(u32),
    /// Clears slots, from the first up to but not including the second.
    Forget(u32, u32),
    /// Matches the same string as the group with this number.
    Same(u32),
    /// Same as `Same`, from its end to its beginning.
    SameBack(u32),
    /// Runs the next steps up to `Found`, and continues with another step at the same offset.
    Look {
        /// Whether these steps must fail.
        negated: bool,
        /// The index of the step after them.
        to: u32,
    },
    /// Sets the counter in a slot to zero.
    Count(u32),
    /// Begins another repetition, or continues after the loop.
    Repeat {
        /// The slot of the counter; the next slot stores the start of the repetition.
        slot: u32,
        /// The least count.
        min: u32,
        /// The greatest count.
        max: u32,
        /// Whether to try the end of the loop first.
        lazy: bool,
        /// The index of the step after the loop.
        behind: u32,
    },
    /// Ends a repetition, which may be empty only up to the least count.
    Again {
        /// The slot of the count.
        slot: u32,
        /// The least count.
        min: u32,
        /// The index of the `Repeat`.
        head: u32,
    },
    /// Ends a lookaround or the program with a match.
    Found,
}
