//! Tests of compressed bodies.

use std::collections::VecDeque;
use std::io::Read as _;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;

use super::{header, post};
use crate::body::Body;
use crate::request::COMPRESSED_FROM;
use crate::transport::HttpRequest;

/// A stream of chunks, and the number of chunks that have been read.
struct Chunks {
    chunks: VecDeque<Result<Bytes, &'static str>>,
    taken: Arc<AtomicUsize>,
}

impl Stream for Chunks {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(self.chunks.pop_front())
    }
}

fn chunks(chunks: impl IntoIterator<Item = Result<Bytes, &'static str>>) -> Chunks {
    Chunks {
        chunks: chunks.into_iter().collect(),
        taken: Arc::default(),
    }
}

/// A request with this body, which may be a stream.
fn sent(body: Body) -> HttpRequest {
    let mut post = post();
    let builder = post.path("/").stream_payload("text/plain", Some(&body));
    builder.gzip_stream().build().expect("a good request")
}

fn next(body: &mut Body) -> Option<Result<Bytes, String>> {
    match body.poll_chunk(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(chunk) => chunk.map(|chunk| chunk.map_err(|error| error.to_string())),
        Poll::Pending => panic!("the chunks are at hand"),
    }
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let mut decoder = flate2::read::GzDecoder::new(packed);
    decoder.read_to_end(&mut unpacked).expect("what gzip made");
    unpacked
}

#[test]
fn large_bodies_are_compressed() {
    let text = "lamp".repeat(COMPRESSED_FROM / 4);
    let gzipped = |builder: &mut crate::RequestBuilder, length: usize| {
        let request = builder
            .path("/")
            .raw_payload("text/plain", text.get(..length));
        request.gzip().build().expect("a good request")
    };
    let small = gzipped(&mut post(), COMPRESSED_FROM - 1);
    assert_eq!(header(&small, "content-encoding"), None);
    let large = gzipped(&mut post(), COMPRESSED_FROM);
    assert_eq!(header(&large, "content-encoding"), Some("gzip"));
    let bytes = large.body().bytes().expect("in memory");
    assert_eq!(bytes.get(..2), Some([0x1f, 0x8b].as_slice()));
    assert_eq!(
        header(&large, "content-length"),
        Some(bytes.len().to_string().as_str())
    );
    assert_eq!(unpacked(bytes), text.as_bytes());
    let twice = gzipped(
        post().header("Content-Encoding", ["custom"]),
        COMPRESSED_FROM,
    );
    assert_eq!(header(&twice, "content-encoding"), Some("custom, gzip"));
}

#[test]
fn bodies_that_may_stream_are_compressed_whatever_their_length() {
    let small = || {
        chunks([
            Ok(Bytes::from("la")),
            Ok(Bytes::new()),
            Ok(Bytes::from("mp")),
        ])
    };
    for body in [
        Body::stream(small()),
        Body::sized_stream(small(), 4),
        Body::from("lamp"),
    ] {
        let in_memory = body.bytes().is_some();
        let request = sent(body);
        assert_eq!(header(&request, "content-encoding"), Some("gzip"));
        let is_known = header(&request, "content-length").is_some();
        assert_eq!(is_known, in_memory);
        let mut body = request.into_body();
        let mut packed = Vec::new();
        while let Some(chunk) = next(&mut body) {
            packed.extend(chunk.expect("no chunk is an error"));
        }
        assert_eq!(unpacked(&packed), b"lamp");
    }
    let nothing = sent(Body::default());
    assert_eq!(header(&nothing, "content-encoding"), None);
}

#[test]
fn streams_are_compressed_chunk_by_chunk() {
    // Data that cannot be compressed is output at once.
    let mut state = 1_u64;
    let mut noise = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 56) as u8
    };
    let pieces: Vec<Bytes> = (0..8)
        .map(|_| (0..100_000).map(|_| noise()).collect())
        .collect();
    let chunks = chunks(pieces.iter().cloned().map(Ok));
    let taken = Arc::clone(&chunks.taken);
    let mut body = sent(Body::stream(chunks)).into_body();
    let mut packed = Vec::new();
    for number in 1..=pieces.len() {
        packed.extend(next(&mut body).expect("a chunk").expect("no error"));
        assert_eq!(taken.load(Ordering::Relaxed), number);
        // Except for the bytes that the algorithm still buffers.
        assert!(packed.len() + 64 * 1024 > number * 100_000);
    }
    while let Some(chunk) = next(&mut body) {
        packed.extend(chunk.expect("no error"));
    }
    assert_eq!(unpacked(&packed), pieces.concat());
    assert_eq!(next(&mut body), None);
}

#[test]
fn an_error_of_a_stream_comes_through_and_ends_it() {
    let chunks = chunks([
        Ok(Bytes::from("lamp")),
        Err("dark"),
        Ok(Bytes::from("lamp")),
    ]);
    let mut body = sent(Body::stream(chunks)).into_body();
    let header = next(&mut body).expect("the beginning");
    assert_eq!(header.map(|bytes| bytes.starts_with(b"\x1f\x8b")), Ok(true));
    assert_eq!(next(&mut body), Some(Err("dark".to_owned())));
    assert_eq!(next(&mut body), None);
}
