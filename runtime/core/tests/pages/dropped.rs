//! Pulls that are dropped before they finish, streams that are dropped while they wait, and streams
//! that are polled after their end.

use std::future::{Future, pending};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use futures_core::Stream;
use futures_core::stream::FusedStream;
use hardy_runtime::Paginator;
use hardy_runtime::pages::RunState;

use crate::drive::{Run, Way, poll_once};
use crate::service::{CallResult, Service, Shelf, request, responses};

fn paginator() -> Paginator<Shelf> {
    Paginator::new(request())
}

#[test]
fn a_dropped_pull_loses_and_repeats_nothing() {
    let service = Service::scripted("ab>t c");
    let mut items = paginator().items(service.later(3));
    let mut given = String::new();
    let mut dropped = 0;
    loop {
        match poll_once(items.try_next()) {
            Poll::Pending => dropped += 1,
            Poll::Ready(Ok(Some(item))) => given.push(item),
            Poll::Ready(end) => {
                assert!(matches!(end, Ok(None)));
                break;
            }
        }
    }
    assert_eq!((given.as_str(), dropped), ("abc", 6));
    assert_eq!(service.tokens_sent(), "- t");
}

#[test]
fn waiting_changes_neither_the_place_nor_the_state() {
    let service = Service::scripted("ab>t c");
    let mut pages = paginator().pages(service.later(1));
    for place in [r#"{"Token": null}"#, r#"{"Token": "t"}"#] {
        assert!(poll_once(pages.next()).is_pending());
        assert!(!pages.retry(), "the request is under way");
        assert_eq!(
            (pages.state(), pages.place()),
            (RunState::Running, place.to_owned())
        );
        assert!(poll_once(pages.next()).is_ready());
    }
}

#[test]
fn dropping_a_stream_drops_the_request_under_way() {
    let alive = Arc::new(());
    let held = Arc::downgrade(&alive);
    let mut held_by_call = Some(alive);
    let mut pages = paginator().pages(move |_| {
        let request = held_by_call.take();
        async move {
            let _request = request;
            pending::<CallResult>().await
        }
    });
    assert!(poll_once(pages.next()).is_pending());
    assert!(held.upgrade().is_some());
    drop(pages);
    assert!(held.upgrade().is_none());
}

/// Polls a stream as those do who know nothing but the trait.
fn poll<S: Stream + Unpin>(stream: &mut S) -> Poll<Option<S::Item>> {
    Pin::new(stream).poll_next(&mut Context::from_waker(Waker::noop()))
}

#[test]
fn streams_give_the_end_whenever_they_are_polled_after_it() {
    for (script, errors) in [("a>t b", 0), ("a>t !", 1), ("a>t b>t", 1)] {
        let service = Service::scripted(script);
        // The futures check that they are not polled after their end.
        let mut pages = paginator().pages(service.later(1));
        let mut failures = 0;
        while !pages.is_terminated() {
            if let Poll::Ready(Some(Err(_))) = poll(&mut pages) {
                failures += 1;
            }
        }
        assert_eq!(failures, errors, "{script}");
        for _ in 0..3 {
            assert!(matches!(poll(&mut pages), Poll::Ready(None)), "{script}");
        }
        assert_eq!(service.tokens_sent(), "- t", "{script}");
    }
}

#[test]
fn item_streams_are_terminated_only_when_their_last_item_is_given() {
    let mut items = paginator().items(Service::scripted("ab").later(0));
    for (item, terminated) in [('a', false), ('b', true)] {
        assert!(!items.is_terminated());
        assert!(matches!(poll(&mut items), Poll::Ready(Some(Ok(given))) if given == item));
        assert_eq!(items.is_terminated(), terminated);
    }
    assert!(matches!(poll(&mut items), Poll::Ready(None)));
}

struct Wakes(AtomicUsize);

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Ready at the second poll. Wakes the task that polled first.
struct WakesOnce {
    polled: bool,
    response: Option<CallResult>,
}

impl Future for WakesOnce {
    type Output = CallResult;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<CallResult> {
        if self.polled {
            return Poll::Ready(self.response.take().expect("polled after its end"));
        }
        self.polled = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

#[test]
fn hands_the_waker_of_the_pull_to_the_request() {
    let mut responses = responses("a").into_iter();
    let mut pages = paginator().pages(move |_| WakesOnce {
        polled: false,
        response: responses.next(),
    });
    let wakes = Arc::new(Wakes(AtomicUsize::new(0)));
    let waker = Waker::from(Arc::clone(&wakes));
    let mut context = Context::from_waker(&waker);
    assert!(Pin::new(&mut pages).poll_next(&mut context).is_pending());
    assert_eq!(wakes.0.load(Ordering::Relaxed), 1);
    assert!(Pin::new(&mut pages).poll_next(&mut context).is_ready());
}

#[test]
fn a_panic_of_the_call_skips_no_page() {
    for way in Way::ALL {
        let mut calls = 0;
        let mut pages = responses("a>t b").into_iter();
        let service = Service::new(move |_| {
            calls += 1;
            assert_ne!(calls, 2, "what the test wants to happen");
            pages.next().expect("no more than two pages")
        });
        let mut run = way.start(&paginator(), &service);
        assert_eq!(run.pull(), Some(Ok(vec!["a".to_owned()])));
        let panicked = catch_unwind(AssertUnwindSafe(|| run.pull()));
        assert!(panicked.is_err());
        assert_eq!(run.drain(), ["b"], "{way:?}");
        assert_eq!(service.tokens_sent(), "- t", "{way:?}");
    }
}
