//! Bodies, between the type of the runtime and that of hyper.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use hardy_runtime::Body;
use hardy_runtime::body::BodyError;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};

use super::failure::of_body;

/// The body of a request.
pub(super) struct RequestBody {
    body: Body,
    /// The number of bytes that hyper did not take yet, if known.
    left: Option<u64>,
}

impl RequestBody {
    pub(super) fn new(body: Body) -> Self {
        let left = body.length();
        Self { body, left }
    }
}

impl HttpBody for RequestBody {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let chunk = ready!(self.body.poll_chunk(context));
        if let (Some(Ok(chunk)), Some(left)) = (&chunk, &mut self.left) {
            *left = left.saturating_sub(chunk.len() as u64);
        }
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The chunks of the body of a response. Drops trailers: no supported protocol uses them.
pub(super) struct Chunks(pub(super) Incoming);

impl Stream for Chunks {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(Pin::new(&mut self.0).poll_frame(context)) {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(Box::new(of_body(&error))))),
                None => return Poll::Ready(None),
            }
        }
    }
}
