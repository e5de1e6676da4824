//! Finds values, keys and duplicate keys in JSON, which a parser does not.

use super::scan::{Listener, Met, end_of_token, scan};
use super::source_location::{Cursor, LineColumn, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The part of a value that a problem is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blame {
    /// The value: a string, a number, a word. An object or array, which may have thousands of
    /// lines, is shown by its key or, without one, by its opening bracket.
    #[default]
    Value,
    /// The key of the value; the value if it has no key.
    Key,
}

/// The location of the value at `pointer`, or `None` if there is no such value.
///
/// `text` is JSON; of duplicate keys, the first value counts.
pub fn locate(text: &str, pointer: &str, blame: Blame) -> Option<Span> {
    let wanted = (pointer, blame);
    locate_all(text, &[wanted]).remove(&wanted)
}

/// The locations of several values; omits those that do not exist. One pass over the text.
pub fn locate_all<'a>(text: &str, wanted: &[(&'a str, Blame)]) -> BTreeMap<(&'a str, Blame), Span> {
    let pointers: BTreeMap<&str, Option<Met>> =
        wanted.iter().map(|(pointer, _)| (*pointer, None)).collect();
    let mut search = Search {
        missing: pointers.len(),
        pointers,
    };
    scan(text, &mut search);
    let stretch = |(pointer, blame): &(&'a str, Blame)| {
        let met = search.pointers.get(pointer)?.as_ref()?;
        Some(((*pointer, *blame), stretch(met, *blame)))
    };
    let found: Vec<_> = wanted.iter().filter_map(stretch).collect();
    let spans = spans(text, found.iter().map(|(_, bytes)| bytes.clone()));
    found.iter().map(|(key, _)| *key).zip(spans).collect()
}

/// The bytes that show a value.
fn stretch(met: &Met, blame: Blame) -> Range<usize> {
    let by_key = blame == Blame::Key || met.is_container;
    match &met.key {
        Some(key) if by_key => key.clone(),
        _ => met.bytes.clone(),
    }
}

struct Search<'a> {
    pointers: BTreeMap<&'a str, Option<Met>>,
    missing: usize,
}

impl Listener for Search<'_> {
    fn value(&mut self, pointer: &str, met: Met) -> bool {
        if let Some(found @ None) = self.pointers.get_mut(pointer) {
            *found = Some(met);
            self.missing -= 1;
        }
        self.missing > 0
    }
}

/// The string, or else the single character, at each of the positions. One pass over the text.
pub(super) fn tokens_at(text: &str, positions: &[LineColumn]) -> BTreeMap<LineColumn, Span> {
    let mut sorted = positions.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut cursor = Cursor::new(text);
    let tokens: Vec<Range<usize>> = sorted
        .iter()
        .map(|position| cursor.seek(*position))
        .map(|start| start..end_of_token(text, start))
        .collect();
    let spans = spans(text, tokens.into_iter());
    sorted.into_iter().zip(spans).collect()
}

/// Lines and columns of ranges, in any order.
fn spans(text: &str, stretches: impl Iterator<Item = Range<usize>> + Clone) -> Vec<Span> {
    let mut offsets: Vec<usize> = stretches
        .clone()
        .flat_map(|bytes| [bytes.start, bytes.end])
        .collect();
    offsets.sort_unstable();
    let mut cursor = Cursor::new(text);
    let positions: BTreeMap<usize, LineColumn> = offsets
        .into_iter()
        .map(|offset| (offset, cursor.advance(offset)))
        .collect();
    stretches
        .map(|bytes| Span {
            start: bytes.start,
            end: bytes.end,
            from: positions[&bytes.start],
            to: positions[&bytes.end],
        })
        .collect()
}

/// The locations of all numbers, in order.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Numbers {
        text,
        found: Vec::new(),
    };
    scan(text, &mut found);
    found.found
}

struct Numbers<'a> {
    text: &'a str,
    found: Vec<Range<usize>>,
}

impl Listener for Numbers<'_> {
    fn value(&mut self, _pointer: &str, met: Met) -> bool {
        let first = self.text.as_bytes().get(met.bytes.start);
        if first.is_some_and(|byte| *byte == b'-' || byte.is_ascii_digit()) {
            self.found.push(met.bytes);
        }
        true
    }
}

/// A duplicate key of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedKey {
    /// The key.
    pub key: String,
    /// Pointer to its value.
    pub pointer: String,
    /// The location of the repetition.
    pub position: LineColumn,
}

/// The greatest size of all pointers to duplicate keys, in bytes.
const MOST_POINTERS: usize = 1 << 20;

/// Duplicate keys in objects, in the order of the text: the first, and further ones until their
/// pointers exceed a megabyte.
///
/// JSON parsers keep the last value and drop the others silently.
pub fn repeated_keys(text: &str) -> Vec<RepeatedKey> {
    let mut repetitions = Repetitions {
        open: Vec::new(),
        found: Vec::new(),
        pointers: 0,
    };
    scan(text, &mut repetitions);
    let mut cursor = Cursor::new(text);
    let found = repetitions.found.into_iter();
    found
        .map(|(key, pointer, offset)| RepeatedKey {
            key,
            pointer,
            position: cursor.advance(offset),
        })
        .collect()
}

struct Repetitions {
    open: Vec<BTreeSet<String>>,
    found: Vec<(String, String, usize)>,
    /// Bytes of the pointers so far.
    pointers: usize,
}

impl Listener for Repetitions {
    fn value(&mut self, _pointer: &str, _met: Met) -> bool {
        true
    }

    fn open(&mut self) {
        self.open.push(BTreeSet::new());
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn key(&mut self, key: &str, pointer: &str, offset: usize) {
        let Some(keys) = self.open.last_mut() else {
            return;
        };
        if !keys.insert(key.to_owned()) {
            self.pointers += pointer.len();
            if self.pointers > MOST_POINTERS && !self.found.is_empty() {
                return;
            }
            self.found
                .push((key.to_owned(), pointer.to_owned(), offset));
        }
    }
}
