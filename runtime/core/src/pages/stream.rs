//! Runs driven by futures: a stream of pages and a stream of items. The request under way belongs to
//! the stream, so a pull may be dropped at any time; dropping the stream cancels it.

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
use super::paginated::{Answer, Item, Paginated};
use super::run::RunState;

type Pending<O> =
    Pin<Box<dyn Future<Output = Answer<O, <O as crate::operation::Operation>::Output>> + Send>>;

/// What brings answers, and the answer that is awaited.
struct Driver<O: Paginated> {
    call: Box<dyn FnMut(O::Input) -> Pending<O> + Send>,
    pending: Option<Pending<O>>,
}

/// The pages of a listing, from [`Paginator::pages`](super::Paginator::pages).
///
/// A run ends with its last page, with an error, or where `max_items` is reached; afterwards there
/// is no more to get and nothing is sent. [`state`](Self::state) tells these ends apart.
#[must_use = "streams do nothing until they are asked for pages"]
pub struct Pages<O: Paginated> {
    cursor: Cursor<O>,
    // Never locked, only reached through `&mut`: it makes what is `Send` alone shareable.
    driver: Mutex<Driver<O>>,
}

impl<O: Paginated> Pages<O> {
    pub(super) fn new<C, F>(cursor: Cursor<O>, mut call: C) -> Self
    where
        C: FnMut(O::Input) -> F + Send + 'static,
        F: Future<Output = Answer<O, O::Output>> + Send + 'static,
    {
        let call = Box::new(move |input| Box::pin(call(input)) as Pending<O>);
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
    /// Dropping the future loses nothing: the next call waits for the same answer.
    ///
    /// # Errors
    ///
    /// Comes in place of a page. It ends the run, unless [`retry`](Self::retry) is called.
    pub async fn next(&mut self) -> Option<Answer<O, O::Output>> {
        poll_fn(|context| self.poll_output(context)).await
    }

    /// Does what [`next`](Self::next) does, in the shape that `?` likes.
    ///
    /// # Errors
    ///
    /// As for [`next`](Self::next).
    pub async fn try_next(&mut self) -> Answer<O, Option<O::Output>> {
        self.next().await.transpose()
    }

    /// The token that continues the listing behind what was given so far, or at the page that could
    /// not be given. `None` only when everything was given.
    ///
    /// It is for [`Paginator::starting_token`](super::Paginator::starting_token), here or in boto3.
    pub fn resume_token(&self) -> Option<String> {
        self.cursor.resume_token()
    }

    /// How far the run has come.
    pub fn state(&self) -> RunState {
        self.cursor.state()
    }

    /// Makes a run that ended with a failed request go on: the next pull sends the same request
    /// again. Returns whether it does; it does not after errors that would only come back: a
    /// repeated token, a bad starting token, a refused request, a reached `max_requests`.
    pub fn retry(&mut self) -> bool {
        self.cursor.retry()
    }

    fn poll_output(&mut self, context: &mut Context<'_>) -> Poll<Option<Answer<O, O::Output>>> {
        self.poll_page(context)
            .map(|page| page.map(|page| page.map(|page| page.output)))
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Answer<O, Page<O>>>> {
        let driver = self
            .driver
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        // The future is put back only while it is unfinished, so it is never polled again after its
        // end, nor after a panic.
        let mut pending = match driver.pending.take() {
            Some(pending) => pending,
            None => match self.cursor.next_input() {
                Some(Ok(input)) => (driver.call)(input),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            },
        };
        match pending.as_mut().poll(context) {
            Poll::Ready(answer) => Poll::Ready(Some(self.cursor.accept(answer))),
            Poll::Pending => {
                driver.pending = Some(pending);
                Poll::Pending
            }
        }
    }
}

impl<O: Paginated<Items: ItemPages>> Pages<O> {
    /// Gives the items of all pages that are left as one value.
    ///
    /// # Errors
    ///
    /// What a request, or the listing, failed with, together with the items that came before.
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

// Nothing is pinned in place: the pending answer is boxed, and the rest is moved freely.
impl<O: Paginated> Unpin for Pages<O> {}

impl<O: Paginated> Stream for Pages<O> {
    type Item = Answer<O, O::Output>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_output(context)
    }
}

impl<O: Paginated> FusedStream for Pages<O> {
    fn is_terminated(&self) -> bool {
        self.state() != RunState::Running
    }
}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

/// The items of a listing, from [`Paginator::items`](super::Paginator::items).
///
/// Holds one page at a time, and asks for the next one when that is used up. Empty pages are passed
/// over. It ends as [`Pages`] does.
#[must_use = "streams do nothing until they are asked for items"]
pub struct Items<O: Paginated<Items: ItemPages>> {
    pages: Pages<O>,
    buffer: Buffer<O>,
}

impl<O: Paginated<Items: ItemPages>> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self {
            pages,
            buffer: Buffer::empty(),
        }
    }

    /// The next item; `None` at the end.
    ///
    /// Dropping the future loses nothing: the next call waits for the same answer.
    ///
    /// # Errors
    ///
    /// Comes behind the items of the pages before it. It ends the run, unless
    /// [`retry`](Self::retry) is called.
    pub async fn next(&mut self) -> Option<Answer<O, Item<O>>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// Does what [`next`](Self::next) does, in the shape that `?` likes.
    ///
    /// # Errors
    ///
    /// As for [`next`](Self::next).
    pub async fn try_next(&mut self) -> Answer<O, Option<Item<O>>> {
        self.next().await.transpose()
    }

    /// The token that continues the listing at the next item. `None` only when everything was given.
    ///
    /// It is for [`Paginator::starting_token`](super::Paginator::starting_token), here or in boto3.
    pub fn resume_token(&self) -> Option<String> {
        self.buffer.resume_token(&self.pages.cursor)
    }

    /// How far the run has come.
    pub fn state(&self) -> RunState {
        self.buffer.state(&self.pages.cursor)
    }

    /// Makes a run that ended with a failed request go on, as [`Pages::retry`] does.
    pub fn retry(&mut self) -> bool {
        self.pages.retry()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Answer<O, Item<O>>>> {
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
impl<O: Paginated<Items: ItemPages>> Unpin for Items<O> {}

impl<O: Paginated<Items: ItemPages>> Stream for Items<O> {
    type Item = Answer<O, Item<O>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<O: Paginated<Items: ItemPages>> FusedStream for Items<O> {
    fn is_terminated(&self) -> bool {
        self.state() != RunState::Running
    }
}

impl<O: Paginated<Items: ItemPages>> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}
