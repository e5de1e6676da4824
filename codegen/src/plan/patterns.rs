//! The budget of patterns in one crate, and their shared parts. `hardy-pattern` compiles patterns;
//! must not know where patterns are used.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use crate::ir::{Pattern, Ranges};

/// Steps for all patterns of one crate. Without budget, patterns get no tables.
pub(crate) const BUDGET: u64 = 20_000_000;

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
