//! Compiles a pattern: parses it, and chooses a matcher for run time.
//!
//! Smithy's patterns are ECMA-262 in Unicode mode: `\d` and `\w` are ASCII, and a match may begin
//! and end anywhere. Many patterns of real models are invalid in Unicode mode but valid in
//! browsers, such as `[\w-.]` or `\_`. They are parsed by Annex B of ECMA-262, but over code
//! points, and `\p{…}` is a property in them as well. As in Java, `.` also matches line
//! ends after `(?s)`.
//!
//! Each pattern becomes the first of these that can represent it:
//!
//! - (a) a set of characters and a length, in `class`;
//! - (b) a table of states, in `dfa`. It supports lookarounds, see `term`;
//! - (c) a set of positions with counters, in `counted`;
//! - (d) a backtracking program, in `backtrack`. The feature `backtracking` runs it, up to a limit.
//!   Beyond the limit, every string matches, and the service checks it.
//!
//! ```
//! use hardy_pattern::compile::{Matcher, matcher};
//!
//! let mut budget = 1_000_000;
//! let found = matcher("^[a-z]{1,64}$", &mut budget)?;
//! assert!(matches!(found, Matcher::Class { min: 1, max: Some(64), .. }));
//! # Ok::<(), hardy_pattern::compile::PatternError>(())
//! ```

// Must not know where a pattern is used, or how to print it.

mod alphabet;
mod backtrack;
mod class;
mod compiled;
mod counted;
mod derive;
mod dfa;
mod edge_cases;
mod error;
#[cfg(feature = "backtracking")]
mod leak;
mod lower;
mod parse;
mod properties;
mod samples;
mod set;
mod syntax;
mod term;

#[cfg(test)]
mod tests;

pub use compiled::{Alphabet, CharacterSet, Count, Matcher, Position, Step};
pub use edge_cases::edge_cases;
pub use error::{PatternError, PatternErrorKind};
pub use samples::Samples;
use term::{Expression, Terms};

/// The greatest number of steps for the terms of one pattern. Patterns of real services need a
/// tenth.
const MOST_STEPS: u64 = 400_000;

/// The matcher of an ECMA-262 pattern. Subtracts its steps from `budget`, which many patterns may
/// share; without budget, patterns get no tables.
///
/// # Errors
///
/// Fails for a pattern that is not ECMA-262, one with inline flags other than `s`, and one that is too large for
/// every matcher.
pub fn matcher(ecma: &str, budget: &mut u64) -> Result<Matcher, PatternError> {
    let found = matchers(ecma, budget, false)?.into_iter().next();
    found.ok_or_else(|| PatternError::unsupported(0, "it is too large"))
}

/// Whether a pattern is valid and supported, in a fraction of the time of [`matcher`], which alone finds
/// that a pattern is too large.
///
/// # Errors
///
/// Fails for a pattern that is not ECMA-262, one with inline flags other than `s`, and one that distinguishes too many sets
/// of characters.
pub fn check(ecma: &str) -> Result<(), PatternError> {
    alphabet_of(&parse::parse(ecma)?).map(|_| ())
}

/// Every matcher of a pattern, the preferred one first. Tests compare their results.
///
/// # Errors
///
/// Fails for a pattern that is not ECMA-262, or that has inline flags other than `s`. A pattern that is too large
/// for every matcher gives an empty list.
pub fn every_matcher(ecma: &str) -> Result<Vec<Matcher>, PatternError> {
    matchers(ecma, &mut { MOST_STEPS }, true)
}

/// The matchers of a pattern, all of them or only the first.
fn matchers(ecma: &str, budget: &mut u64, all: bool) -> Result<Vec<Matcher>, PatternError> {
    let alternatives = parse::parse(ecma)?;
    let alphabet = alphabet_of(&alternatives)?;
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

fn alphabet_of(alternatives: &syntax::Alternatives) -> Result<alphabet::Alphabet, PatternError> {
    alphabet::Alphabet::of(alternatives)
        .ok_or_else(|| PatternError::unsupported(0, "it distinguishes too many sets of characters"))
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
