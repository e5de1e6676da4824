//! Servers and networks that fail, over real sockets: each fault is an error that names it, or a retry that
//! succeeds, and the client works afterwards.

use std::time::Duration;

use hardy_client::{Config, Credentials, TransportErrorKind};
use multipartyapproval::Error;
use multipartyapproval::operation::ListSessionsError;

use super::mpa::{Client, request};
use super::on_tokio;
use super::server::{Behavior, Server, response, success};

use Behavior::{Drip, Flood, Hang, Reset, Respond, RespondAndClose, RespondAndReset};

type CallError = Error<ListSessionsError>;

/// Shorter than any default, so that tests end soon.
const READ_TIMEOUT: Duration = Duration::from_millis(300);

fn config(url: &str) -> Config {
    Config::new("us-east-1", Credentials::new("AKIDEXAMPLE", "secret"))
        .with_endpoint_url(url)
        .with_read_timeout(READ_TIMEOUT)
}

fn client(server: &Server) -> Client {
    Client::new(&config(&server.url)).expect("the settings are valid")
}

/// Calls a server that fails in this way each time, checks the error, and that the next call succeeds.
fn error_of(behavior: Behavior, attempts: usize) -> CallError {
    let mut behaviors = vec![behavior; attempts];
    behaviors.push(Respond(success()));
    let server = Server::start(behaviors);
    let client = client(&server);
    on_tokio(async {
        let error = client.list_sessions(request()).await;
        let error = error.expect_err("the server fails");
        assert_eq!(server.received().len(), attempts, "{error}");
        client
            .list_sessions(request())
            .await
            .expect("the client works afterwards");
        error
    })
}

fn kind(error: &CallError) -> TransportErrorKind {
    match error {
        Error::Transport(error) => error.kind(),
        error => panic!("not an error of the transport: {error}"),
    }
}

#[test]
fn each_fault_is_an_error_that_names_it() {
    let truncated = || b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Sess".to_vec();
    let chunked = || b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\n{\"Sess".to_vec();
    for (behavior, attempts, expected, text) in [
        (
            RespondAndClose(truncated()),
            3,
            TransportErrorKind::Broken,
            "end of file before message length reached",
        ),
        (
            RespondAndClose(chunked()),
            3,
            TransportErrorKind::Broken,
            "end of file before message length reached",
        ),
        (
            RespondAndReset(truncated()),
            3,
            TransportErrorKind::Broken,
            "reset",
        ),
        (Reset, 3, TransportErrorKind::Broken, "reset"),
        (
            Hang,
            3,
            TransportErrorKind::Timeout,
            "no response for 300ms (read timeout)",
        ),
        (
            RespondAndClose(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()),
            1,
            TransportErrorKind::Protocol,
            "invalid HTTP version",
        ),
    ] {
        let what = format!("{behavior:?}");
        let error = error_of(behavior, attempts);
        assert_eq!(kind(&error), expected, "{what}: {error}");
        let shown = error.to_string();
        assert!(
            shown.starts_with("ListSessions: request failed: "),
            "{what}: {shown}"
        );
        assert!(shown.contains(text), "{what}: {shown}");
        let plural = if attempts == 1 { "" } else { "s" };
        let end = format!(" ({attempts} attempt{plural})");
        assert!(shown.ends_with(&end), "{what}: {shown}");
    }
}

#[test]
fn each_bad_response_is_an_error_that_names_it() {
    let json = "content-type: application/json\r\n";
    for (bytes, attempts, expected) in [
        (
            response("200 OK", json, "{\"Sessions\":["),
            1,
            "ListSessions: invalid response: ",
        ),
        (
            response("200 OK", "content-type: text/html\r\n", "<html>"),
            1,
            "ListSessions: invalid response: ",
        ),
        (
            response(
                "502 Bad Gateway",
                "content-type: text/html\r\n",
                "<h1>Bad Gateway</h1>",
            ),
            3,
            "ListSessions failed with HTTP 502 Bad Gateway: <h1>Bad Gateway</h1> (3 attempts)",
        ),
        (
            response("403 Forbidden", "", "proxy says no"),
            1,
            "ListSessions failed with HTTP 403 Forbidden: proxy says no (1 attempt)",
        ),
        (
            response(
                "429 Too Many Requests",
                json,
                "{\"__type\":\"ThrottlingException\"}",
            ),
            3,
            "ListSessions failed with ThrottlingException (status 429, 3 attempts)",
        ),
    ] {
        let error = error_of(Respond(bytes), attempts).to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn a_retry_succeeds_after_any_fault_that_passes() {
    for fault in [
        Reset,
        Hang,
        RespondAndClose(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}".to_vec()),
        Respond(response(
            "503 Service Unavailable",
            "x-amz-retry-after: 10\r\n",
            "",
        )),
        Respond(response(
            "429 Too Many Requests",
            "x-amz-retry-after: 10\r\n",
            "",
        )),
    ] {
        let what = format!("{fault:?}");
        let server = Server::start([fault, Respond(success())]);
        let client = client(&server);
        on_tokio(async {
            let response = client.list_sessions(request()).await;
            response.unwrap_or_else(|error| panic!("{what}: {error}"));
        });
        assert_eq!(server.received().len(), 2, "{what}");
    }
}

#[test]
fn a_response_without_a_content_type_is_read() {
    let server = Server::start([Respond(response("200 OK", "", "{\"NextToken\":\"a\"}"))]);
    let client = client(&server);
    let response = on_tokio(client.list_sessions(request()).into_future());
    let response = response.expect("it is read");
    assert_eq!(response.next_token.as_deref(), Some("a"));
}

#[test]
fn a_response_may_be_slow_but_not_stall() {
    // Each byte arrives in time, and all of them take longer than the read timeout.
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n".to_vec();
    let server = Server::start([Drip(head, b"{      }".to_vec(), READ_TIMEOUT / 5)]);
    let client = client(&server);
    on_tokio(client.list_sessions(request()).into_future()).expect("it arrives");

    let mut stalled = success();
    stalled.truncate(stalled.len() - 1);
    let server = Server::start([Respond(stalled)]);
    let client = Client::new(&config(&server.url).with_max_attempts(1)).expect("it is valid");
    let error = on_tokio(client.list_sessions(request()).into_future()).expect_err("it stalls");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: no data for 300ms after 1 bytes of the response (read timeout) \
         (1 attempt)"
    );
}

#[test]
fn a_response_has_a_greatest_size() {
    let stated = b"HTTP/1.1 200 OK\r\ncontent-length: 209715200\r\n\r\n".to_vec();
    let unstated = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    for head in [stated, unstated] {
        let server = Server::start([Flood(head, vec![b' '; 1 << 16])]);
        let config = config(&server.url).with_max_response_bytes(1 << 20);
        let client = Client::new(&config).expect("the settings are valid");
        let error = on_tokio(client.list_sessions(request()).into_future());
        assert_eq!(
            error.expect_err("it is too large").to_string(),
            "ListSessions: request failed: the response is larger than 1048576 bytes (max_response_bytes) \
             (1 attempt)"
        );
    }
}

#[test]
fn connections_are_kept_and_replaced() {
    let server = Server::start([
        Respond(success()),
        RespondAndClose(success()),
        Respond(success()),
    ]);
    let client = client(&server);
    on_tokio(async {
        for _ in 0..3 {
            client.list_sessions(request()).await.expect("it succeeds");
            // The server closes the connection in the meantime.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    let connections: Vec<usize> = server
        .received()
        .iter()
        .map(|received| received.connection)
        .collect();
    assert_eq!(connections, [0, 0, 1]);
    let head = &server.received()[0].head;
    assert!(head.starts_with("POST /approval-teams/arn%3Aaws"), "{head}");
    assert!(head.contains("/sessions/?List HTTP/1.1\r\n"), "{head}");
}

#[test]
fn no_server_is_an_error_that_names_it() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    drop(listener);
    for (url, expected) in [
        (
            format!("http://{address}"),
            format!("cannot connect to http://{address}: Connection refused (os error "),
        ),
        (
            "http://nowhere.invalid".to_owned(),
            "cannot connect to http://nowhere.invalid:80: dns error: ".to_owned(),
        ),
    ] {
        let client = Client::new(&config(&url)).expect("the settings are valid");
        let error = on_tokio(client.list_sessions(request()).into_future());
        let error = error.expect_err("nobody listens");
        assert_eq!(kind(&error), TransportErrorKind::Connect, "{error}");
        let start = format!("ListSessions: request failed: {expected}");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
}

#[test]
fn no_runtime_is_an_error() {
    let server = Server::start([Respond(success())]);
    let client = client(&server);
    let error = hardy_client::double::block_on(client.list_sessions(request()).into_future());
    let error = error.expect_err("nothing makes progress");
    assert_eq!(kind(&error), TransportErrorKind::Configuration, "{error}");
    assert_eq!(
        error.to_string(),
        "ListSessions: invalid configuration: there is no tokio runtime: await the call in one that \
         `enable_all` was called for, or use a blocking method (feature `blocking`)"
    );
    on_tokio(client.list_sessions(request()).into_future()).expect("the client works");
}

#[test]
fn a_call_ends_at_its_time_limit() {
    let server = Server::start([Hang]);
    let client = client(&server);
    let call = client
        .list_sessions(request())
        .read_timeout(None)
        .timeout(Duration::from_millis(200));
    let error = on_tokio(call.into_future()).expect_err("the server never responds");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: the call took longer than 200ms (timeout) (1 attempt)"
    );
}

#[test]
fn a_dropped_call_leaves_the_client_working() {
    let server = Server::start([Hang, Respond(success())]);
    let client = client(&server);
    on_tokio(async {
        let call = client.list_sessions(request()).into_future();
        let dropped = tokio::time::timeout(Duration::from_millis(100), call).await;
        assert!(dropped.is_err());
        client.list_sessions(request()).await.expect("it succeeds");
    });
}
