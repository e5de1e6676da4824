//! Blocking runs: an iterator over pages and an iterator over items.

use std::fmt;
use std::iter::FusedIterator;

use super::buffer::Buffer;
use super::collected::{CollectError, Collected};
use super::cursor::{Cursor, Page};
use super::items::ItemPages;
use super::paginated::{CallResult, Item, PageResponse, Paginated};
use super::run::RunState;

/// The pages of a listing, from [`Paginator::blocking_pages`](super::Paginator::blocking_pages).
///
/// `C` sends one request and waits for its response. Behaves as [`Pages`](super::Pages) does.
#[must_use = "iterators do nothing until `next` is called"]
pub struct BlockingPages<O: Paginated, C> {
    cursor: Cursor<O>,
    call: C,
}

impl<O: Paginated, C> BlockingPages<O, C> {
    pub(super) fn new(cursor: Cursor<O>, call: C) -> Self {
        Self { cursor, call }
    }

    /// The token that continues the listing after the pages returned so far, or at the page that
    /// failed. `None` at the end of the listing.
    ///
    /// Pass it to [`Paginator::starting_token`](super::Paginator::starting_token), or to boto3.
    pub fn resume_token(&self) -> Option<String> {
        self.cursor.resume_token()
    }

    /// The state of the run.
    pub fn state(&self) -> RunState {
        self.cursor.state()
    }

    /// Continues a run that a failed request ended, as [`Pages::retry`](super::Pages::retry) does.
    pub fn retry(&mut self) -> bool {
        self.cursor.retry()
    }
}

impl<O, C, R> BlockingPages<O, C>
where
    O: Paginated,
    C: FnMut(O::Input) -> CallResult<O, R>,
    R: Into<PageResponse<O>>,
{
    fn next_page(&mut self) -> Option<CallResult<O, Page<O>>> {
        Some(match self.cursor.next_input()? {
            Ok(input) => self.cursor.accept((self.call)(input)),
            Err(error) => Err(error),
        })
    }
}

impl<O, C, R> BlockingPages<O, C>
where
    O: Paginated<Items: ItemPages>,
    C: FnMut(O::Input) -> CallResult<O, R>,
    R: Into<PageResponse<O>>,
{
    /// Collects the items of all remaining pages.
    ///
    /// # Errors
    ///
    /// The error of a request or of the pagination, with the items collected before it.
    pub fn collect_all(mut self) -> Result<Collected<O>, CollectError<O>> {
        let mut collected = Collected::nothing();
        loop {
            match self.next() {
                Some(Ok(page)) => collected.add(page),
                end => return collected.finish(end, self.resume_token()),
            }
        }
    }
}

impl<O, C, R> Iterator for BlockingPages<O, C>
where
    O: Paginated,
    C: FnMut(O::Input) -> CallResult<O, R>,
    R: Into<PageResponse<O>>,
{
    type Item = CallResult<O, PageResponse<O>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_page().map(|page| page.map(|page| page.response))
    }
}

impl<O, C, R> FusedIterator for BlockingPages<O, C>
where
    O: Paginated,
    C: FnMut(O::Input) -> CallResult<O, R>,
    R: Into<PageResponse<O>>,
{
}

impl<O: Paginated, C> fmt::Debug for BlockingPages<O, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingPages")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

/// The items of a listing, from [`Paginator::blocking_items`](super::Paginator::blocking_items).
///
/// `C` sends one request and waits for its response. Behaves as [`Items`](super::Items) does.
#[must_use = "iterators do nothing until `next` is called"]
pub struct BlockingItems<O: Paginated<Items: ItemPages>, C> {
    pages: BlockingPages<O, C>,
    buffer: Buffer<O>,
}

impl<O: Paginated<Items: ItemPages>, C> BlockingItems<O, C> {
    pub(super) fn new(pages: BlockingPages<O, C>) -> Self {
        Self {
            pages,
            buffer: Buffer::empty(),
        }
    }

    /// The token that continues the listing at the next item. `None` at the end of the listing.
    ///
    /// Pass it to [`Paginator::starting_token`](super::Paginator::starting_token), or to boto3.
    pub fn resume_token(&self) -> Option<String> {
        self.buffer.resume_token(&self.pages.cursor)
    }

    /// The state of the run.
    pub fn state(&self) -> RunState {
        self.buffer.state(&self.pages.cursor)
    }

    /// Continues a run that a failed request ended, as [`Pages::retry`](super::Pages::retry) does.
    pub fn retry(&mut self) -> bool {
        self.pages.retry()
    }
}

impl<O, C, R> Iterator for BlockingItems<O, C>
where
    O: Paginated<Items: ItemPages>,
    C: FnMut(O::Input) -> CallResult<O, R>,
    R: Into<PageResponse<O>>,
{
    type Item = CallResult<O, Item<O>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.buffer.pop() {
                return Some(Ok(item));
            }
            match self.pages.next_page()? {
                Ok(page) => self.buffer.fill(page),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O, C, R> FusedIterator for BlockingItems<O, C>
where
    O: Paginated<Items: ItemPages>,
    C: FnMut(O::Input) -> CallResult<O, R>,
    R: Into<PageResponse<O>>,
{
}

impl<O: Paginated<Items: ItemPages>, C> fmt::Debug for BlockingItems<O, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingItems")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}
