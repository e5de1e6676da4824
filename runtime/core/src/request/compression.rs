//! Compression of bodies (`@requestCompression`), behind a feature that the manifests of crates
//! that need it enable.

use std::io::Write as _;
use std::mem::take;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_core::Stream;
use http::HeaderValue;
use http::header::CONTENT_ENCODING;

use super::RequestBuilder;
use crate::body::{Body, BodyError};

/// Length of a body, in bytes, from which it is compressed. Bodies with `@streaming` are always
/// compressed.
pub const COMPRESSED_FROM: usize = 10_240;

impl RequestBuilder {
    /// Compresses a body of [`COMPRESSED_FROM`] bytes or more with gzip, and adds `gzip` to the
    /// header `Content-Encoding`.
    pub fn gzip(&mut self) -> &mut Self {
        self.gzip_from(COMPRESSED_FROM)
    }

    /// Same as [`gzip`](Self::gzip), for a body with `@streaming`: compresses it if it is not
    /// empty. A stream is compressed chunk by chunk, so that its length is unknown.
    pub fn gzip_stream(&mut self) -> &mut Self {
        self.gzip_from(1)
    }

    fn gzip_from(&mut self, least: usize) -> &mut Self {
        let is_large = |body: &&Body| body.length().is_none_or(|length| length >= least as u64);
        let Some(compressed) = self.body.as_ref().filter(is_large).and_then(compressed) else {
            return self;
        };
        let mut encodings = match self.headers.get(CONTENT_ENCODING) {
            Some(earlier) => [earlier.as_bytes(), b", "].concat(),
            None => Vec::new(),
        };
        encodings.extend(b"gzip");
        if let Ok(encodings) = HeaderValue::from_bytes(&encodings) {
            self.headers.insert(CONTENT_ENCODING, encodings);
            self.body = Some(compressed);
        }
        self
    }
}

/// `None` does not happen, because writing to memory does not fail. Otherwise the body would be
/// sent uncompressed.
fn compressed(body: &Body) -> Option<Body> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let Some(bytes) = body.bytes() else {
        let body = body.clone();
        return Some(Body::stream(Compressed {
            body,
            encoder: Some(encoder),
        }));
    };
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.ok().map(Body::from)
}

/// A stream that compresses chunk by chunk. Contains the window of the algorithm, and no chunk.
struct Compressed {
    body: Body,
    /// `None` after the last byte, or after an error.
    encoder: Option<GzEncoder<Vec<u8>>>,
}

impl Stream for Compressed {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while self.encoder.is_some() {
            let chunk = ready!(self.body.poll_chunk(context));
            let bytes = self.written(chunk);
            // A small chunk may not give any output yet.
            if bytes.as_ref().is_ok_and(Vec::is_empty) {
                continue;
            }
            return Poll::Ready(Some(bytes.map(Bytes::from)));
        }
        Poll::Ready(None)
    }
}

impl Compressed {
    /// The output after a chunk, or after the end.
    fn written(&mut self, chunk: Option<Result<Bytes, BodyError>>) -> Result<Vec<u8>, BodyError> {
        // Put back unless this is the end.
        let Some(mut encoder) = self.encoder.take() else {
            return Ok(Vec::new());
        };
        let Some(chunk) = chunk else {
            return Ok(encoder.finish()?);
        };
        encoder.write_all(&chunk?)?;
        let bytes = take(encoder.get_mut());
        self.encoder = Some(encoder);
        Ok(bytes)
    }
}
