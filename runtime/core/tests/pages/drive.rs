//! The four ways to drive a run, behind one trait, so that a test can run with each. Tests poll
//! futures by hand, without an async runtime.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hardy_runtime::pages::{
    BlockingItems, BlockingPages, ItemPages, Items, PageToken, Pages, RunState,
};
use hardy_runtime::{Paginator, Response};

use crate::service::{CallResult, Page, Request, Service, Shelf};

/// A future that is ready when it has been polled `waits` times more, and must not be polled after
/// that.
pub(super) struct Later<T> {
    waits: usize,
    value: Option<T>,
}

// Nothing in it is ever pinned in place.
impl<T> Unpin for Later<T> {}

impl<T> Future for Later<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<T> {
        if self.waits > 0 {
            self.waits -= 1;
            return Poll::Pending;
        }
        Poll::Ready(self.value.take().expect("polled after its end"))
    }
}

/// Polls `future` once.
pub(super) fn poll_once<F: Future>(future: F) -> Poll<F::Output> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// Polls `future` until it is ready.
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    for _ in 0..1_000 {
        let context = &mut Context::from_waker(Waker::noop());
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return output;
        }
    }
    panic!("the future is never ready")
}

impl<T: PageToken, I: ItemPages> Service<T, I> {
    /// Sends a request when called, and has the response when it has been polled `waits` times more.
    pub(super) fn later(
        &self,
        waits: usize,
    ) -> impl FnMut(Request<T>) -> Later<CallResult<T, I>> + Send + use<T, I> {
        let service = self.clone();
        move |request| Later {
            waits,
            value: Some(service.respond(request)),
        }
    }

    pub(super) fn blocking(&self) -> impl FnMut(Request<T>) -> CallResult<T, I> + use<T, I> {
        let service = self.clone();
        move |request| service.respond(request)
    }
}

/// A run, whatever drives it.
pub(super) trait Run {
    /// The result of the next pull: the items of a page, an item, or the message of an error.
    fn pull(&mut self) -> Option<Result<Vec<String>, String>>;
    fn resume_token(&self) -> Option<String>;
    fn state(&self) -> RunState;
    fn retry(&mut self) -> bool;

    /// The JSON in the resume token, `-` if there is none.
    fn place(&self) -> String {
        self.resume_token().map_or("-".to_owned(), |token| {
            let json = STANDARD.decode(token).expect("base64");
            String::from_utf8(json).expect("UTF-8")
        })
    }

    /// Pulls until the end: the items, and the errors between them.
    fn drain(&mut self) -> Vec<String> {
        let mut given = Vec::new();
        while let Some(pulled) = self.pull() {
            match pulled {
                Ok(items) => given.extend(items),
                Err(error) => given.push(error),
            }
        }
        given
    }
}

/// An item as tests write it.
pub(super) trait Shown {
    fn shown(self) -> String;
}

impl Shown for char {
    fn shown(self) -> String {
        self.to_string()
    }
}

impl Shown for Option<char> {
    fn shown(self) -> String {
        self.map_or("null".to_owned(), Shown::shown)
    }
}

impl Shown for (String, i32) {
    fn shown(self) -> String {
        format!("{}={}", self.0, self.1)
    }
}

fn shown_page<T, I: ItemPages<Item: Shown>>(page: Response<Page<T, I>>) -> Vec<String> {
    let items = page.output.items.map(ItemPages::into_items);
    items.into_iter().flatten().map(Shown::shown).collect()
}

fn shown_item(item: impl Shown) -> Vec<String> {
    vec![item.shown()]
}

macro_rules! run {
    ($run:ty, $($call:ident)?, $next:expr, $shown:expr) => {
        impl<T, I, $($call)?> Run for $run
        where
            T: PageToken,
            I: ItemPages<Item: Shown>,
            $($call: FnMut(Request<T>) -> CallResult<T, I>,)?
        {
            fn pull(&mut self) -> Option<Result<Vec<String>, String>> {
                let pulled = $next(self)?;
                Some(pulled.map($shown).map_err(|error| error.to_string()))
            }

            fn resume_token(&self) -> Option<String> {
                self.resume_token()
            }

            fn state(&self) -> RunState {
                self.state()
            }

            fn retry(&mut self) -> bool {
                self.retry()
            }
        }
    };
}

run!(Pages<'_, Shelf<T, I>>, , |run: &mut Self| wait(run.next()), shown_page);
run!(Items<'_, Shelf<T, I>>, , |run: &mut Self| wait(run.next()), shown_item);
run!(BlockingPages<Shelf<T, I>, C>, C, Self::next, shown_page);
run!(BlockingItems<Shelf<T, I>, C>, C, Self::next, shown_item);

/// A way to drive a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Way {
    Pages,
    Items,
    BlockingPages,
    BlockingItems,
}

impl Way {
    pub(super) const ALL: [Self; 4] = [
        Self::Pages,
        Self::Items,
        Self::BlockingPages,
        Self::BlockingItems,
    ];

    pub(super) fn gives_pages(self) -> bool {
        matches!(self, Self::Pages | Self::BlockingPages)
    }

    /// Starts a run of `paginator` with `service`. Async responses are pending at first.
    pub(super) fn start<T, I>(
        self,
        paginator: &Paginator<Shelf<T, I>>,
        service: &Service<T, I>,
    ) -> Box<dyn Run>
    where
        T: PageToken,
        I: ItemPages<Item: Shown>,
    {
        match self {
            Self::Pages => Box::new(paginator.pages(service.later(2))),
            Self::Items => Box::new(paginator.items(service.later(2))),
            Self::BlockingPages => Box::new(paginator.blocking_pages(service.blocking())),
            Self::BlockingItems => Box::new(paginator.blocking_items(service.blocking())),
        }
    }
}
