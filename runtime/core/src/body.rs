//! The body of a request or a response: bytes in memory, or a stream of them.

// Must not know HTTP stacks and formats.

#[cfg(test)]
mod tests;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

/// Why reading a [`Body`] failed.
pub type BodyError = Box<dyn std::error::Error + Send + Sync>;

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send>>;

/// The body of a request or a response, in memory or as a stream.
///
/// A stream can be read once. Clones of a body share it: a chunk that one clone reads is gone for
/// the others. Two bodies are equal if they contain equal bytes or share a stream.
#[derive(Clone, Default)]
pub struct Body(Content);

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Stream {
        chunks: Arc<Mutex<Chunks>>,
        length: Option<u64>,
    },
}

impl Default for Content {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl Body {
    /// A body of unknown length.
    pub fn stream<S, E>(chunks: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BodyError>,
    {
        Self::of_stream(chunks, None)
    }

    /// A body of `length` bytes. This is not checked: the HTTP stack announces the length, and must
    /// fail the request if the stream has fewer or more bytes.
    pub fn sized_stream<S, E>(chunks: S, length: u64) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BodyError>,
    {
        Self::of_stream(chunks, Some(length))
    }

    fn of_stream<S, E>(chunks: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BodyError>,
    {
        let chunks: Chunks = Box::pin(Converted(Box::pin(chunks)));
        let chunks = Arc::new(Mutex::new(chunks));
        Self(Content::Stream { chunks, length })
    }

    /// The bytes, if they are all in memory; `None` for a stream.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream { .. } => None,
        }
    }

    /// Number of bytes, if known. Includes bytes already read from a stream.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Stream { length, .. } => *length,
        }
    }

    /// The next chunk. `None` after the last one.
    pub fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        match &mut self.0 {
            Content::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Bytes(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Content::Stream { chunks, .. } => {
                // A panic in the stream leaves nothing inconsistent: the lock guards only the
                // stream.
                let mut chunks = chunks.lock().unwrap_or_else(PoisonError::into_inner);
                chunks.as_mut().poll_next(context)
            }
        }
    }

    /// Reads the whole body into memory.
    ///
    /// # Errors
    ///
    /// Fails if the stream fails.
    pub async fn collect(mut self) -> Result<Bytes, BodyError> {
        if let Content::Bytes(bytes) = self.0 {
            return Ok(bytes);
        }
        let mut collected = BytesMut::new();
        while let Some(chunk) = poll_fn(|context| self.poll_chunk(context)).await {
            collected.extend_from_slice(&chunk?);
        }
        Ok(collected.freeze())
    }
}

impl Stream for Body {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Content::Bytes(bytes.into()))
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Content::Bytes(left), Content::Bytes(right)) => left == right,
            (Content::Stream { chunks: left, .. }, Content::Stream { chunks: right, .. }) => {
                Arc::ptr_eq(left, right)
            }
            _ => false,
        }
    }
}

/// Prints the length, never the content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, self.length()) {
            (Content::Bytes(bytes), _) => write!(f, "Body({} bytes)", bytes.len()),
            (Content::Stream { .. }, Some(length)) => write!(f, "Body(stream of {length} bytes)"),
            (Content::Stream { .. }, None) => write!(f, "Body(stream)"),
        }
    }
}

/// A stream whose errors have another type.
struct Converted<S>(Pin<Box<S>>);

impl<S, E> Stream for Converted<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BodyError>,
{
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(Into::into)))
    }
}
