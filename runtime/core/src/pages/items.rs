//! The items of a page: counts, cuts and joins lists and maps. Must not know their elements.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// The items of a page: a list, a map, or [`NoItems`].
pub trait PageItems: Clone + fmt::Debug + Send + Sync + 'static {
    /// Whether pages have items, so that a run can begin at one of them.
    const ARE_COUNTED: bool = true;

    /// The number of items. A null element of a sparse list counts.
    fn len(&self) -> usize;

    /// Whether there are no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Drops the items outside `range`, which counts from 0 in the order of
    /// [`ItemPages::into_items`]. `range` may exceed the length.
    fn keep(&mut self, range: Range<usize>);
}

/// Items that can be iterated and joined over pages: every [`PageItems`] except [`NoItems`].
///
/// Lists yield their elements in order. Maps yield pairs of key and value in the order of the keys
/// as strings, so that a run can resume inside a map.
pub trait ItemPages: PageItems + Default {
    /// An item: the element of a list, or the key and value of a map.
    type Item;
    /// The iterator over the items.
    type Iter: Iterator<Item = Self::Item> + Send + Sync + 'static;

    /// Returns an iterator over the items.
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

    /// Sorts keys as strings: the order of enum variants may change with a newer model.
    fn into_items(self) -> Self::Iter {
        let mut entries: Vec<(K, V)> = self.into_iter().collect();
        entries.sort_by(|(left, _), (right, _)| left.as_ref().cmp(right.as_ref()));
        entries.into_iter()
    }

    fn join(&mut self, later: Self) {
        self.extend(later);
    }
}

/// The items of an operation whose paginator returns only pages: nothing names its items, and no list is the only list or
/// map of its output.
///
/// A newer version of the crate can have items there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoItems {}

impl PageItems for NoItems {
    const ARE_COUNTED: bool = false;

    fn len(&self) -> usize {
        match *self {}
    }

    fn keep(&mut self, _range: Range<usize>) {
        match *self {}
    }
}
