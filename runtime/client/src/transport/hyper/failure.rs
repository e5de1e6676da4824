//! Which kind of failure an error of hyper is.

use std::error::Error;
use std::io;

use hardy_runtime::{TransportError, TransportErrorKind};
use hyper_util::client::legacy;

use super::chain::chain;
use super::connect_error::NotInTime;
use super::tls::{self, InvalidTls};

/// The text of an error of hyper-util about TCP. The error around it says already that there is no connection.
const TCP: &str = "tcp connect error";

/// The error of a request without a response.
pub(super) fn of_request(error: &legacy::Error) -> TransportError {
    // Its own text, such as "client error (Connect)", says less than its source.
    let source = error.source();
    let kind = source.and_then(kind).unwrap_or(match error.is_connect() {
        true => TransportErrorKind::Connect,
        false => TransportErrorKind::Other,
    });
    TransportError::new(kind, source.map_or_else(|| error.to_string(), texts))
}

/// The error of the body of a response.
pub(super) fn of_body(error: &hyper::Error) -> TransportError {
    let kind = kind(error).unwrap_or(TransportErrorKind::Broken);
    TransportError::new(kind, texts(error))
}

/// The texts of an error and its sources.
fn texts(error: &(dyn Error + 'static)) -> String {
    let mut texts: Vec<String> = Vec::new();
    for error in chain(error) {
        let text = error.to_string();
        // Its source says why.
        if text == TCP && error.source().is_some() {
            continue;
        }
        // An error of I/O repeats the text of the error inside of it.
        if !texts.iter().any(|known| known.contains(&text)) {
            texts.push(text);
        }
    }
    texts.join(": ")
}

/// The kind of an error, by the first of its sources that has one.
fn kind(error: &(dyn Error + 'static)) -> Option<TransportErrorKind> {
    chain(error).find_map(kind_of_one)
}

fn kind_of_one(error: &(dyn Error + 'static)) -> Option<TransportErrorKind> {
    if error.is::<NotInTime>() {
        return Some(TransportErrorKind::Timeout);
    }
    if error.is::<InvalidTls>() {
        return Some(TransportErrorKind::Configuration);
    }
    if tls::is_fault(error) {
        return Some(TransportErrorKind::Tls);
    }
    if let Some(error) = error.downcast_ref::<hyper::Error>() {
        if error.is_timeout() {
            return Some(TransportErrorKind::Timeout);
        }
        let is_broken = error.is_incomplete_message() || error.is_canceled() || error.is_closed();
        return match (error.is_parse(), is_broken) {
            (true, _) => Some(TransportErrorKind::Protocol),
            (false, true) => Some(TransportErrorKind::Broken),
            (false, false) => None,
        };
    }
    #[cfg(feature = "http2")]
    if let Some(error) = error.downcast_ref::<h2::Error>() {
        return kind_of_http2(error);
    }
    match error.downcast_ref::<io::Error>()?.kind() {
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::NotConnected => Some(TransportErrorKind::Broken),
        io::ErrorKind::TimedOut => Some(TransportErrorKind::Timeout),
        _ => None,
    }
}

#[cfg(feature = "http2")]
fn kind_of_http2(error: &h2::Error) -> Option<TransportErrorKind> {
    // It is no source of the error.
    if let Some(error) = error.get_io() {
        return Some(kind(error).unwrap_or(TransportErrorKind::Broken));
    }
    // The server ended the stream or the connection, or h2 found a fault in what it sent.
    match (error.is_remote(), error.is_library()) {
        (true, _) => Some(TransportErrorKind::Broken),
        (false, true) => Some(TransportErrorKind::Protocol),
        (false, false) => None,
    }
}
