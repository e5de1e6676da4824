//! The budget of patterns in one crate, and their shared parts. `hardy-pattern` compiles patterns;
//! must not know where patterns are used.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use hardy_pattern::compile::{self, PatternError};

use crate::ir::{Matcher, Pattern, Ranges};

/// Steps for all patterns of one crate. Without budget, patterns get no tables.
const BUDGET: u64 = 20_000_000;

/// More steps than one pattern may take: with them, its matcher does not depend on the budget.
const ENOUGH: u64 = 1_000_000;

/// What a crate does not need of its compiled patterns, by the patterns in the model.
#[derive(Clone, Debug, Default)]
pub(crate) struct Compiled {
    /// The steps of all patterns whose matchers do not depend on the budget.
    pub(crate) steps: BTreeMap<String, u64>,
}

/// Compiles the patterns of a crate, within the budget.
#[derive(Debug)]
pub(crate) struct Compiler {
    /// Matchers for another crate.
    known: BTreeMap<String, Matcher>,
    steps_of_known: BTreeMap<String, u64>,
    /// The remaining budget.
    budget: u64,
    /// The steps so far.
    pub(crate) steps: BTreeMap<String, u64>,
}

impl Compiler {
    /// A compiler that knows the patterns of another crate.
    pub(crate) fn new(used: &[Pattern], compiled: &Compiled) -> Self {
        let known = used
            .iter()
            .map(|one| (one.source.clone(), one.matcher.clone()));
        Self {
            known: known.collect(),
            steps_of_known: compiled.steps.clone(),
            budget: BUDGET,
            steps: BTreeMap::new(),
        }
    }

    /// The matcher of a pattern.
    pub(crate) fn matcher(&mut self, ecma: &str) -> Result<Matcher, PatternError> {
        let before = self.budget;
        if before < ENOUGH {
            return compile::matcher(ecma, &mut self.budget);
        }
        let known = self.known.remove(ecma);
        let matcher = match known.zip(self.steps_of_known.get(ecma)) {
            Some((matcher, steps)) => {
                self.budget = before.saturating_sub(*steps);
                matcher
            }
            None => compile::matcher(ecma, &mut self.budget)?,
        };
        self.steps.insert(ecma.to_owned(), before - self.budget);
        Ok(matcher)
    }
}

/// The greatest number of ends in a list of characters that is printed inline.
const MOST_ENDS_IN_PLACE: usize = 8;

/// The long lists of characters in `patterns`, each named after the first pattern with it, or that
/// and the next free number.
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
