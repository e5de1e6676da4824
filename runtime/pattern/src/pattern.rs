//! The regular expression of a constraint, as constant data. Decides which matcher runs; must not
//! know ECMA-262, which the compiler has parsed already.
//!
//! Nothing is compiled at run time, and matching does not allocate, except for programs (feature
//! `backtracking`). The generator uses the first of these that suffices: a class of characters and
//! a length, a table of states, positions with counters, a program.

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

/// A pattern of the model. It matches a string if it matches any part of it; `^` and `$` anchor it.
///
/// The generator creates patterns. Each constructor takes the classes of characters that the
/// pattern distinguishes: their ASCII characters as between the brackets of a regular expression
/// (without escapes, a literal hyphen first), and other characters as [`WideRanges`]. Classes are
/// numbered from 1; class 0 has all other characters.
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
    /// A pattern for strings of `min` to `max` characters of one class, such as `^[a-z]{1,64}$`.
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

    /// A pattern with a table: for each state, the next state for each class. A state is written as
    /// `0` plus its number. State 0 is never left; states from `accepting` on accept the string.
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

    /// A pattern with up to 128 positions. Each has the classes that it matches and the positions
    /// that may follow it, as bits. Positions with a limited number of repetitions are also in
    /// `counts`, at most 16. `ends` are the first positions of a string, and the last ones.
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

    /// A pattern with a backtracking program that uses `slots` numbers.
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

    /// The pattern from the model, in the syntax of ECMA-262.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether a part of `string` matches. Takes time in proportion to the length of the string. A
    /// program that takes longer stops, and the result is `true`, so that the service checks the
    /// string.
    pub fn matches(&self, string: &str) -> bool {
        match &self.matcher {
            Matcher::Class { alphabet, min, max } => {
                let mut length = 0_u64;
                for character in string.chars() {
                    if alphabet.class(character) == 0 {
                        return false;
                    }
                    length += 1;
                }
                length >= u64::from(*min) && max.is_none_or(|max| length <= u64::from(max))
            }
            Matcher::Table(table) => table.matches(string),
            Matcher::Counted(counted) => counted.matches(string),
            #[cfg(feature = "backtracking")]
            Matcher::Program(program) => program.matches(string),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}
