//! A server on the loopback interface that behaves as a test states, also badly.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What the server does with a request.
#[derive(Clone, Debug)]
pub(crate) enum Behavior {
    /// Sends a response, and waits for the next request.
    Respond(Vec<u8>),
    /// Sends a response, and closes the connection.
    RespondAndClose(Vec<u8>),
    /// Closes the connection while the body of the request is unread, so that the system resets it.
    Reset,
    /// Sends the start of a response, and resets the connection.
    RespondAndReset(Vec<u8>),
    /// Never responds.
    Hang,
    /// Sends the first bytes, and then the others with a delay before each.
    Drip(Vec<u8>, Vec<u8>, Duration),
    /// Sends these bytes again and again.
    Flood(Vec<u8>, Vec<u8>),
}

/// A server, and the requests that it received.
pub(crate) struct Server {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

/// A request, and the number of the connection on which it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) connection: usize,
    pub(crate) head: String,
}

impl Server {
    /// Starts a server that behaves in these ways, one for each request, and hangs afterwards.
    pub(crate) fn start(behaviors: impl IntoIterator<Item = Behavior>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let mut behaviors: Vec<Behavior> = behaviors.into_iter().collect();
        behaviors.reverse();
        let behaviors = Arc::new(Mutex::new(behaviors));
        let received = Arc::<Mutex<Vec<Received>>>::default();
        let log = Arc::clone(&received);
        thread::spawn(move || {
            for (connection, stream) in listener.incoming().enumerate() {
                let Ok(stream) = stream else { return };
                let (behaviors, log) = (Arc::clone(&behaviors), Arc::clone(&log));
                thread::spawn(move || serve(stream, connection, &behaviors, &log));
            }
        });
        Self {
            url: format!("http://{address}"),
            received,
        }
    }

    /// The requests so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        let received = self.received.lock().unwrap_or_else(PoisonError::into_inner);
        received.clone()
    }
}

/// A response with a length and these further headers, each followed by a line break.
pub(crate) fn response(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
}

/// A success with an empty page.
pub(crate) fn success() -> Vec<u8> {
    response("200 OK", "content-type: application/json\r\n", "{}")
}

fn serve(
    mut stream: TcpStream,
    connection: usize,
    behaviors: &Mutex<Vec<Behavior>>,
    log: &Mutex<Vec<Received>>,
) {
    loop {
        let Some(head) = head(&mut stream) else {
            return;
        };
        let length = content_length(&head);
        log.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Received { connection, head });
        let behavior = behaviors
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or(Behavior::Hang);
        let reads_body = !matches!(behavior, Behavior::Reset | Behavior::RespondAndReset(_));
        if reads_body && stream.read_exact(&mut vec![0; length]).is_err() {
            return;
        }
        match behavior {
            Behavior::Respond(bytes) => {
                if stream.write_all(&bytes).is_err() {
                    return;
                }
            }
            Behavior::RespondAndClose(bytes) | Behavior::RespondAndReset(bytes) => {
                let _ = stream.write_all(&bytes);
                // The client reads what was sent before the reset.
                thread::sleep(Duration::from_millis(50));
                return;
            }
            Behavior::Reset => {
                thread::sleep(Duration::from_millis(50));
                return;
            }
            Behavior::Hang => {
                // Until the client closes the connection.
                let _ = stream.read(&mut [0]);
                return;
            }
            Behavior::Drip(head, body, delay) => {
                let _ = stream.write_all(&head);
                for byte in body {
                    thread::sleep(delay);
                    if stream.write_all(&[byte]).is_err() {
                        return;
                    }
                }
            }
            Behavior::Flood(head, chunk) => {
                let _ = stream.write_all(&head);
                while stream.write_all(&chunk).is_ok() {}
                return;
            }
        }
    }
}

/// Reads a request; `None` at the end of the connection.
pub(crate) fn read_request(stream: &mut TcpStream) -> Option<String> {
    let head = head(stream)?;
    let mut body = vec![0; content_length(&head)];
    stream.read_exact(&mut body).ok()?;
    Some(head)
}

/// The request line and the headers; `None` at the end of the connection.
fn head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}

fn content_length(head: &str) -> usize {
    let mut lines = head.lines();
    let value = lines.find_map(|line| line.strip_prefix("content-length: "));
    value.map_or(0, |value| value.parse().expect("a length is a number"))
}
