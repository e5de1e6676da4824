//! Reads a body that is a stream, as [`std::io::Read`] does.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, BufRead, Read};

use bytes::{Buf, Bytes};
use hardy_runtime::{Body, TransportError};

use super::wait;

/// Reads the body of a response, such as a stream in an output.
///
/// # Errors
///
/// Reading fails with [`io::ErrorKind::Other`] if the connection breaks, or on a thread of a tokio runtime. The
/// error inside is a [`TransportError`] if the transport of this package carries the response.
pub struct BodyReader {
    body: Body,
    /// What arrived and was not read.
    chunk: Bytes,
}

impl BodyReader {
    /// Creates a reader of a body.
    pub fn new(body: Body) -> Self {
        Self {
            body,
            chunk: Bytes::new(),
        }
    }
}

impl BufRead for BodyReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.chunk.is_empty() {
            let next = wait(poll_fn(|context| self.body.poll_chunk(context)));
            match next.map_err(|error| io::Error::other(TransportError::from(error)))? {
                Some(chunk) => self.chunk = chunk.map_err(io::Error::other)?,
                None => {
                    // A stream must not be polled after its end.
                    self.body = Body::default();
                    break;
                }
            }
        }
        Ok(&self.chunk)
    }

    fn consume(&mut self, count: usize) {
        self.chunk.advance(count);
    }
}

impl Read for BodyReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl fmt::Debug for BodyReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyReader").finish_non_exhaustive()
    }
}
