//! The limit of making a connection: of the client, and of one call, over real sockets.

use std::net::TcpListener;
use std::time::Duration;

use hardy_client::double::{Requests, block_on};
use hardy_client::transport::ConnectTimeout;
use hardy_client::{Config, Credentials};

use super::mpa::{Client, request};
use super::on_tokio;
use super::server::{Behavior, Server, success};
use super::tls::Secure;

/// Shorter than any default, so that tests end soon.
const SHORT: Duration = Duration::from_millis(50);

fn config(url: impl Into<String>) -> Config {
    Config::new("us-east-1", Credentials::new("AKIDEXAMPLE", "secret"))
        .with_endpoint_url(url)
        .with_max_attempts(1)
}

/// A port that accepts connections, and never begins TLS.
struct Silent {
    listener: TcpListener,
    secure: Secure,
}

impl Silent {
    fn start() -> Self {
        Self {
            listener: TcpListener::bind("127.0.0.1:0").expect("a port is free"),
            secure: Secure::start("localhost"),
        }
    }

    fn url(&self) -> String {
        let address = self.listener.local_addr().expect("it has an address");
        format!("https://localhost:{}", address.port())
    }

    fn config(&self) -> Config {
        config(self.url()).with_ca_bundle(&self.secure.root)
    }
}

#[test]
fn a_call_overrides_the_limit_of_the_client() {
    let silent = Silent::start();
    let in_time = format!(
        "ListSessions: request failed: no connection to {} within 50ms (connect timeout) (1 attempt)",
        silent.url()
    );
    let unlimited =
        "ListSessions: request failed: the call took longer than 150ms (timeout) (1 attempt)";
    let in_time = in_time.as_str();
    let whole = Duration::from_millis(150);
    for (of_client, of_call, expected) in [
        (Some(SHORT), None, in_time),
        (Some(SHORT), Some(None), unlimited),
        (Some(SHORT), Some(Some(10 * whole)), unlimited),
        (None, None, unlimited),
        (None, Some(Some(SHORT)), in_time),
        (Some(10 * whole), Some(Some(SHORT)), in_time),
    ] {
        let config = silent.config().with_connect_timeout(of_client);
        let client = Client::new(&config).expect("the settings are valid");
        let call = || {
            let call = client.list_sessions(request()).timeout(whole);
            match of_call {
                Some(limit) => call.connect_timeout(limit),
                None => call,
            }
        };
        let error = on_tokio(call().into_future()).expect_err("there is no connection");
        assert_eq!(error.to_string(), expected, "{of_client:?} {of_call:?}");
        let error = on_tokio(call().items().try_next()).expect_err("there is no connection");
        assert_eq!(error.to_string(), expected, "{of_client:?} {of_call:?}");
        let error = call().blocking_send().expect_err("there is no connection");
        assert_eq!(error.to_string(), expected, "{of_client:?} {of_call:?}");
    }
}

#[test]
fn calls_of_one_client_have_different_limits_at_once() {
    let silent = Silent::start();
    let config = silent.config().with_connect_timeout(None);
    let client = Client::new(&config).expect("the settings are valid");
    let limits = [SHORT, 2 * SHORT, 3 * SHORT];
    let errors = on_tokio(async {
        let tasks = limits.map(|limit| {
            let call = client.list_sessions(request()).connect_timeout(limit);
            tokio::spawn(call.into_future())
        });
        let mut errors = Vec::new();
        for task in tasks {
            let error = task.await.expect("no panic");
            errors.push(error.expect_err("there is no connection").to_string());
        }
        errors
    });
    for (error, limit) in errors.iter().zip(limits) {
        let url = silent.url();
        let expected = format!("no connection to {url} within {limit:?} (connect timeout)");
        assert!(error.contains(&expected), "{error}");
    }
}

#[test]
fn a_listing_has_a_limit_of_its_own() {
    let silent = Silent::start();
    let config = silent.config().with_connect_timeout(None);
    let client = Client::new(&config).expect("the settings are valid");
    let listing = client.list_sessions(request()).page_size(2);
    let error = on_tokio(listing.connect_timeout(SHORT).items().try_next());
    let error = error.expect_err("there is no connection").to_string();
    let expected = format!("no connection to {} within 50ms", silent.url());
    assert!(error.contains(&expected), "{error}");
}

#[test]
fn a_connection_of_the_pool_needs_no_time() {
    let server = Server::start(vec![Behavior::Respond(success()); 3]);
    let client = Client::new(&config(&server.url)).expect("the settings are valid");
    on_tokio(async {
        client.list_sessions(request()).await.expect("it connects");
        for limit in [Some(Duration::ZERO), None] {
            let call = client.list_sessions(request()).connect_timeout(limit);
            call.await.expect("it has a connection");
        }
    });
    assert!(
        server
            .received()
            .iter()
            .all(|request| request.connection == 0)
    );
}

#[test]
fn a_transport_of_the_user_can_read_the_limit() {
    let requests = Requests::default();
    let recorded = requests.clone();
    let client = Client::from_fn(move |request| {
        recorded.record(request);
        "{}"
    });
    for limit in [Some(SHORT), None] {
        let call = client.list_sessions(request()).connect_timeout(limit);
        block_on(call.into_future()).expect("it succeeds");
    }
    block_on(client.list_sessions(request()).into_future()).expect("it succeeds");
    let requests = requests.all();
    let limits = requests
        .iter()
        .map(|request| request.extensions().get().copied());
    let expected = [
        Some(ConnectTimeout(Some(SHORT))),
        Some(ConnectTimeout(None)),
        None,
    ];
    assert_eq!(limits.collect::<Vec<_>>(), expected);
}
