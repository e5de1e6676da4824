//! The client of a service that is none of AWS, with code that the build script has generated: by a double, and over
//! sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread;

use hardy_client::double::{Requests, block_on, double};
use hardy_client::{BearerToken, Config};

use crate::fixtures::store::Client;
use crate::fixtures::store::double::Reply;
use crate::fixtures::store::operation::GetLampError;
use crate::fixtures::store::types::{
    GetHallInput, GetLampInput, GetNewsInput, ListLampsInput, LoginInput, PingInput,
};
use crate::fixtures::store::{Error, HttpRequest, TransportErrorKind};

const KEY: &str = "key-of-the-store";
const TOKEN: &str = "token-of-the-store";

/// A client that gets replies with empty objects, and the requests that it makes.
fn recorded(configure: impl FnOnce(Config) -> Config) -> (Client, Requests) {
    let requests = Requests::default();
    let record = requests.clone();
    let config = double(move |request| {
        record.record(request);
        "{}"
    });
    let client = Client::new(&configure(config)).expect("the settings are valid");
    (client, requests)
}

/// What a request contains for authentication.
fn auth(request: &HttpRequest) -> [Option<&str>; 2] {
    ["authorization", "x-lamp-key"].map(|name| {
        let value = request.headers().get(name)?;
        Some(value.to_str().expect("it is text"))
    })
}

#[test]
fn each_operation_is_authenticated_by_its_own_schemes() {
    let bearer = format!("Bearer {TOKEN}");
    let (bearer, key) = (Some(bearer.as_str()), Some(KEY));
    let (client, requests) = recorded(|config| {
        let config = config.with_basic_auth("me", "secret").with_api_key(KEY);
        config.with_bearer_token(BearerToken::new(TOKEN))
    });
    block_on(client.list_lamps(ListLampsInput::new())).expect("it succeeds");
    block_on(client.get_lamp(GetLampInput::new("oil"))).expect("it succeeds");
    block_on(client.get_news(GetNewsInput::new())).expect("it succeeds");
    block_on(client.login(LoginInput::new())).expect("it succeeds");
    block_on(client.ping(PingInput::new())).expect("it succeeds");
    let requests = requests.all();
    let found: Vec<_> = requests.iter().map(auth).collect();
    let expected = [
        [bearer, None],
        [None, key],
        // Optional, but there is a token.
        [bearer, None],
        [Some("Basic bWU6c2VjcmV0"), None],
        [None, None],
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_first_scheme_with_an_identity_counts() {
    let (client, requests) = recorded(|config| config.with_api_key(KEY));
    block_on(client.list_lamps(ListLampsInput::new())).expect("it succeeds");
    let requests = requests.all();
    assert_eq!(auth(&requests[0]), [None, Some(KEY)]);
}

#[test]
fn a_missing_identity_is_an_error_that_says_what_to_do() {
    let client = Client::new(&Config::for_url("https://lamps.example")).expect("it is a URL");
    let error = block_on(client.get_lamp(GetLampInput::new("oil"))).expect_err("there is no key");
    let Error::Transport(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.kind(), TransportErrorKind::Credentials);
    assert_eq!(
        error.to_string(),
        "GetLamp: no credentials: set an API key by `with_api_key`, or a bearer token by `with_bearer_token`"
    );
    let error = Client::new(&Config::from_variables()).expect_err("there is no URL");
    assert_eq!(
        error.to_string(),
        "no URL is set: set LAMP_STORE_ENDPOINT_URL or `with_endpoint_url`"
    );
}

#[test]
fn a_host_has_the_prefix_of_the_operation() {
    let (client, requests) = recorded(|config| config.with_endpoint_url("https://lamps.example"));
    let input = GetHallInput::new().with_hall("north");
    block_on(client.get_hall(input)).expect("it succeeds");
    let requests = requests.all();
    assert_eq!(requests[0].uri(), "https://north.lamps.example/hall");
}

#[test]
fn retries_what_the_model_says_as_often_as_the_overlay_says() {
    let busy = || Reply::error(423, "Busy", "The store is full");
    let input = || GetLampInput::new("oil");
    let client = Client::from_replies([busy(), Reply::from(r#"{"name": "oil"}"#)]);
    let lamp = block_on(client.get_lamp(input())).expect("the second attempt succeeds");
    assert_eq!(lamp.name.as_deref(), Some("oil"));
    let client = Client::from_replies([busy(), busy(), busy()]);
    let error = block_on(client.get_lamp(input())).expect_err("the store is full");
    let Error::Service(error) = error else {
        panic!("{error:?}");
    };
    assert!(matches!(error.error, GetLampError::Busy(_)), "{error:?}");
    assert_eq!(error.attempts.map(|attempts| attempts.count), Some(2));
}

/// Accepts one request, responds, and returns its head.
fn serve(listener: TcpListener) -> String {
    let (stream, _) = listener.accept().expect("a client connects");
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        let read = reader.read_line(&mut head).expect("it is text");
        assert!(read > 0, "{head}");
    }
    let body = r#"{"lamps": [{"name": "oil"}]}"#;
    let mut stream = reader.into_inner();
    let length = body.len();
    let response = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    stream.write_all(response.as_bytes()).expect("it is sent");
    _ = stream.read(&mut [0]);
    head
}

#[test]
fn calls_a_server_of_this_machine_without_encryption() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let server = thread::spawn(move || serve(listener));
    let config = Config::for_url(format!("http://{address}/shop"));
    let config = config.with_bearer_token(BearerToken::new(TOKEN));
    let client = Client::new(&config).expect("the settings are valid");
    let lamps = client.list_lamps(ListLampsInput::new()).blocking_send();
    let lamps = lamps.expect("it succeeds");
    assert_eq!(lamps.lamps.as_ref().map(Vec::len), Some(1));
    let head = server.join().expect("the server ends");
    assert!(head.starts_with("GET /shop/lamps HTTP/1.1\r\n"), "{head}");
    let head = head.to_ascii_lowercase();
    assert!(
        head.contains(&format!("authorization: bearer {TOKEN}\r\n")),
        "{head}"
    );
    assert!(!head.contains("amz"), "{head}");
}
