//! Which character of a set reads best.

use crate::compile::set::CharSet;

/// Characters that read well, the best ones first. Where several of a group are possible, they come in
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

/// The character of the set that reads best. `run` counts the characters before that could have been
/// others.
pub(super) fn readable(set: &CharSet, run: &mut usize) -> Option<char> {
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
        let mut seen = characters().filter(|character| character.is_alphanumeric());
        seen.next().or_else(|| characters().next())
    })
}
