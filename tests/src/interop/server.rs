//! A server on the loopback interface: records requests, and returns the responses of a function. Must not
//! know what is compared.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    /// Names in lower case, in the order of arrival.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// A response to be sent, whose length the server adds.
#[derive(Clone, Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

type Respond = Box<dyn Fn(&Received) -> Response + Send>;

/// A server.
pub(super) struct Server {
    pub(super) url: String,
    state: Arc<Mutex<State>>,
}

struct State {
    respond: Respond,
    received: Vec<Received>,
}

impl Server {
    /// Starts a server, which runs until the program ends.
    ///
    /// # Errors
    ///
    /// Those of the system.
    pub(super) fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let nothing = |_: &Received| Response {
            status: 500,
            headers: Vec::new(),
            body: String::new(),
        };
        let state = Arc::new(Mutex::new(State {
            respond: Box::new(nothing),
            received: Vec::new(),
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                // A connection that breaks is a failed call, which its client reports.
                thread::spawn(move || serve(stream, &state));
            }
        });
        Ok(Self { url, state })
    }

    /// Sets how to respond from now on.
    pub(super) fn respond_with(&self, respond: impl Fn(&Received) -> Response + Send + 'static) {
        lock(&self.state).respond = Box::new(respond);
    }

    /// The requests since this was called last.
    pub(super) fn take(&self) -> Vec<Received> {
        std::mem::take(&mut lock(&self.state).received)
    }
}

impl Received {
    /// The first value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader)? {
        let response = {
            let mut state = lock(state);
            let response = (state.respond)(&request);
            state.received.push(request);
            response
        };
        writer.write_all(&bytes(&response))?;
    }
    Ok(())
}

/// Reads a request; `None` at the end of the connection.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Received>> {
    let Some(first) = line(reader)? else {
        return Ok(None);
    };
    let mut words = first.split(' ');
    let mut word = || words.next().unwrap_or_default().to_owned();
    let (method, target) = (word(), word());
    let mut headers = Vec::new();
    while let Some(line) = line(reader)?.filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut request = Received {
        method,
        target,
        headers,
        body: Vec::new(),
    };
    let length = request.header("content-length").unwrap_or("0");
    let length = length.parse().map_err(io::Error::other)?;
    request.body = vec![0; length];
    reader.read_exact(&mut request.body)?;
    Ok(Some(request))
}

/// The next line without its end; `None` at the end of the connection.
fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    let length = reader.read_line(&mut line)?;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Ok((length > 0).then_some(line))
}

fn bytes(response: &Response) -> Vec<u8> {
    let Response {
        status,
        headers,
        body,
    } = response;
    let headers = headers.iter();
    let headers: String = headers
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let length = body.len();
    format!("HTTP/1.1 {status} -\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
}
