//! The most readable character of a set. Must not know patterns.

use crate::compile::set::CharSet;

/// Groups of readable characters, the best group first. Characters of one group alternate in this
/// order.
const GROUPS: [&str; 8] = [
    "abcdefghijklmnopqrstuvwxyz",
    "1234567890",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "-",
    "_",
    ".",
    "/",
    ":",
];

/// The most readable character of the set. `run` counts the previous characters in a row that had
/// alternatives.
pub(in crate::compile) fn readable(set: &CharSet, run: &mut usize) -> Option<char> {
    for group in GROUPS {
        let possible = group.chars().filter(|character| set.has(*character));
        let possible: Vec<char> = possible.collect();
        if let Some(character) = possible.get(*run % possible.len().max(1)) {
            *run = if possible.len() > 1 { *run + 1 } else { 0 };
            return Some(*character);
        }
    }
    *run = 0;
    let mut printable = ('!'..='~').chain([' ']);
    let printable = printable.find(|character| set.has(*character));
    printable.or_else(|| {
        let characters = || {
            let ranges = set.ranges().iter();
            ranges.flat_map(|(first, last)| [*first, *last].into_iter().filter_map(char::from_u32))
        };
        let mut readable = characters().filter(|character| character.is_alphanumeric());
        readable.next().or_else(|| characters().next())
    })
}
