//! Compiles a pattern: what it means, and what decides at run time whether a string matches it. Decides
//! how each pattern is checked; must not know where it is used, or how it is printed.
//!
//! Smithy's patterns are ECMA-262, read in Unicode mode: `\d` and `\w` are ASCII, a match may begin
//! and end anywhere. Real models hold many patterns that Unicode mode refuses and browsers accept, such
//! as `[\w-.]` or `\_`; those are read as Annex B of ECMA-262 has it, but over code points, and `\p{…}`
//! is a property in them as well.
//!
//! Each pattern becomes the first of these that it can become:
//!
//! - (a) a set of characters and a length, in `class`;
//! - (b) a table of states, in `dfa`. Looking around costs nothing there, see `term`;
//! - (c) positions that are followed all at once, with numbers for what counts, in `counted`;
//! - (d) a program that tries one way after another, in `backtrack`. The feature `backtracking` runs it,
//!   and only so far: beyond that the service is left to judge.
//!
//! ```
//! use hardy_pattern::compile::{Matcher, matcher};
//!
//! let mut budget = 1_000_000;
//! let found = matcher("^[a-z]{1,64}$", &mut budget)?;
//! assert!(matches!(found, Matcher::Class { min: 1, max: Some(64), .. }));
//! # Ok::<(), hardy_pattern::compile::PatternError>(())
//! ```

mod alphabet;
mod backtrack;
mod class;
mod compiled;
mod counted;
mod derive;
mod dfa;
mod error;
#[cfg(feature = "backtracking")]
mod leak;
mod lower;
mod parse;
mod properties;
mod set;
mod syntax;
mod term;

#[cfg(test)]
mod tests;

pub use compiled::{Alphabet, CharacterSet, Count, Matcher, Position, Step};
pub use error::{PatternError, PatternErrorKind};
use term::{Expression, Terms};

/// Steps that may be spent on the terms of one pattern. Those of real services do with a tenth.
const MOST_STEPS: u64 = 400_000;

/// What decides whether a string matches a pattern of ECMA-262. The work is taken from `budget`, which
/// many patterns may share; with nothing left, patterns get no tables.
///
/// # Errors
///
/// A pattern that is not ECMA-262, one with inline flags, and one that is too large for all that there
/// is.
pub fn matcher(ecma: &str, budget: &mut u64) -> Result<Matcher, PatternError> {
    let found = matchers(ecma, budget, false)?.into_iter().next();
    found.ok_or_else(|| PatternError::unsupported(0, "it is too large"))
}

/// Every matcher that can decide a pattern, the one to use first: for tests, which hold them against
/// each other.
///
/// # Errors
///
/// A pattern that is not ECMA-262, or that has inline flags. For one that is too large for all that
/// there is, there is no matcher.
pub fn every_matcher(ecma: &str) -> Result<Vec<Matcher>, PatternError> {
    matchers(ecma, &mut { MOST_STEPS }, true)
}

/// The matchers of a pattern, all of them or the first alone.
fn matchers(ecma: &str, budget: &mut u64, all: bool) -> Result<Vec<Matcher>, PatternError> {
    let alternatives = parse::parse(ecma)?;
    let alphabet = alphabet::Alphabet::of(&alternatives)
        .ok_or_else(|| PatternError::unsupported(0, "it tells too many characters apart"))?;
    let allowed = MOST_STEPS.min(*budget);
    let mut terms = Terms::new(alphabet.all(), allowed);
    let pattern = lower::lower(&alternatives, &alphabet, &mut terms);
    let mut found = match pattern {
        Some(pattern) => by_term(pattern, &mut terms, &alphabet, all),
        None => Vec::new(),
    };
    *budget -= allowed - terms.left();
    if all || found.is_empty() {
        found.extend(backtrack::matcher(&alternatives, &alphabet));
    }
    Ok(found)
}

fn by_term(
    pattern: Expression,
    terms: &mut Terms,
    alphabet: &alphabet::Alphabet,
    all: bool,
) -> Vec<Matcher> {
    let mut found = Vec::from_iter(class::of_term(pattern, terms, alphabet));
    if !all && !found.is_empty() {
        return found;
    }
    if let Some(automaton) = dfa::automaton(pattern, terms, alphabet) {
        found.extend(class::of_automaton(&automaton, alphabet));
        if all || found.is_empty() {
            found.extend(dfa::table(&automaton, alphabet));
        }
    }
    if all || found.is_empty() {
        found.extend(counted::matcher(pattern, terms, alphabet));
    }
    found
}
