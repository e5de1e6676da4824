//! The items of one page on their way to the user, one by one. Knows which of them were given, so
//! that the place between two items can be told.

use super::cursor::{Cursor, Page};
use super::items::ItemPages;
use super::page_offset::PageOffset;
use super::paginated::{Item, Paginated};
use super::run::RunState;

/// What is left of a page.
pub(super) struct Buffer<O: Paginated<Items: ItemPages>> {
    items: Option<<O::Items as ItemPages>::Iter>,
    /// How many items are left.
    left: usize,
    /// The next item.
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

    /// Takes the items of `page`.
    pub(super) fn fill(&mut self, mut page: Page<O>) {
        self.items =
            O::items_mut(&mut page.response.output).map(|items| std::mem::take(items).into_items());
        self.left = page.kept.range.len();
        self.place = PageOffset {
            token: page.kept.token,
            skip: Some(page.kept.range.start as u64),
        };
    }

    /// Gives the next item.
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

    /// The token that leads to the next item, here or behind what is here.
    pub(super) fn resume_token(&self, cursor: &Cursor<O>) -> Option<String> {
        match self.left {
            0 => cursor.resume_token(),
            _ => Some(cursor.resume_token_at(&self.place)),
        }
    }

    /// How far the run has come, seen from the items given: what ended it may still have items here.
    pub(super) fn state(&self, cursor: &Cursor<O>) -> RunState {
        match self.left {
            0 => cursor.state(),
            _ => RunState::Running,
        }
    }
}
