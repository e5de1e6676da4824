//! HTTP/2: the feature of this name offers it to servers with TLS.

use std::future::ready;
use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hardy_client::TransportErrorKind;
use hyper::body::Incoming;
use hyper::server::conn::http2::Builder;
use hyper::service::service_fn;
use hyper::{Request, Response, Version};
use hyper_util::rt::{TokioExecutor, TokioIo};
use multipartyapproval::Error;
use rustls::ServerConfig;
use tokio_rustls::TlsAcceptor;

use super::mpa::{Client, request};
use super::on_tokio;
use super::tls::Secure;

/// Serves one connection by HTTP/2. Sends the version and the headers of the request back, as a header.
fn respond(stream: TcpStream, settings: Arc<ServerConfig>) {
    serve(stream, settings, 0);
}

/// Resets the stream of the first request of a connection.
fn reset_once(stream: TcpStream, settings: Arc<ServerConfig>) {
    serve(stream, settings, 1);
}

fn serve(stream: TcpStream, settings: Arc<ServerConfig>, resets: usize) {
    let requests = AtomicUsize::new(0);
    let respond = move |request: Request<Incoming>| {
        let number = requests.fetch_add(1, Ordering::Relaxed);
        // The server resets the stream of a request whose service fails.
        ready(match number < resets {
            true => Err(io::Error::other("the test resets this stream")),
            false => Ok(response(&request, number)),
        })
    };
    on_tokio(async {
        stream.set_nonblocking(true).expect("a socket can wait");
        let stream = tokio::net::TcpStream::from_std(stream).expect("it is on this runtime");
        // The client may close the connection.
        if let Ok(stream) = TlsAcceptor::from(settings).accept(stream).await {
            let server = Builder::new(TokioExecutor::new());
            let served = server.serve_connection(TokioIo::new(stream), service_fn(respond));
            let _ = served.await;
        }
    });
}

/// Its request id says how the request came.
fn response(request: &Request<Incoming>, number: usize) -> Response<String> {
    assert_eq!(request.version(), Version::HTTP_2);
    let signed = request.headers()["authorization"]
        .to_str()
        .expect("it is text");
    let is_signed = signed.contains("SignedHeaders=") && signed.contains("host;");
    let host = request.uri().host().expect("the authority");
    let id = format!("{number} {host} signed: {is_signed}");
    let response = Response::builder().header("x-amzn-requestid", id);
    response.body("{}".to_owned()).expect("the header is valid")
}

/// A client that trusts the server, and tries so often.
fn client(server: &Secure, attempts: u32) -> Client {
    let config = server.config(&[]).with_ca_bundle(&server.root);
    Client::new(&config.with_max_attempts(attempts)).expect("the settings are valid")
}

#[test]
fn calls_share_a_connection() {
    let server = Secure::start_with("localhost", &["h2", "http/1.1"], respond);
    let client = client(&server, 1);
    let ids = on_tokio(async {
        let mut ids = Vec::new();
        for _ in 0..3 {
            let response = client.list_sessions(request()).await.expect("it succeeds");
            ids.push(response.request_id.expect("the server sets it"));
        }
        ids
    });
    let expected = [0, 1, 2].map(|number| format!("{number} localhost signed: true"));
    assert_eq!(ids, expected);
}

#[test]
fn calls_at_the_same_time_share_a_connection() {
    let server = Secure::start_with("localhost", &["h2"], respond);
    let client = client(&server, 1);
    let call = async || client.list_sessions(request()).await.expect("it succeeds");
    let mut ids = on_tokio(async {
        // Makes the connection.
        call().await;
        let (one, other) = tokio::join!(call(), call());
        [one, other].map(|response| response.request_id.expect("the server sets it"))
    });
    ids.sort();
    assert_eq!(
        ids,
        [1, 2].map(|number| format!("{number} localhost signed: true"))
    );
}

#[test]
fn speaks_http_1_to_a_server_that_wants_it() {
    for protocols in [&[][..], &["http/1.1"]] {
        let server = Secure::start_with("localhost", protocols, super::tls::respond);
        let client = client(&server, 1);
        on_tokio(client.list_sessions(request()).into_future()).expect("it succeeds");
    }
}

#[test]
fn sends_a_request_again_whose_stream_was_reset() {
    let server = Secure::start_with("localhost", &["h2"], reset_once);
    let once = client(&server, 1);
    let error = on_tokio(once.list_sessions(request()).into_future()).expect_err("it is reset");
    let Error::Transport(error) = error else {
        panic!("not an error of the transport: {error}");
    };
    assert_eq!(error.kind(), TransportErrorKind::Broken, "{error}");

    let twice = client(&server, 2);
    let response = on_tokio(twice.list_sessions(request()).into_future()).expect("it succeeds");
    let id = response.request_id.as_deref();
    assert_eq!(id, Some("1 localhost signed: true"));
}
