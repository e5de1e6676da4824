//! What the compiler makes of a pattern: the data that stands in emitted code, and that the constructors
//! of [`Pattern`](crate::Pattern) take. Decides nothing; must not know how it is made or printed.
//!
//! It is defined here and not in the ir of the generator, so that the compiler does not depend on its
//! caller; the ir holds it as it is, with a name.

#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};

/// Sets of bits as hexadecimal strings: readers of JSON lose digits of numbers beyond 53 bits.
#[cfg(feature = "serde")]
fn as_bits<B: std::fmt::LowerHex, S: Serializer>(
    bits: &B,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{bits:#x}"))
}

/// What decides whether a text matches a pattern, in the order of what it costs.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub enum Matcher {
    /// Each character is of a set, and their number within bounds.
    Class {
        /// The set.
        set: CharacterSet,
        /// How many characters there are at least.
        min: u32,
        /// How many there are at most; `None` without an end.
        max: Option<u32>,
    },
    /// A state follows from the one before and a character.
    Table {
        /// The classes of characters.
        alphabet: Alphabet,
        /// For each state the one behind a character, by class. State 0 is never left.
        rows: Vec<Vec<u8>>,
        /// The state at the start of a text.
        start: u8,
        /// The first of the states in which a text may end; all behind it are.
        accepting: u8,
    },
    /// A set of positions follows from the one before and a character.
    Counted {
        /// The classes of characters.
        alphabet: Alphabet,
        /// Whether an empty text matches.
        empty: bool,
        /// The positions of the first character, a bit for each.
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
        first: u128,
        /// The positions of the last one.
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
        last: u128,
        /// The positions by number.
        positions: Vec<Position>,
        /// The counts of those that are repeated, by position.
        counts: Vec<Count>,
    },
    /// A program, which tries one way after another.
    Program {
        /// The classes of characters.
        alphabet: Alphabet,
        /// How many places of the text, or counts, it keeps.
        slots: u32,
        /// The program.
        steps: Vec<Step>,
    },
}

impl Matcher {
    /// The characters that it tells apart.
    pub fn sets(&self) -> &[CharacterSet] {
        match self {
            Self::Class { set, .. } => std::slice::from_ref(set),
            Self::Table { alphabet, .. }
            | Self::Counted { alphabet, .. }
            | Self::Program { alphabet, .. } => &alphabet.classes,
        }
    }
}

/// Classes of characters that a pattern does not tell apart.
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
    /// Those of ASCII, written as between the brackets of a class, without escapes: a hyphen that
    /// stands for itself comes first.
    pub ascii: String,
    /// All others: first and last of each range, in order.
    pub wide: Vec<char>,
}

/// A character of a pattern.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Position {
    /// The classes that it takes, a bit for each.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub takes: u64,
    /// The positions that may come behind it, a bit for each: in no repetition, or in a first one.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub next: u128,
}

/// A position that counts in which repetition it is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Count {
    /// The position.
    pub position: u8,
    /// The positions that may come behind it in the same repetition.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub within: u128,
    /// Those that may come behind it in the next one.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
    pub again: u128,
    /// How many repetitions there may be.
    pub most: u32,
}

/// A step of a program. Where a step names no other, the one behind it follows. Classes are bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub enum Step {
    /// Passes a character of these classes.
    Take(#[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))] u64),
    /// Passes the character before.
    TakeBack(#[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))] u64),
    /// At the start of the text alone.
    Start,
    /// At its end alone.
    End,
    /// Between a character of a word and something else alone, or elsewhere.
    Boundary {
        /// The classes of words.
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_bits"))]
        word: u64,
        /// Whether it is elsewhere.
        negated: bool,
    },
    /// Tries the next step, and if that fails the one at this place.
    Fork(u32),
    /// Goes to a place.
    Jump(u32),
    /// Keeps where it is in a slot.
    Save(u32),
    /// Empties slots, from the first to the one before the last.
    Forget(u32, u32),
    /// Passes what the group of this number has matched.
    Same(u32),
    /// Passes it from its end to its beginning.
    SameBack(u32),
    /// Tries the next steps up to `Found`, and goes on from here.
    Look {
        /// Whether they must fail.
        negated: bool,
        /// Where it goes on.
        to: u32,
    },
    /// Sets the count in a slot to nothing.
    Count(u32),
    /// Begins another repetition, or goes on behind them.
    Repeat {
        /// The slot of the count; the next one keeps where the repetition begins.
        slot: u32,
        /// The least count.
        min: u32,
        /// The greatest count.
        max: u32,
        /// Whether it tries first to go on.
        lazy: bool,
        /// Where it goes on.
        behind: u32,
    },
    /// Ends a repetition, which may only be empty where it had to be.
    Again {
        /// The slot of the count.
        slot: u32,
        /// The least count.
        min: u32,
        /// Where repetitions begin.
        head: u32,
    },
    /// What was looked for is found.
    Found,
}
