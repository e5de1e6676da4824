//! Async runs: a stream of pages and a stream of items. The stream owns the pending request, so the
//! future of `next` can be dropped at any time. Dropping the stream cancels the request.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::buffer::Buffer;
use super::collected::{CollectError, Collected};
use super::cursor::{Cursor, Page};
use super::items::ItemPages;
use super::paginated::{CallResult, Item, PageResponse, Paginated};
use super::run::RunState;

type Pending<'c, O> = Pin<Box<dyn Future<Output = CallResult<O, PageResponse<O>>> + Send + 'c>>;

/// The user's closure, and its pending response.
struct Driver<'c, O: Paginated> {
    call: Box<dyn FnMut(O::Input) -> Pending<'c, O> + Send + 'c>,
    pending: Option<Pending<'c, O>>,
}

/// The pages of a listing, from [`Paginator::pages`](super::Paginator::pages).
///
/// A run ends at the last page, at `max_items` or with an error, and then sends no more requests.
/// [`state`](Self::state) returns which. `'c` is the lifetime of the closure's borrows, for example
/// of a client.
#[must_use = "streams do nothing until they are polled"]
pub struct Pages<'c, O: Paginated> {
    cursor: Cursor<O>,
    // Never locked, only accessed through `&mut`: the mutex makes a `Send` closure and future
    // `Sync`.
    driver: Mutex<Driver<'c, O>>,
}

impl<'c, O: Paginated> Pages<'c, O> {
    pub(super) fn new<C, F, R>(cursor: Cursor<O>, mut call: C) -> Self
    where
        C: FnMut(O::Input) -> F + Send + 'c,
        F: Future<Output = CallResult<O, R>> + Send + 'c,
        R: Into<PageResponse<O>>,
    {
        let call = Box::new(move |input| {
            let response = call(input);
            Box::pin(async { response.await.map(Into::into) }) as Pending<'c, O>
        });
        Self {
            cursor,
            driver: Mutex::new(Driver {
                call,
                pending: None,
            }),
        }
    }

    /// The next page; `None` at the end.
    ///
    /// Dropping the future loses nothing: the next call waits for the same response.
    ///
    /// # Errors
    ///
    /// The error of a request or of the pagination. It ends the run, unless you call
    /// [`retry`](Self::retry).
    pub async fn next(&mut self) -> Option<CallResult<O, PageResponse<O>>> {
        poll_fn(|context| self.poll_response(context)).await
    }

    /// As [`next`](Self::next), with `Result` and `Option` swapped for `?`.
    ///
    /// # Errors
    ///
    /// As for [`next`](Self::next).
    pub async fn try_next(&mut self) -> CallResult<O, Option<PageResponse<O>>> {
        self.next().await.transpose()
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

    /// Continues a run that a failed request ended: the next item or page sends that request again.
    /// Returns `false`, and does nothing, for errors that would occur again: a repeated token, a bad
    /// starting token, an invalid request, `max_requests`.
    pub fn retry(&mut self) -> bool {
        self.cursor.retry()
    }

    fn poll_response(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<CallResult<O, PageResponse<O>>>> {
        self.poll_page(context)
            .map(|page| page.map(|page| page.map(|page| page.response)))
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<CallResult<O, Page<O>>>> {
        let driver = self
            .driver
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        // Only an unfinished future is put back, so a future is never polled again after its end or
        // a panic.
        let mut pending = match driver.pending.take() {
            Some(pending) => pending,
            None => match self.cursor.next_input() {
                Some(Ok(input)) => (driver.call)(input),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            },
        };
        match pending.as_mut().poll(context) {
            Poll::Ready(response) => Poll::Ready(Some(self.cursor.accept(response))),
            Poll::Pending => {
                driver.pending = Some(pending);
                Poll::Pending
            }
        }
    }
}

impl<O: Paginated<Items: ItemPages>> Pages<'_, O> {
    /// Collects the items of all remaining pages.
    ///
    /// # Errors
    ///
    /// The error of a request or of the pagination, with the items collected before it.
    pub async fn collect_all(mut self) -> Result<Collected<O>, CollectError<O>> {
        let mut collected = Collected::nothing();
        loop {
            match self.next().await {
                Some(Ok(page)) => collected.add(page),
                end => return collected.finish(end, self.resume_token()),
            }
        }
    }
}

// The pending response is boxed, and nothing else needs to be pinned.
impl<O: Paginated> Unpin for Pages<'_, O> {}

impl<O: Paginated> Stream for Pages<'_, O> {
    type Item = CallResult<O, PageResponse<O>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_response(context)
    }
}

impl<O: Paginated> FusedStream for Pages<'_, O> {
    fn is_terminated(&self) -> bool {
        self.state() != RunState::Running
    }
}

impl<O: Paginated> fmt::Debug for Pages<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

/// The items of a listing, from [`Paginator::items`](super::Paginator::items).
///
/// Keeps one page at a time and requests the next one after its last item. Skips empty pages, and
/// ends as [`Pages`] does.
#[must_use = "streams do nothing until they are polled"]
pub struct Items<'c, O: Paginated<Items: ItemPages>> {
    pages: Pages<'c, O>,
    buffer: Buffer<O>,
}

impl<'c, O: Paginated<Items: ItemPages>> Items<'c, O> {
    pub(super) fn new(pages: Pages<'c, O>) -> Self {
        Self {
            pages,
            buffer: Buffer::empty(),
        }
    }

    /// The next item; `None` at the end.
    ///
    /// Dropping the future loses nothing: the next call waits for the same response.
    ///
    /// # Errors
    ///
    /// The error of a request or of the pagination, after the items of earlier pages. It ends the run,
    /// unless you call [`retry`](Self::retry).
    pub async fn next(&mut self) -> Option<CallResult<O, Item<O>>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// As [`next`](Self::next), with `Result` and `Option` swapped for `?`.
    ///
    /// # Errors
    ///
    /// As for [`next`](Self::next).
    pub async fn try_next(&mut self) -> CallResult<O, Option<Item<O>>> {
        self.next().await.transpose()
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

    /// Continues a run that a failed request ended, as [`Pages::retry`] does.
    pub fn retry(&mut self) -> bool {
        self.pages.retry()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<CallResult<O, Item<O>>>> {
        loop {
            if let Some(item) = self.buffer.pop() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.buffer.fill(page),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// As for `Pages`.
impl<O: Paginated<Items: ItemPages>> Unpin for Items<'_, O> {}

impl<O: Paginated<Items: ItemPages>> Stream for Items<'_, O> {
    type Item = CallResult<O, Item<O>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<O: Paginated<Items: ItemPages>> FusedStream for Items<'_, O> {
    fn is_terminated(&self) -> bool {
        self.state() != RunState::Running
    }
}

impl<O: Paginated<Items: ItemPages>> fmt::Debug for Items<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}
