//! The characters of a pattern, in classes that it does not tell apart. Everything behind it speaks of
//! classes by number, and of sets of them by the bits of a [`Mask`].

use std::collections::{BTreeMap, BTreeSet};

use super::compiled;
use super::set::CharSet;
use super::syntax::{Alternatives, Node, WORD, set};

/// A set of classes: the bit of a class says whether it is in the set.
pub(super) type Mask = u64;

/// How many classes there may be: as many as a mask has bits.
const MOST_CLASSES: usize = 64;

/// How many different sets a pattern may name. Each looks at the ends of the ranges of all.
const MOST_SETS: usize = 256;

/// The classes of one pattern. Class 0 is whatever is in no other.
pub(super) struct Alphabet {
    classes: Vec<CharSet>,
    masks: BTreeMap<CharSet, Mask>,
}

impl Alphabet {
    /// The classes that a pattern tells apart; `None` if there are too many.
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

    /// How many classes there are; at least one.
    pub(super) fn len(&self) -> usize {
        self.classes.len()
    }

    /// All classes.
    pub(super) fn all(&self) -> Mask {
        Mask::MAX >> (MOST_CLASSES - self.len())
    }

    /// The classes that a set of the pattern is made of.
    pub(super) fn mask(&self, set: &CharSet) -> Mask {
        self.masks.get(set).copied().unwrap_or_default()
    }

    /// The characters of these classes.
    pub(super) fn characters(&self, mask: Mask) -> CharSet {
        let classes = self.classes.iter().enumerate();
        let taken = classes.filter(|(class, _)| mask >> class & 1 == 1);
        CharSet::of(taken.flat_map(|(_, set)| set.ranges().iter().copied()))
    }

    /// As emitted code has it, with these classes in place of the pattern's own: each a set of those.
    /// The one that takes most to write down becomes class 0. Returns the order of classes as well.
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

/// A set as emitted code has it.
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
            // The same few stand everywhere.
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

/// Which of the sets a character is in, a bit for each.
type Signature = [u64; MOST_SETS / 64];

/// The characters by the sets that they are in.
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
