//! Limits of the strings, and the characters around them. Must not know patterns.

/// The greatest length of a string, in bytes.
pub(super) const LONGEST: usize = 16 << 10;

/// Where a string should begin or end: a line terminator, and a letter beyond ASCII. Most patterns
/// refuse one of them.
pub(super) const OUTSIDE: [&str; 2] = ["\n", "é"];

/// At most `most` items, from everywhere in the list.
pub(super) fn evenly<T>(items: Vec<T>, most: usize) -> Vec<T> {
    let count = items.len();
    if count <= most {
        return items;
    }
    let items = items.into_iter().enumerate();
    // The first of each group of items with the same number.
    let number = |index: usize| index * most / count;
    let chosen = items.filter(|(index, _)| match index.checked_sub(1) {
        Some(before) => number(before) != number(*index),
        None => most > 0,
    });
    chosen.map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::evenly;

    #[test]
    fn chooses_evenly() {
        let cases: [(usize, &[u32]); 5] = [
            (0, &[]),
            (1, &[0]),
            (3, &[0, 4, 7]),
            (9, &[0, 2, 3, 4, 5, 6, 7, 8, 9]),
            (10, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ];
        for (most, expected) in cases {
            assert_eq!(evenly((0..10).collect(), most), expected, "{most}");
        }
    }
}
