//! Classes of characters: a pattern treats all characters of a class alike. Later stages use the
//! numbers of classes, and the bits of a [`Mask`] for sets of classes.

use std::collections::{BTreeMap, BTreeSet};

use super::compiled;
use super::set::CharSet;
use super::syntax::{Alternatives, Node, WORD, set};

/// A set of classes: a bit for each class.
pub(super) type Mask = u64;

/// The greatest number of classes: the bits of a mask.
const MOST_CLASSES: usize = 64;

/// The greatest number of different sets in a pattern. The classes split each set at the ends of
/// all ranges.
const MOST_SETS: usize = 256;

/// The classes of one pattern. Class 0 has all characters that are in no other class.
pub(super) struct Alphabet {
    classes: Vec<CharSet>,
    masks: BTreeMap<CharSet, Mask>,
}

impl Alphabet {
    /// The classes that a pattern distinguishes; `None` if there are too many.
    pub(super) fn of(alternatives: &Alternatives) -> Option<Self> {
        let mut sets = BTreeSet::new();
        collect(alternatives, &mut sets);
        if sets.len() > MOST_SETS {
            return None;
        }
        let sets: Vec<CharSet> = sets.into_iter().collect();
        let classes = partition(&sets)?;
        let masks = masks(&sets, &classes);
        Some(Self {
            classes: classes.into_values().collect(),
            masks,
        })
    }

    /// The number of classes; at least one.
    pub(super) fn len(&self) -> usize {
        self.classes.len()
    }

    /// All classes.
    pub(super) fn all(&self) -> Mask {
        Mask::MAX >> (MOST_CLASSES - self.len())
    }

    /// The classes of a set in the pattern.
    pub(super) fn mask(&self, set: &CharSet) -> Mask {
        self.masks.get(set).copied().unwrap_or_default()
    }

    /// The class of a character.
    pub(super) fn class_of(&self, character: char) -> usize {
        let mut classes = self.classes.iter();
        // Every character is in a class.
        classes.position(|set| set.has(character)).unwrap_or(0)
    }

    /// The characters of these classes.
    pub(super) fn characters(&self, mask: Mask) -> CharSet {
        let classes = self.classes.iter().enumerate();
        let taken = classes.filter(|(class, _)| mask >> class & 1 == 1);
        CharSet::of(taken.flat_map(|(_, set)| set.ranges().iter().copied()))
    }

    /// The alphabet in emitted code, with these classes, each a set of the pattern's own. The class
    /// with the most ranges becomes class 0, which emitted code omits. Also returns the order of
    /// the classes.
    pub(super) fn emitted(&self, merged: &[Mask]) -> (compiled::Alphabet, Vec<usize>) {
        let mut sets: Vec<(usize, compiled::CharacterSet)> = merged
            .iter()
            .map(|mask| character_set(&self.characters(*mask)))
            .enumerate()
            .collect();
        let largest = sets
            .iter()
            .max_by_key(|(class, set)| (set.wide.len(), set.ascii.len(), usize::MAX - class))
            .map_or(0, |(class, _)| *class);
        sets.sort_by_key(|(class, _)| (*class != largest, *class));
        let order = sets.iter().map(|(class, _)| *class).collect();
        let classes = sets.into_iter().skip(1).map(|(_, set)| set).collect();
        (compiled::Alphabet { classes }, order)
    }
}

/// A set in emitted code.
pub(super) fn character_set(set: &CharSet) -> compiled::CharacterSet {
    compiled::CharacterSet {
        ascii: set.ascii(),
        wide: set.wide(),
    }
}

fn collect(alternatives: &Alternatives, sets: &mut BTreeSet<CharSet>) {
    for node in alternatives.iter().flatten() {
        collect_of(node, sets);
    }
}

fn collect_of(node: &Node, sets: &mut BTreeSet<CharSet>) {
    match node {
        Node::Class(set) => {
            // Most patterns repeat a few sets, which need no copy.
            if !sets.contains(set) {
                sets.insert(set.clone());
            }
        }
        Node::WordBoundary { .. } => {
            sets.insert(set(WORD, false));
        }
        Node::Group(alternatives, _) | Node::Look { alternatives, .. } => {
            collect(alternatives, sets);
        }
        Node::Repeat { node, .. } => collect_of(node, sets),
        Node::Start | Node::End | Node::Reference(_) => {}
    }
}

/// The sets that contain a character, a bit for each.
type Signature = [u64; MOST_SETS / 64];

/// The characters, grouped by the sets that contain them.
fn partition(sets: &[CharSet]) -> Option<BTreeMap<Signature, CharSet>> {
    let mut ends: Vec<(u32, usize)> = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        let ranges = set.ranges().iter();
        ends.extend(ranges.flat_map(|&(first, last)| [(first, index), (last + 1, index)]));
    }
    ends.sort_unstable();
    let mut classes: BTreeMap<Signature, Vec<(u32, u32)>> = BTreeMap::new();
    let mut signature = Signature::default();
    let mut start = 0;
    let last = u32::from(char::MAX);
    for (end, index) in ends.into_iter().chain([(last + 1, usize::MAX)]) {
        if start < end {
            classes.entry(signature).or_default().push((start, end - 1));
            start = end;
        }
        if let Some(bits) = signature.get_mut(index / 64) {
            *bits ^= 1 << (index % 64);
        }
    }
    let classes = classes.into_iter();
    let classes: BTreeMap<_, _> = classes
        .map(|(signature, ranges)| (signature, CharSet::of(ranges)))
        .collect();
    (classes.len() <= MOST_CLASSES).then_some(classes)
}

fn masks(sets: &[CharSet], classes: &BTreeMap<Signature, CharSet>) -> BTreeMap<CharSet, Mask> {
    let mask = |index: usize| {
        let classes = classes.keys().enumerate();
        classes
            .filter(|(_, signature)| signature[index / 64] >> (index % 64) & 1 == 1)
            .fold(0, |mask, (class, _)| mask | 1 << class)
    };
    let sets = sets.iter().enumerate();
    sets.map(|(index, set)| (set.clone(), mask(index)))
        .collect()
}
