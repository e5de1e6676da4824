//! The items of one page, which the caller takes one by one. Counts the items taken, so that a run
//! can resume between two items.

use super::cursor::{Cursor, Page};
use super::items::ItemPages;
use super::page_offset::PageOffset;
use super::paginated::{Item, Paginated};
use super::run::RunState;

/// The remaining items of a page.
pub(super) struct Buffer<O: Paginated<Items: ItemPages>> {
    items: Option<<O::Items as ItemPages>::Iter>,
    /// The number of remaining items.
    left: usize,
    /// The offset of the next item.
    place: PageOffset<O::Token>,
}

impl<O: Paginated<Items: ItemPages>> Buffer<O> {
    /// A buffer without a page.
    pub(super) fn empty() -> Self {
        Self {
            items: None,
            left: 0,
            place: PageOffset::page(None),
        }
    }

    /// Replaces the buffer with the items of `page`.
    pub(super) fn fill(&mut self, mut page: Page<O>) {
        self.items =
            O::items_mut(&mut page.response.output).map(|items| std::mem::take(items).into_items());
        self.left = page.kept.range.len();
        self.place = PageOffset {
            token: page.kept.token,
            skip: Some(page.kept.range.start as u64),
        };
    }

    /// Returns the next item.
    pub(super) fn pop(&mut self) -> Option<Item<O>> {
        let item = self.items.as_mut()?.next();
        match item {
            Some(_) => {
                self.left = self.left.saturating_sub(1);
                self.place.skip = self.place.skip.map(|skip| skip + 1);
            }
            None => *self = Self::empty(),
        }
        item
    }

    /// The token that continues at the next item: in this page, or in the next one if this page is
    /// used up.
    pub(super) fn resume_token(&self, cursor: &Cursor<O>) -> Option<String> {
        match self.left {
            0 => cursor.resume_token(),
            _ => Some(cursor.resume_token_at(&self.place)),
        }
    }

    /// The state of the run for the caller: it keeps running while the buffer contains items, even
    /// if the cursor has ended.
    pub(super) fn state(&self, cursor: &Cursor<O>) -> RunState {
        match self.left {
            0 => cursor.state(),
            _ => RunState::Running,
        }
    }
}
