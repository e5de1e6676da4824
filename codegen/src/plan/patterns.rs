//! What a pattern of the model means, and what decides at run time whether a text matches it. Decides
//! which patterns are checked and how; must not know where they are used.
//!
//! Smithy's patterns are ECMA-262, read in Unicode mode: `\d` and `\w` are ASCII, a match may begin
//! and end anywhere. Real models hold many patterns that Unicode mode refuses and browsers accept, such
//! as `[\w-.]` or `\_`; those are read as Annex B of ECMA-262 has it, but over code points, and `\p{…}`
//! is a property in them as well.
//!
//! No regular expression is compiled at run time. Each pattern becomes the first of these that it can
//! become, and is emitted as constant data:
//!
//! - (a) a set of characters and a length, in `class`;
//! - (b) a table of states, in `dfa`. Looking around costs nothing there, see `term`;
//! - (c) positions that are followed all at once, with numbers for what counts, in `counted`;
//! - (d) a program that tries one way after another, in `backtrack`. It is run by an optional feature
//!   of the runtime, and only so far: beyond that the service is left to judge.

mod alphabet;
mod backtrack;
mod class;
mod counted;
mod derive;
mod dfa;
mod lower;
mod parse;
mod properties;
mod set;
mod syntax;
mod term;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, iter};

use crate::ir::{Matcher, Pattern, Ranges};
use alphabet::Alphabet;
use term::{Expression, Terms};

/// How deep groups may nest.
const NEST_LIMIT: u32 = 250;

/// Steps that may be spent on the terms of one pattern. Those of real services do with a tenth.
const MOST_STEPS: u64 = 400_000;

/// Why a pattern cannot be checked at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Where in the pattern the reason is, in bytes.
    pub offset: usize,
    /// What is wrong there, in words.
    pub reason: Cow<'static, str>,
    /// Whose fault it is.
    pub kind: PatternErrorKind,
}

/// Whether the pattern or the generator is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternErrorKind {
    /// The pattern is not ECMA-262.
    Invalid,
    /// The pattern is ECMA-262, and more than can be matched.
    Unsupported,
}

impl PatternError {
    fn invalid(offset: usize, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            offset,
            reason: reason.into(),
            kind: PatternErrorKind::Invalid,
        }
    }

    fn unsupported(offset: usize, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            offset,
            reason: reason.into(),
            kind: PatternErrorKind::Unsupported,
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            PatternErrorKind::Invalid => "is not one of ECMA-262",
            PatternErrorKind::Unsupported => "cannot be checked",
        };
        write!(f, "{what}: {} (at byte {})", self.reason, self.offset)
    }
}

impl std::error::Error for PatternError {}

/// Steps that may be spent on the patterns of one crate. With none left, patterns get no tables.
pub(crate) const BUDGET: u64 = 20_000_000;

/// What decides whether a text matches a pattern of the model. The work is taken from `budget`.
///
/// # Errors
///
/// A pattern that is not ECMA-262, one with inline flags, and one that is too large for all that there
/// is.
pub(crate) fn matcher(ecma: &str, budget: &mut u64) -> Result<Matcher, PatternError> {
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
    matchers(ecma, &mut { BUDGET }, true)
}

/// Lists of characters are printed where they stand as long as they have no more ends.
const MOST_ENDS_IN_PLACE: usize = 8;

/// The long lists of characters in `patterns`, each under the name of the first pattern with it, or
/// that and the next number that is free.
pub(crate) fn shared_ranges(patterns: &[Pattern]) -> Vec<Ranges> {
    let mut named: BTreeMap<&[char], String> = BTreeMap::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for pattern in patterns {
        let ends = pattern.matcher.sets().iter().map(|set| set.wide.as_slice());
        for ends in ends.filter(|ends| ends.len() > MOST_ENDS_IN_PLACE) {
            if named.contains_key(ends) {
                continue;
            }
            let numbered = (2_u32..).map(|number| format!("{}_{number}", pattern.name));
            let mut candidates = iter::once(pattern.name.clone()).chain(numbered);
            let free = candidates.find(|name| !names.contains(name));
            let name = free.unwrap_or_default();
            names.insert(name.clone());
            named.insert(ends, name);
        }
    }
    let mut ranges: Vec<Ranges> = named
        .into_iter()
        .map(|(ends, name)| Ranges {
            name,
            ends: ends.to_vec(),
        })
        .collect();
    ranges.sort_by(|a, b| a.name.cmp(&b.name));
    ranges
}

/// The matchers of a pattern, all of them or the first alone.
fn matchers(ecma: &str, budget: &mut u64, all: bool) -> Result<Vec<Matcher>, PatternError> {
    let alternatives = parse::parse(ecma)?;
    let alphabet = Alphabet::of(&alternatives)
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

fn by_term(pattern: Expression, terms: &mut Terms, alphabet: &Alphabet, all: bool) -> Vec<Matcher> {
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
