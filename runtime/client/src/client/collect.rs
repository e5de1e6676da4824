//! Reads the body of a response into memory, within its limits.

use std::future::poll_fn;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use hardy_runtime::body::BodyError;
use hardy_runtime::{Body, TransportError, TransportErrorKind};

use crate::system::System;
use crate::timeout::within;

/// Reads a body. Each part must arrive within `read_timeout`.
pub(super) async fn collect(
    mut body: Body,
    max_bytes: u64,
    read_timeout: Option<Duration>,
    system: &dyn System,
) -> Result<Bytes, TransportError> {
    if body.length().is_some_and(|length| length > max_bytes) {
        return Err(too_large(max_bytes));
    }
    if let Some(bytes) = body.bytes() {
        return Ok(bytes.clone());
    }
    let mut first: Option<Bytes> = None;
    let mut rest = BytesMut::new();
    let mut length = 0;
    loop {
        let next = poll_fn(|context| body.poll_chunk(context));
        let chunk = within(system, read_timeout, next).await;
        let chunk = chunk.map_err(|limit| stalled(limit, length))?;
        let Some(chunk) = chunk else { break };
        let chunk = chunk.map_err(broken)?;
        length += chunk.len() as u64;
        if length > max_bytes {
            return Err(too_large(max_bytes));
        }
        // Most bodies are one chunk, which needs no copy.
        match &first {
            None => first = Some(chunk),
            Some(begin) => {
                if rest.is_empty() {
                    rest.extend_from_slice(begin);
                }
                rest.extend_from_slice(&chunk);
            }
        }
    }
    match rest.is_empty() {
        true => Ok(first.unwrap_or_default()),
        false => Ok(rest.freeze()),
    }
}

fn stalled(limit: Duration, length: u64) -> TransportError {
    TransportError::new(
        TransportErrorKind::Timeout,
        format!("no data for {limit:?} after {length} bytes of the response (read timeout)"),
    )
}

fn too_large(max_bytes: u64) -> TransportError {
    TransportError::new(
        TransportErrorKind::Protocol,
        format!("the response is larger than {max_bytes} bytes (max_response_bytes)"),
    )
}

fn broken(error: BodyError) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Broken, error),
    }
}
