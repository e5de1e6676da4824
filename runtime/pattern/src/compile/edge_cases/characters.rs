//! The characters at the edges of a set. Must not know patterns.

use super::limits::evenly;
use crate::compile::set::CharSet;

/// At most `most` characters: first and last of each range, and those just outside. One half are
/// ASCII if there are too many.
pub(super) fn edges(set: &CharSet, most: usize) -> Vec<char> {
    let ranges = set.ranges().iter();
    let mut points: Vec<u32> = ranges
        .flat_map(|&(first, last)| [first.saturating_sub(1), first, last, last.saturating_add(1)])
        .collect();
    points.sort_unstable();
    points.dedup();
    // Surrogates are no characters.
    let characters = points.into_iter().filter_map(char::from_u32);
    let (ascii, wide): (Vec<char>, Vec<char>) = characters.partition(char::is_ascii);
    let for_wide = wide.len().min(most / 2);
    let mut chosen = evenly(ascii, most - for_wide);
    let left = most - chosen.len();
    chosen.extend(evenly(wide, left));
    chosen
}

#[cfg(test)]
mod tests {
    use super::edges;
    use crate::compile::set::CharSet;

    #[test]
    fn finds_both_sides_of_each_edge() {
        let cases = [
            (vec![('a', 'c'), ('x', 'x')], 9, "`acdwxy"),
            (vec![('a', 'c'), ('d', 'e')], 9, "`aef"),
            (vec![('\0', char::MAX)], 9, "\0\u{10ffff}"),
            (vec![('a', 'c'), ('é', 'é'), ('ü', 'ü')], 4, "`cèû"),
            (vec![], 9, ""),
        ];
        for (ranges, most, expected) in cases {
            let found = edges(&CharSet::of_chars(&ranges), most);
            assert_eq!(String::from_iter(found), expected, "{ranges:?}");
        }
    }
}
