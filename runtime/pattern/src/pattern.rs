//! A constraint's regular expression, as constant data that decides whether a text matches. Decides
//! which matcher looks at a text; must not know ECMA-262, which the compiler has read already.
//!
//! Nothing is compiled at run time, and matching allocates nothing, but for the programs of the feature
//! `backtracking`. The generator takes the first that fits: a class of characters and a length, a table
//! of states, positions with counts, a program.

mod alphabet;
#[cfg(feature = "backtracking")]
mod backtrack;
mod counted;
mod table;

use std::fmt;

use alphabet::Alphabet;
pub use alphabet::WideRanges;
#[cfg(feature = "backtracking")]
pub use backtrack::PatternStep;
#[cfg(feature = "backtracking")]
use backtrack::Program;
use counted::Counted;
pub use counted::PatternCount;
use table::Table;

/// A pattern of the model. It matches a text when it matches any part of it, unless it says `^` or
/// `$` itself.
///
/// Patterns are made by the generator. The classes of characters that a pattern tells apart are given
/// to each constructor: of ASCII as between the brackets of a regular expression (without escapes, and
/// with a hyphen that stands for itself in front), of other characters as [`WideRanges`]. They are
/// numbered from 1; class 0 is every other character.
#[derive(Clone, Copy, PartialEq)]
pub struct Pattern {
    source: &'static str,
    matcher: Matcher,
}

#[derive(Clone, Copy, PartialEq)]
enum Matcher {
    Class {
        alphabet: Alphabet,
        min: u32,
        max: Option<u32>,
    },
    Table(Table),
    Counted(Counted),
    #[cfg(feature = "backtracking")]
    Program(Program),
}

impl Pattern {
    /// A pattern for texts of `min` to `max` characters of one class, such as `^[a-z]{1,64}$`.
    ///
    /// ```
    /// use hardy_pattern::Pattern;
    ///
    /// const NAME: Pattern = Pattern::class("^[a-zé-]{1,64}$", "-a-z", &['é', 'é'], 1, Some(64));
    ///
    /// assert!(NAME.matches("café-noir"));
    /// assert!(!NAME.matches(""));
    /// ```
    pub const fn class(
        source: &'static str,
        ascii: &str,
        wide: &'static [char],
        min: u32,
        max: Option<u32>,
    ) -> Self {
        let alphabet = Alphabet::of_class(ascii, wide);
        let matcher = Matcher::Class { alphabet, min, max };
        Self { source, matcher }
    }

    /// A pattern by its table: for each state the one behind a character, by class. A state is written
    /// as `0` plus its number. State 0 is never left; a text may end in states from `accepting`.
    pub const fn table(
        source: &'static str,
        ascii: &[&str],
        wide: WideRanges,
        rows: &'static [u8],
        start: u8,
        accepting: u8,
    ) -> Self {
        let table = Table {
            alphabet: Alphabet::new(ascii, wide),
            width: ascii.len() + 1,
            rows,
            start,
            accepting,
        };
        Self {
            source,
            matcher: Matcher::Table(table),
        }
    }

    /// A pattern by its positions, up to 128 of them. Of each: the classes that it takes and the
    /// positions that may come behind it, as bits. Those that are repeated a limited number of times
    /// are among the `counts` as well, up to 16 of them. `ends` are the positions that a text may
    /// begin with, and those that it may end with.
    pub const fn counted(
        source: &'static str,
        ascii: &[&str],
        wide: WideRanges,
        positions: &'static [(u64, u128)],
        counts: &'static [PatternCount],
        ends: (u128, u128),
        empty: bool,
    ) -> Self {
        let counted = Counted {
            alphabet: Alphabet::new(ascii, wide),
            positions,
            counts,
            first: ends.0,
            last: ends.1,
            empty,
        };
        Self {
            source,
            matcher: Matcher::Counted(counted),
        }
    }

    /// A pattern by a program that keeps `slots` numbers.
    #[cfg(feature = "backtracking")]
    pub const fn program(
        source: &'static str,
        ascii: &[&str],
        wide: WideRanges,
        steps: &'static [PatternStep],
        slots: u32,
    ) -> Self {
        let program = Program {
            alphabet: Alphabet::new(ascii, wide),
            steps,
            slots,
        };
        Self {
            source,
            matcher: Matcher::Program(program),
        }
    }

    /// The pattern as the model has it, in the syntax of ECMA-262.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether some part of `text` matches. Takes time in proportion to the length of the text; a
    /// program that takes more is given up, and the text passes, so that the service is left to judge.
    pub fn matches(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::Class { alphabet, min, max } => {
                let mut length = 0_u64;
                for character in text.chars() {
                    if alphabet.class(character) == 0 {
                        return false;
                    }
                    length += 1;
                }
                length >= u64::from(*min) && max.is_none_or(|max| length <= u64::from(max))
            }
            Matcher::Table(table) => table.matches(text),
            Matcher::Counted(counted) => counted.matches(text),
            #[cfg(feature = "backtracking")]
            Matcher::Program(program) => program.matches(text),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}
