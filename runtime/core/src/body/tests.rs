//! Tests of bodies in memory and of streams.

use std::collections::VecDeque;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;

use super::Body;

/// Brings its chunks one by one, and is not ready every other time.
struct Chunks {
    chunks: VecDeque<Result<&'static str, &'static str>>,
    ready: bool,
}

impl Stream for Chunks {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.ready = !self.ready;
        if self.ready {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let chunk = self.chunks.pop_front();
        Poll::Ready(chunk.map(|chunk| chunk.map(Bytes::from)))
    }
}

fn chunks<const N: usize>(chunks: [Result<&'static str, &'static str>; N]) -> Chunks {
    Chunks {
        chunks: chunks.into(),
        ready: false,
    }
}

/// Polls until the future is done.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

#[test]
fn every_kind_of_bytes_makes_a_body() {
    let bodies: [Body; 5] = [
        "lamp".into(),
        "lamp".to_owned().into(),
        b"lamp".to_vec().into(),
        b"lamp".as_slice().into(),
        Bytes::from_static(b"lamp").into(),
    ];
    for body in bodies {
        assert_eq!(body.bytes().map(AsRef::as_ref), Some(b"lamp".as_slice()));
        assert_eq!(body.length(), Some(4));
        assert_eq!(format!("{body:?}"), "Body(4 bytes)");
        assert_eq!(body, Body::from("lamp"));
        assert_ne!(body, Body::default());
        assert_eq!(wait(body.collect()).expect("in memory"), "lamp");
    }
    assert_eq!(Body::default().length(), Some(0));
}

#[test]
fn bytes_come_in_one_chunk_and_then_no_more() {
    let mut body = Body::from("lamp");
    let mut next = || wait(std::future::poll_fn(|context| body.poll_chunk(context)));
    assert_eq!(next().expect("a chunk").expect("in memory"), "lamp");
    assert!(next().is_none());
}

#[test]
fn a_stream_is_collected_in_order() {
    let body = Body::stream(chunks([Ok("la"), Ok(""), Ok("mp")]));
    assert_eq!(body.bytes(), None);
    assert_eq!(body.length(), None);
    assert_eq!(format!("{body:?}"), "Body(stream)");
    assert_eq!(wait(body.collect()).expect("no error"), "lamp");
    let sized = Body::sized_stream(chunks([Ok("lamp")]), 4);
    assert_eq!(sized.length(), Some(4));
    assert_eq!(format!("{sized:?}"), "Body(stream of 4 bytes)");
}

#[test]
fn the_error_of_a_stream_is_that_of_the_body() {
    let body = Body::stream(chunks([Ok("la"), Err("the lamp broke")]));
    let error = wait(body.collect()).expect_err("it broke");
    assert_eq!(error.to_string(), "the lamp broke");
}

#[test]
fn clones_share_a_stream() {
    let first = Body::stream(chunks([Ok("la"), Ok("mp")]));
    let mut second = first.clone();
    assert_eq!(first, second);
    assert_ne!(first, Body::stream(chunks([])));
    assert_ne!(first, Body::default());
    let chunk = wait(std::future::poll_fn(|context| second.poll_chunk(context)));
    assert_eq!(chunk.expect("a chunk").expect("no error"), "la");
    assert_eq!(wait(first.collect()).expect("no error"), "mp");
}
