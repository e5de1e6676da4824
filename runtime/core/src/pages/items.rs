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
/// Lists give their elements in order. Maps give pairs of key and value, keys ascending, so that a
/// page cut inside a map can be resumed.
pub trait Listing:
    PageItems + Default + IntoIterator<IntoIter: Send + Sync + 'static> + Extend<Self::Item>
{
}

impl<L> Listing for L where
    L: PageItems + Default + IntoIterator<IntoIter: Send + Sync + 'static> + Extend<L::Item>
{
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

impl<V: Clone + fmt::Debug + Send + Sync + 'static> PageItems for BTreeMap<String, V> {
    fn len(&self) -> usize {
        self.len()
    }

    fn keep(&mut self, range: Range<usize>) {
        if range.start > 0 || range.end < self.len() {
            let entries = std::mem::take(self).into_iter();
            *self = entries.take(range.end).skip(range.start).collect();
        }
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
