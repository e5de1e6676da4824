//! Blocking calls and listings (feature `blocking`): on plain threads, on several at once, beside async calls of
//! the same client, and where they are refused.

use std::io::{BufRead, Read};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use hardy_client::blocking::BodyReader;
use hardy_client::double::Reply;
use hardy_client::{BlockingItems, Config, Credentials, TransportErrorKind};
use multipartyapproval::operation::{ListSessions, ListSessionsError};
use multipartyapproval::{Body, Error};
use tokio::runtime::Handle;

use super::environment::Environment;
use super::mpa::{Client, request};
use super::on_tokio;
use super::server::{Behavior, Server, response, success};

const SESSION: &str = "arn:aws:mpa:us-east-1:123456789012:session/payments/1";

/// What every blocking method says on a thread of a runtime.
const REFUSED: &str = "blocking methods do not work on a thread of a tokio runtime: await the async method \
                       instead; in `spawn_blocking`, pass its future to `Handle::current().block_on`";

fn page(count: usize, token: &str) -> String {
    let sessions = vec![format!(r#"{{"SessionArn":"{SESSION}"}}"#); count];
    format!(
        r#"{{"Sessions":[{}],"NextToken":"{token}"}}"#,
        sessions.join(",")
    )
}

fn client(server: &Server) -> Client {
    let config = Config::new("us-east-1", Credentials::new("AKIDEXAMPLE", "secret"));
    Client::new(&config.with_endpoint_url(&server.url)).expect("the settings are valid")
}

/// The connection of each request so far.
fn connections(server: &Server) -> Vec<usize> {
    let received = server.received();
    received.iter().map(|request| request.connection).collect()
}

/// Asserts that an error says that the thread must not block.
fn assert_refused(error: &Error<ListSessionsError>) {
    let Error::Transport(error) = error else {
        panic!("not an error of the transport: {error}");
    };
    assert_eq!(error.kind(), TransportErrorKind::Configuration);
    let expected = format!("ListSessions: invalid configuration: {REFUSED}");
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_double_needs_nothing_else() {
    let client = Client::from_replies([
        Reply::throttled(),
        Reply::json(200, page(2, "")).after(Duration::from_secs(3600)),
    ]);
    let call = client.list_sessions(request()).read_timeout(None);
    let response = call.blocking_send().expect("it is tried again");
    assert_eq!(response.sessions.as_ref().map(Vec::len), Some(2));
    let error = client.list_sessions(request()).blocking_send();
    let error = error.expect_err("no reply is left").to_string();
    assert!(error.contains("no reply for request 3"), "{error}");
}

#[test]
fn a_listing_ends_at_a_limit_and_resumes() {
    let client = Client::from_replies([page(2, "a"), page(2, "b"), page(2, "b"), page(1, "")]);
    let mut items = client
        .list_sessions(request())
        .page_size(2)
        .max_items(3)
        .blocking_items();
    for item in &mut items {
        let session = item.expect("a page arrives");
        assert_eq!(session.session_arn.as_deref(), Some(SESSION));
    }
    let token = items.resume_token().expect("there are more items");
    let call = client.list_sessions(request()).starting_token(token);
    let rest = call.blocking_items().map(|item| item.is_ok());
    assert_eq!(rest.collect::<Vec<_>>(), [true, true]);

    let client = Client::from_replies([page(2, "a"), page(1, "")]);
    let pages = client.list_sessions(request()).blocking_pages();
    let sizes = pages.map(|page| {
        page.expect("it arrives")
            .output
            .sessions
            .map(|all| all.len())
    });
    assert_eq!(sizes.collect::<Vec<_>>(), [Some(2), Some(1)]);

    let client = Client::from_replies([page(2, "a"), page(1, "")]);
    let all = client.list_sessions(request()).paginated();
    let all = all.blocking_collect().expect("both pages arrive");
    assert_eq!(all.items.map(|items| items.len()), Some(3));
}

#[test]
fn a_listing_continues_after_an_error() {
    let client = Client::from_replies([
        Reply::from(page(1, "a")),
        Reply::error(403, "AccessDeniedException", "not now"),
        Reply::from(page(1, "")),
    ]);
    // A program can keep a listing: its type has a name, and threads can exchange it.
    let mut items: BlockingItems<ListSessions> = client.list_sessions(request()).blocking_items();
    assert!(items.next().expect("an item").is_ok());
    let error = items.next().expect("an error").expect_err("it is denied");
    assert!(matches!(error, Error::Service(_)), "{error}");
    assert!(items.next().is_none());
    let rest = thread::spawn(move || {
        assert!(items.retry());
        items.filter(Result::is_ok).count()
    });
    assert_eq!(rest.join().expect("no panic"), 1);
}

/// Another thread returns a connection to the pool. On a busy machine, the next call may be faster than that, and
/// open a connection of its own.
#[test]
fn calls_share_a_connection() {
    let server = Server::start(vec![Behavior::Respond(success()); 10]);
    let client = client(&server);
    for _ in 0..10 {
        let call = client.list_sessions(request());
        call.blocking_send().expect("the server responds");
        thread::sleep(Duration::from_millis(10));
    }
    let mut connections = connections(&server);
    assert_eq!(connections.len(), 10);
    connections.sort_unstable();
    connections.dedup();
    assert!(connections.len() <= 3, "{connections:?}");
}

#[test]
fn delays_and_time_limits_pass() {
    let busy = Behavior::Respond(response("503 Busy", "", ""));
    let server = Server::start([busy, Behavior::Respond(success()), Behavior::Hang]);
    let client = client(&server);
    let call = client.list_sessions(request());
    call.blocking_send().expect("the second attempt succeeds");
    let call = client.list_sessions(request());
    let call = call.max_attempts(1).read_timeout(Duration::from_millis(50));
    let error = call.blocking_send().expect_err("the server hangs");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: no response for 50ms (read timeout) (1 attempt)"
    );
}

#[test]
fn eight_threads_call_at_once() {
    const CALLS: usize = 25;
    let server = Server::start(vec![Behavior::Respond(success()); 8 * CALLS]);
    let client = client(&server);
    thread::scope(|scope| {
        for _ in 0..8 {
            let client = client.clone();
            scope.spawn(move || {
                for _ in 0..CALLS {
                    let call = client.list_sessions(request());
                    call.blocking_send().expect("the server responds");
                }
            });
        }
    });
    assert_eq!(server.received().len(), 8 * CALLS);
}

#[test]
fn a_thread_of_a_runtime_gets_an_error() {
    let client = Client::from_replies([page(1, "")]);
    let system = Arc::new(Environment::new(&[("AWS_REGION", "us-east-1")], ""));
    let mut items = on_tokio(async {
        let call = || client.list_sessions(request());
        assert_refused(&call().blocking_send().expect_err("it would block"));
        let mut pages = call().blocking_pages();
        let error = pages.next().expect("an error").expect_err("it would block");
        assert_refused(&error);
        assert!(pages.next().is_none());
        let error = call().paginated().blocking_collect();
        assert_refused(error.expect_err("it would block").error());
        for config in [
            Config::blocking_from_env(),
            Config::blocking_from_profile("default"),
            Config::blocking_from_system(Arc::clone(&system) as _),
        ] {
            let error = config.expect_err("it would block").to_string();
            assert_eq!(error, REFUSED);
        }
        let mut items = call().blocking_items();
        let error = items.next().expect("an error").expect_err("it would block");
        assert_refused(&error);
        items
    });
    // Nothing was sent, and the same listing works where it may block.
    assert!(items.retry());
    assert_eq!(items.filter(Result::is_ok).count(), 1);
    let config = Config::blocking_from_system(system).expect("the settings are valid");
    assert_eq!(config.region(), Some("us-east-1"));
}

#[test]
fn spawn_blocking_is_on_a_runtime_too() {
    let server = Server::start([Behavior::Respond(success())]);
    let client = client(&server);
    let work = move || {
        let call = client.list_sessions(request());
        assert_refused(&call.blocking_send().expect_err("it would block"));
        // As the error says.
        Handle::current().block_on(client.list_sessions(request()).send())
    };
    let response = on_tokio(async { tokio::task::spawn_blocking(work).await });
    let response = response.expect("no panic").expect("the server responds");
    assert_eq!(response.sessions, None);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn one_client_has_blocking_and_async_calls() {
    let server = Server::start(vec![Behavior::Respond(success()); 4]);
    let client = client(&server);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime starts");
    for _ in 0..2 {
        let call = client.list_sessions(request());
        runtime.block_on(call.send()).expect("the server responds");
        // Nobody drives the runtime now, and the connection of its pool stands still.
        let call = client.list_sessions(request());
        let call = call.max_attempts(1).timeout(Duration::from_secs(20));
        call.blocking_send().expect("it has another connection");
    }
    assert_eq!(connections(&server), [0, 1, 0, 1]);
}

/// A stream whose chunks another thread sends.
#[derive(Clone, Default)]
struct Chunks(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    chunks: Vec<&'static str>,
    has_ended: bool,
    waker: Option<Waker>,
}

impl Chunks {
    fn send(&self, chunks: &[&'static str], has_ended: bool) {
        let mut state = self.0.lock().expect("no panic");
        state.chunks.extend(chunks.iter().rev());
        state.has_ended = has_ended;
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut state = self.0.lock().expect("no panic");
        match (state.chunks.pop(), state.has_ended) {
            (Some("broken"), _) => Poll::Ready(Some(Err("the connection broke"))),
            (Some(chunk), _) => Poll::Ready(Some(Ok(chunk.into()))),
            (None, true) => {
                state.has_ended = false;
                Poll::Ready(None)
            }
            (None, false) => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

#[test]
fn a_streamed_body_can_be_read() {
    let chunks = Chunks::default();
    let mut reader = BodyReader::new(Body::stream(chunks.clone()));
    chunks.send(&["first ", "", "line\nsec"], false);
    let mut line = String::new();
    reader.read_line(&mut line).expect("it arrives");
    assert_eq!(line, "first line\n");
    let sender = thread::spawn(move || chunks.send(&["ond"], true));
    let mut rest = String::new();
    reader.read_to_string(&mut rest).expect("it arrives");
    assert_eq!(rest, "second");
    // The end remains the end, although this stream would wait for more.
    assert_eq!(reader.read(&mut [0; 4]).expect("it ended"), 0);
    sender.join().expect("no panic");

    let chunks = Chunks::default();
    chunks.send(&["a", "broken"], false);
    let error = BodyReader::new(Body::stream(chunks)).read_to_end(&mut Vec::new());
    let error = error.expect_err("it breaks").to_string();
    assert_eq!(error, "the connection broke");

    let mut reader = BodyReader::new(Body::from("in memory"));
    let refused = on_tokio(async { reader.read(&mut [0; 4]) });
    let refused = refused.expect_err("it would block").to_string();
    assert_eq!(refused, format!("invalid configuration: {REFUSED}"));
    let mut all = String::new();
    reader.read_to_string(&mut all).expect("it is there");
    assert_eq!(all, "in memory");
}
