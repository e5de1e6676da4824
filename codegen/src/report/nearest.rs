//! "Did you mean": the most similar name. Must not know the meaning of names.

use std::borrow::Borrow;

/// The greatest length of a name, in characters, that is compared: the cost grows with the square,
/// and nobody mistypes longer names.
const LONGEST: usize = 128;

/// The greatest number of edits between similar names, for any length.
const MOST_EDITS: usize = 4;

/// The shortest name that counts as the beginning or end of another.
const SHORTEST_PART: usize = 4;

/// The result of [`Names::nearest`] among `candidates`.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates = candidates.into_iter();
    search(
        name,
        candidates.map(|candidate| (Entry::new(candidate), candidate)),
    )
}

/// Candidates, prepared for many searches.
///
/// A search visits every name, but computes an edit distance only for the few with about the same
/// letters.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<(Entry, String)>,
}

impl Names {
    /// Prepares these names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter();
        Self {
            names: names
                .map(|name| (Entry::new(name), name.to_owned()))
                .collect(),
        }
    }

    /// The name that is most similar to `name`, if any is similar enough.
    ///
    /// A similar name differs by at most a third of its length, at least one and at most four
    /// edits; swapping two letters is one edit, and case does not matter. Otherwise it begins or
    /// ends with `name`, or the other way round, and is at most twice as long. Of equally similar
    /// names, the first in order is returned.
    ///
    /// Shape ids are compared by the part after `#`, so that a wrong or missing namespace does not
    /// hide the right name; among equals, the more similar namespace decides.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let names = self.names.iter();
        search(name, names.map(|(entry, name)| (entry, name.as_str())))
    }
}

/// The data for comparing a name.
#[derive(Clone, Debug)]
struct Entry {
    /// The part after `#`, in lower case.
    short: String,
    /// Its length in characters.
    length: usize,
    /// The number of each letter from `a` to `z`, and of all other characters last.
    letters: [u8; 27],
}

impl Entry {
    fn new(name: &str) -> Self {
        let short = name.rsplit('#').next().unwrap_or(name).to_lowercase();
        let mut letters = [0_u8; 27];
        for letter in short.chars() {
            let index = match letter {
                'a'..='z' => u32::from(letter) - u32::from('a'),
                _ => 26,
            };
            let count = &mut letters[index as usize];
            *count = count.saturating_add(1);
        }
        Self {
            length: short.chars().count(),
            letters,
            short,
        }
    }

    /// The number of letters that only one of the two has.
    fn other_letters(&self, other: &Self) -> usize {
        let pairs = self.letters.iter().zip(other.letters);
        pairs
            .map(|(own, other)| usize::from(own.abs_diff(other)))
            .sum()
    }
}

/// The distance of a candidate; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// Edits of the name, then of the namespace.
    Edits(usize, usize),
    /// One is the beginning or end of the other: surplus letters, then edits of the namespace.
    Part(usize, usize),
}

fn search<'a>(
    name: &str,
    candidates: impl Iterator<Item = (impl Borrow<Entry>, &'a str)>,
) -> Option<&'a str> {
    let wanted = Entry::new(name);
    if !(1..=LONGEST).contains(&wanted.length) {
        return None;
    }
    let mut best: Option<(Distance, &str)> = None;
    for (entry, candidate) in candidates {
        let apart = || namespace_distance(name, candidate);
        let distance = match (edits(&wanted, entry.borrow()), &best) {
            (Some(edits), _) => Distance::Edits(edits, apart()),
            (None, Some((Distance::Edits(..), _))) => continue,
            (None, _) => match surplus(&wanted, entry.borrow()) {
                Some(surplus) => Distance::Part(surplus, apart()),
                None => continue,
            },
        };
        let found = (distance, candidate);
        best = Some(best.map_or(found, |kept| kept.min(found)));
    }
    best.map(|(_, candidate)| candidate)
}

/// The number of edits between two names, if it is small.
fn edits(wanted: &Entry, tried: &Entry) -> Option<usize> {
    let limit = (wanted.length / 3).clamp(1, MOST_EDITS);
    // An edit changes the length by at most one, and adds and removes at most one letter.
    let is_far = wanted.length.abs_diff(tried.length) > limit;
    if is_far || wanted.other_letters(tried) > 2 * limit {
        return None;
    }
    let edits = strsim::osa_distance(&wanted.short, &tried.short);
    (edits <= limit).then_some(edits)
}

/// The surplus letters of one name, if the other is its beginning or end and has at least half its
/// length.
fn surplus(wanted: &Entry, tried: &Entry) -> Option<usize> {
    let (part, whole) = if wanted.length < tried.length {
        (wanted, tried)
    } else {
        (tried, wanted)
    };
    let is_part = || whole.short.starts_with(&part.short) || whole.short.ends_with(&part.short);
    let fits = part.length >= SHORTEST_PART && part.length * 2 >= whole.length && is_part();
    fits.then(|| whole.length - part.length)
}

fn namespace_distance(left: &str, right: &str) -> usize {
    let namespace = |id: &str| {
        id.rsplit_once('#')
            .map(|(namespace, _)| namespace.to_lowercase())
    };
    let (left, right) = (namespace(left), namespace(right));
    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
    if left == right {
        return 0;
    }
    let is_short = |text: &str| text.len() <= LONGEST;
    if is_short(&left) && is_short(&right) {
        strsim::osa_distance(&left, &right)
    } else {
        usize::MAX
    }
}
