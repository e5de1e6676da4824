//! A connection as hyper sees it. Must not know how it was made.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection};

/// Where bytes come from and go to.
trait Io: Read + Write + Send + Unpin {}

impl<T: Read + Write + Send + Unpin> Io for T {}

/// A connection to a server or to a proxy, with TLS or without.
pub(super) struct Stream {
    // Not a generic parameter: then the code of HTTP would be compiled together with that of TLS.
    io: Box<dyn Io>,
    is_forwarded: bool,
    is_http2: bool,
}

impl Stream {
    pub(super) fn new(io: impl Read + Write + Send + Unpin + 'static) -> Self {
        Self {
            io: Box::new(io),
            is_forwarded: false,
            is_http2: false,
        }
    }

    /// Sets whether a proxy forwards the requests, which then have an absolute URI.
    pub(super) fn forwarded(mut self, is_forwarded: bool) -> Self {
        self.is_forwarded = is_forwarded;
        self
    }

    /// Sets whether the server selected HTTP/2.
    pub(super) fn http2(mut self, is_http2: bool) -> Self {
        self.is_http2 = is_http2;
        self
    }

    fn io(self: Pin<&mut Self>) -> Pin<&mut dyn Io> {
        Pin::new(&mut *self.get_mut().io)
    }
}

impl Connection for Stream {
    // Without the addresses of the connection, which hyper-util would add to each response: nobody reads them.
    fn connected(&self) -> Connected {
        let connected = Connected::new().proxy(self.is_forwarded);
        match self.is_http2 {
            true => connected.negotiated_h2(),
            false => connected,
        }
    }
}

impl Read for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        self.io().poll_read(context, buffer)
    }
}

impl Write for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.io().poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io().poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io().poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.io().poll_write_vectored(context, buffers)
    }
}
