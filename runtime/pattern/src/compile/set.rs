//! Sets of code points as sorted ranges. A set may contain surrogates, which no string contains.
//! Must not know how a set is used.

/// A set of code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CharSet(Vec<(u32, u32)>);

const LAST: u32 = char::MAX as u32;

/// The first code point that is not ASCII.
const WIDE: u32 = 0x80;

impl CharSet {
    /// Creates a set from ranges with inclusive ends, in any order.
    pub(super) fn of(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut ranges: Vec<_> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match joined.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => {
                    before.1 = before.1.max(last);
                }
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    /// Creates a set from ranges of characters.
    pub(super) fn of_chars(ranges: &[(char, char)]) -> Self {
        Self::of(
            ranges
                .iter()
                .map(|&(first, last)| (first.into(), last.into())),
        )
    }

    /// The code points outside of the set.
    pub(super) fn complement(&self) -> Self {
        let mut gaps = Vec::new();
        let mut next = 0;
        for &(first, last) in &self.0 {
            if next < first {
                gaps.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            gaps.push((next, LAST));
        }
        Self(gaps)
    }

    /// Whether the character is in it.
    pub(super) fn has(&self, character: char) -> bool {
        let character = u32::from(character);
        let mut ranges = self.0.iter();
        ranges.any(|&(first, last)| (first..=last).contains(&character))
    }

    /// The ranges, in order.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// Its ASCII characters, written as between the brackets of a class: a hyphen first, and
    /// between the ends of every range of three characters or more.
    pub(super) fn ascii(&self) -> String {
        let mut hyphen = false;
        let mut string = String::new();
        for &(first, last) in self.0.iter().filter(|(first, _)| *first < WIDE) {
            let (mut first, mut last) = (first as u8, last.min(WIDE - 1) as u8);
            if first == b'-' || last == b'-' {
                hyphen = true;
                (first, last) = match (first, last) {
                    (b'-', b'-') => continue,
                    (b'-', last) => (b'-' + 1, last),
                    (first, _) => (first, b'-' - 1),
                };
            }
            match last - first {
                0 => string.push(first.into()),
                1 => string.extend([char::from(first), char::from(last)]),
                _ => string.extend([char::from(first), '-', char::from(last)]),
            }
        }
        if hyphen {
            string.insert(0, '-');
        }
        string
    }

    /// Its other characters: first and last of each range, in order.
    pub(super) fn wide(&self) -> Vec<char> {
        let mut ends = Vec::new();
        for &(first, last) in &self.0 {
            // A range may span the surrogates, or end inside them.
            for (first, last) in [
                (first.max(WIDE), last.min(0xD7FF)),
                (first.max(0xE000), last),
            ] {
                if first <= last {
                    ends.extend([first, last].map(|end| char::from_u32(end).unwrap_or_default()));
                }
            }
        }
        join(ends)
    }
}

/// Joins the range that ends before the surrogates with the one that begins after them.
fn join(ends: Vec<char>) -> Vec<char> {
    let mut joined: Vec<char> = Vec::with_capacity(ends.len());
    for pair in ends.chunks_exact(2) {
        match (joined.last_mut(), pair) {
            (Some(last @ '\u{D7FF}'), ['\u{E000}', end]) => *last = *end,
            _ => joined.extend(pair),
        }
    }
    joined
}
