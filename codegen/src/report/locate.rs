//! Answers about JSON text that a parser does not give: where values stand, which keys are repeated.

use super::place::{Cursor, Position};
use super::scan::{Listener, scan};
use std::collections::{BTreeMap, HashSet};

/// Where the value that `pointer` names begins, or `None` if there is no such value.
///
/// `text` is JSON; of a repeated key the first value counts.
pub fn locate(text: &str, pointer: &str) -> Option<Position> {
    locate_all(text, &[pointer]).remove(pointer)
}

/// Where each of the values begins; those that are not there are left out. One pass over the text.
pub fn locate_all<'a>(text: &str, pointers: &[&'a str]) -> BTreeMap<&'a str, Position> {
    let wanted: BTreeMap<&str, Option<usize>> =
        pointers.iter().map(|pointer| (*pointer, None)).collect();
    let mut search = Search {
        missing: wanted.len(),
        wanted,
    };
    scan(text, &mut search);
    let offsets = search.wanted.into_iter();
    let mut found: Vec<(usize, &str)> = offsets
        .filter_map(|(pointer, offset)| Some((offset?, pointer)))
        .collect();
    found.sort_unstable();
    let mut cursor = Cursor::new(text);
    found
        .into_iter()
        .map(|(offset, pointer)| (pointer, cursor.advance(offset)))
        .collect()
}

struct Search<'a> {
    wanted: BTreeMap<&'a str, Option<usize>>,
    missing: usize,
}

impl Listener for Search<'_> {
    fn value(&mut self, pointer: &str, offset: usize) -> bool {
        if let Some(found @ None) = self.wanted.get_mut(pointer) {
            *found = Some(offset);
            self.missing -= 1;
        }
        self.missing > 0
    }
}

/// A key that an object of the text states more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedKey {
    /// The key.
    pub key: String,
    /// Pointer to its value.
    pub pointer: String,
    /// Where the repetition stands.
    pub position: Position,
}

/// Bytes that the pointers to repeated keys may take together.
const MOST_POINTERS: usize = 1 << 20;

/// Repetitions of a key within one object, in the order of the text: the first, and the others as
/// far as their pointers do not come to more than a megabyte.
///
/// JSON parsers keep the last value and drop the others without a word.
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
    open: Vec<HashSet<String>>,
    found: Vec<(String, String, usize)>,
    /// Bytes of the pointers met so far.
    pointers: usize,
}

impl Listener for Repetitions {
    fn value(&mut self, _pointer: &str, _offset: usize) -> bool {
        true
    }

    fn open(&mut self) {
        self.open.push(HashSet::new());
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
