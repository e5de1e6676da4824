//! A short match, changed in one place at a time. Must not know the syntax tree.

use super::limits::evenly;
use crate::compile::samples::Samples;

/// The budget for the match, in steps of the compiler.
const STEPS: u64 = 60_000;

/// The greatest numbers of changed places, and of characters for each.
const MOST_PLACES: usize = 24;
const MOST_CHARACTERS: usize = 12;

/// A match; and the match in each of these lengths, without a character, with a character twice, and
/// with a character of another class. `simplest` replaces the match if the search finds none. Empty
/// if the pattern is too large.
pub(super) fn strings(
    ecma: &str,
    simplest: &str,
    lengths: impl Iterator<Item = usize>,
) -> Vec<String> {
    let Some(mut samples) = Samples::of(ecma, STEPS) else {
        return Vec::new();
    };
    let base = samples.shortest(0, usize::MAX);
    let base = base.unwrap_or_else(|| simplest.to_owned());
    let mut strings = vec![base.clone()];
    if let Some((at, last)) = base.char_indices().next_back() {
        let before = base[..at].chars().count();
        let filled = |length: usize| {
            let count = length.checked_sub(before)?;
            Some(format!(
                "{}{}",
                &base[..at],
                String::from(last).repeat(count)
            ))
        };
        strings.extend(lengths.filter_map(filled));
    }
    let others = evenly(samples.characters(), MOST_CHARACTERS);
    for (at, character) in evenly(base.char_indices().collect(), MOST_PLACES) {
        let (before, rest) = base.split_at(at);
        let after = &rest[character.len_utf8()..];
        strings.push(format!("{before}{after}"));
        strings.push(format!("{before}{character}{rest}"));
        for other in others.iter().filter(|other| **other != character) {
            strings.push(format!("{before}{other}{after}"));
            strings.push(format!("{before}{character}{other}{after}"));
        }
    }
    strings
}
