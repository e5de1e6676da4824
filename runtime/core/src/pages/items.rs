//! What a page holds: the few things that paging does to lists and maps. Knows nothing of their
//! elements.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// What pages of an operation hold: a list, a map, or [`NoItems`].
pub trait PageItems: Clone + fmt::Debug + Send + Sync + 'static {
    /// How many items there are. A null element of a sparse list is one.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Drops the items outside `range`, which counts from 0 in the order in which the items are
    /// given. What of `range` lies behind the end is ignored.
    fn keep(&mut self, range: Range<usize>);
}

/// Items that can be given one by one and joined over pages: every [`PageItems`] but [`NoItems`].
///
/// Lists give their elements in order. Maps give pairs of key and value, keys ascending as strings, so
/// that a page cut inside a map can be resumed.
pub trait ItemPages: PageItems + Default {
    /// What is given one by one.
    type Item;
    /// Gives one after the other.
    type Iter: Iterator<Item = Self::Item> + Send + Sync + 'static;

    /// The items in the order in which they are given.
    fn into_items(self) -> Self::Iter;

    /// Adds the items of a later page.
    fn join(&mut self, later: Self);
}

impl<T: Clone + fmt::Debug + Send + Sync + 'static> PageItems for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn keep(&mut self, range: Range<usize>) {
        self.truncate(range.end);
        self.drain(..range.start.min(self.len()));
    }
}

impl<T: Clone + fmt::Debug + Send + Sync + 'static> ItemPages for Vec<T> {
    type Item = T;
    type Iter = std::vec::IntoIter<T>;

    fn into_items(self) -> Self::Iter {
        self.into_iter()
    }

    fn join(&mut self, later: Self) {
        self.extend(later);
    }
}

impl<K, V> PageItems for BTreeMap<K, V>
where
    K: AsRef<str> + Ord + Clone + fmt::Debug + Send + Sync + 'static,
    V: Clone + fmt::Debug + Send + Sync + 'static,
{
    fn len(&self) -> usize {
        self.len()
    }

    fn keep(&mut self, range: Range<usize>) {
        if range.start > 0 || range.end < self.len() {
            let entries = std::mem::take(self).into_items();
            *self = entries.take(range.end).skip(range.start).collect();
        }
    }
}

impl<K, V> ItemPages for BTreeMap<K, V>
where
    K: AsRef<str> + Ord + Clone + fmt::Debug + Send + Sync + 'static,
    V: Clone + fmt::Debug + Send + Sync + 'static,
{
    type Item = (K, V);
    type Iter = std::vec::IntoIter<(K, V)>;

    /// Enums as keys have an order of their own, which a newer model may change.
    fn into_items(self) -> Self::Iter {
        let mut entries: Vec<(K, V)> = self.into_iter().collect();
        entries.sort_by(|(left, _), (right, _)| left.as_ref().cmp(right.as_ref()));
        entries.into_iter()
    }

    fn join(&mut self, later: Self) {
        self.extend(later);
    }
}

/// The items of an operation whose model names none; it has pages only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoItems {}

impl PageItems for NoItems {
    fn len(&self) -> usize {
        match *self {}
    }

    fn keep(&mut self, _range: Range<usize>) {
        match *self {}
    }
}
