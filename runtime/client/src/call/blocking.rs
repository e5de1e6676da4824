//! Calls and listings for which the thread waits (feature `blocking`). Decides nothing: the paginator is that of
//! `hardy-runtime`.

use std::sync::Arc;

use hardy_runtime::pages::{self, CollectError, Collected, ItemPages};
use hardy_runtime::{
    Error, FinalPoll, HttpOperation, Operation, Paginated, PollError, Response, TransportError,
    WaitError, Waiter,
};

use crate::blocking::wait;

use super::{Call, PaginatedCall, WaitCall};

/// The pages of a listing, from [`PaginatedCall::blocking_pages`]: an iterator.
pub type BlockingPages<O> = pages::BlockingPages<O, BlockingSender<O>>;

/// The items of a listing, from [`PaginatedCall::blocking_items`]: an iterator.
pub type BlockingItems<O> = pages::BlockingItems<O, BlockingSender<O>>;

/// The closure that sends the call of a page, and waits for its response.
// Boxed, so that the type of a listing has a name.
pub type BlockingSender<O> =
    Box<dyn FnMut(<O as Operation>::Input) -> CallResult<O> + Send + Sync + 'static>;

type CallResult<O> = Result<Response<<O as Operation>::Output>, Error<<O as Operation>::Error>>;

impl<O: HttpOperation> Call<O> {
    /// Sends the request, and returns the response. The thread waits for it.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send). On a thread of a tokio runtime, [`Error::Transport`] of the kind
    /// [`Configuration`](hardy_runtime::TransportErrorKind::Configuration).
    pub fn blocking_send(self) -> Result<Response<O::Output>, Error<O::Error>> {
        finish::<O>(wait(self.send()))
    }
}

impl<O: HttpOperation + Paginated> Call<O> {
    /// Lists all pages, as [`PaginatedCall::blocking_pages`] does.
    pub fn blocking_pages(self) -> BlockingPages<O> {
        self.paginated().blocking_pages()
    }
}

impl<O: HttpOperation + Paginated<Items: ItemPages>> Call<O> {
    /// Lists the items of all pages, as [`PaginatedCall::blocking_items`] does.
    pub fn blocking_items(self) -> BlockingItems<O> {
        self.paginated().blocking_items()
    }
}

impl<O: HttpOperation + Paginated> PaginatedCall<O> {
    /// Lists all pages. The thread waits for each.
    ///
    /// On a thread of a tokio runtime, the first page is an error, as for
    /// [`Call::blocking_send`].
    pub fn blocking_pages(self) -> BlockingPages<O> {
        self.paginator.blocking_pages(self.blocking_sender())
    }

    fn blocking_sender(&self) -> BlockingSender<O> {
        let (client, options) = (self.client.clone(), Arc::clone(&self.options));
        // The paginator validates the input.
        Box::new(move |input| finish::<O>(wait(client.send::<O>(input, &options, None))))
    }
}

impl<O: HttpOperation + Paginated<Items: ItemPages>> PaginatedCall<O> {
    /// Lists the items of all pages. The thread waits for each page.
    ///
    /// On a thread of a tokio runtime, the first item is an error, as for
    /// [`Call::blocking_send`].
    pub fn blocking_items(self) -> BlockingItems<O> {
        self.paginator.blocking_items(self.blocking_sender())
    }

    /// Collects the items of all pages. The thread waits for them.
    ///
    /// # Errors
    ///
    /// As for [`collect`](Self::collect). On a thread of a tokio runtime, as for
    /// [`Call::blocking_send`].
    pub fn blocking_collect(self) -> Result<Collected<O>, CollectError<O>> {
        self.paginator.blocking_collect(self.blocking_sender())
    }
}

impl<W: Waiter<Operation: HttpOperation>> WaitCall<W> {
    /// Polls until the resource is in the state, and returns the result of the last poll. The thread waits.
    ///
    /// # Errors
    ///
    /// As for [`wait`](Self::wait). On a thread of a tokio runtime, [`WaitError::Poll`] with an error as for
    /// [`Call::blocking_send`].
    pub fn blocking_wait(self) -> Result<FinalPoll<W::Operation>, WaitError<W::Operation>> {
        wait(self.wait()).unwrap_or_else(|error| {
            let error = TransportError::from(error).with_operation(W::Operation::NAME);
            Err(PollError::new(W::NAME, 0, error.into()).into())
        })
    }
}

fn finish<O: HttpOperation>(
    waited: Result<CallResult<O>, crate::blocking::CannotBlock>,
) -> CallResult<O> {
    waited.unwrap_or_else(|error| {
        let error = TransportError::from(error).with_operation(O::NAME);
        Err(Error::Transport(error))
    })
}
