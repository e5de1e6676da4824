//! Secrets appear in nothing that a program can print or trace: errors, clients, calls, configurations, spans and
//! events.

use std::fmt::{Debug, Display};

use hardy_client::double::{Reply, block_on, double};
use hardy_client::{Config, Credentials};
use multipartyapproval::http::{HeaderName, HeaderValue};
use multipartyapproval::types::{CreateIdentitySourceRequest, TagResourceRequest};
use multipartyapproval::{HttpRequest, HttpResponse, Validation, response};

use super::mpa::{Client, request};
use super::recorder::recorded;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN//////////wEaCXVz";

/// Asserts that neither secret is in a text.
fn clean(text: &str, what: &str) {
    for secret in [SECRET, TOKEN] {
        assert!(!text.contains(secret), "{what}: {text}");
    }
}

fn shown(value: &(impl Debug + Display)) -> String {
    format!("{value} {value:?} {value:#?}")
}

/// All that a request contains, as a proxy for debugging returns it.
fn echo(request: &HttpRequest) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for (name, value) in request.headers() {
        text.push_str(&format!(
            "{name}: {}\n",
            String::from_utf8_lossy(value.as_bytes())
        ));
    }
    let body = request.body().bytes().expect("it is in memory");
    text + &String::from_utf8_lossy(body)
}

/// A response that has the request in its body and its headers.
fn echoing(request: &HttpRequest, seed: usize) -> Reply {
    let statuses = [400, 403, 404, 413, 429, 500, 502, 503, 301, 200];
    let status = statuses[seed % statuses.len()];
    let echo = echo(request);
    let body = match seed / 10 % 5 {
        0 => echo.clone(),
        1 => format!("{{\"__type\":\"ValidationException\",\"message\":{echo:?}}}"),
        2 => format!("<html>{echo}</html>"),
        3 => format!("{{\"__type\":{TOKEN:?}"),
        _ => format!("{{\"message\":\"{TOKEN}{TOKEN}\"}}"),
    };
    let mut response: HttpResponse = response::from_json(status, body);
    let headers = response.headers_mut();
    let value = |text: &str| HeaderValue::from_str(text).expect("it has no control characters");
    match seed / 50 % 6 {
        0 => _ = headers.remove("content-type"),
        1 => _ = headers.insert("content-type", value("text/plain")),
        2 => _ = headers.insert("x-echo", value(TOKEN)),
        3 => _ = headers.insert("x-amzn-requestid", value(TOKEN)),
        4 => _ = headers.insert("x-amzn-errortype", value(TOKEN)),
        _ => _ = headers.insert("x-amzn-requestid", value("id")),
    }
    response.into()
}

#[test]
fn no_secret_is_in_what_a_thousand_failures_print_and_trace() {
    let (failures, lines) = recorded(print_a_thousand_failures);
    assert!(failures > 800, "{failures}");
    let count = |text: &str| lines.iter().filter(|line| line.contains(text)).count();
    assert_eq!(count("] INFO call: "), 1000);
    assert!(count("] DEBUG call ended: ") > 500);
    assert!(count(" request_id=") > 100);
    for line in &lines {
        clean(line, "trace");
    }
}

/// Makes calls, and returns how many fail.
fn print_a_thousand_failures() -> usize {
    let mut failures = 0;
    for seed in 0..1000 {
        let config = double(move |request| match seed % 7 {
            5 => Reply::broken(),
            6 => Reply::error(400, "AccessDeniedException", TOKEN),
            _ => echoing(&request, seed),
        });
        let config = config.with_credentials(credentials());
        let client = Client::new(&config).expect("the settings are valid");
        clean(&format!("{client:?}"), "client");
        let trace = HeaderName::from_static("x-trace");
        let header = HeaderValue::from_static(SECRET);
        let error = match seed % 3 {
            0 => {
                let call = client.list_sessions(request()).header(trace, header);
                clean(&format!("{call:?}"), "call");
                block_on(call.into_future())
                    .err()
                    .map(|error| shown(&error))
            }
            1 => {
                let input = TagResourceRequest::new("arn").with_tags([(SECRET, TOKEN)]);
                let call = client.tag_resource(input).validation(Validation::Model);
                block_on(call.into_future())
                    .err()
                    .map(|error| shown(&error))
            }
            _ => {
                let input = CreateIdentitySourceRequest::new();
                let call = client.create_identity_source(input);
                let call = call.validation(Validation::Off);
                block_on(call.into_future())
                    .err()
                    .map(|error| shown(&error))
            }
        };
        failures += usize::from(error.is_some());
        clean(&error.unwrap_or_default(), &format!("seed {seed}"));
    }
    failures
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET).with_session_token(TOKEN)
}

/// A success with a text in a member and in the request id.
fn success_with(text: &str) -> Reply {
    let body = format!("{{\"Sessions\": [{{\"SessionArn\": \"my-{text}-vault\"}}]}}");
    let mut response: HttpResponse = response::from_json(200, body);
    let id = HeaderValue::from_str(text).expect("it is text");
    response.headers_mut().insert("x-amzn-requestid", id);
    response.into()
}

#[test]
fn a_success_is_never_changed() {
    for (secret, token) in [("test", "test"), ("session", ""), (SECRET, TOKEN)] {
        let credentials = Credentials::new("AKIDEXAMPLE", secret).with_session_token(token);
        let reply = secret.to_owned();
        let config = double(move |_| success_with(&reply)).with_credentials(credentials);
        let client = Client::new(&config).expect("the settings are valid");
        let (result, lines) = recorded(|| block_on(client.list_sessions(request()).into_future()));
        let response = result.expect("it succeeds");
        let sessions = response.sessions.as_deref().unwrap_or_default();
        let arn = sessions[0].session_arn.as_deref();
        assert_eq!(arn, Some(format!("my-{secret}-vault").as_str()));
        assert_eq!(response.request_id.as_deref(), Some(secret));
        for line in lines {
            clean(&line, "trace");
        }
    }
}

#[test]
fn an_error_of_a_success_shows_no_secret() {
    let config = double(|_| {
        let mut response: HttpResponse = response::from_json(200, "{\"Sessions\": 1}");
        let id = HeaderValue::from_static(TOKEN);
        response.headers_mut().insert("x-amzn-requestid", id);
        response
    });
    let client = Client::new(&config.with_credentials(credentials()));
    let client = client.expect("the settings are valid");
    let error = block_on(client.list_sessions(request()).into_future());
    let error = error.expect_err("it is no list");
    clean(&shown(&error), "error");
    assert_eq!(error.request_id(), Some("[redacted]"));
}

#[test]
fn a_short_secret_damages_no_error() {
    let credentials = Credentials::new("AKIDEXAMPLE", "test").with_session_token("id");
    let config = double(|_| Reply::error(400, "ValidationException", "testing an id"));
    let client =
        Client::new(&config.with_credentials(credentials)).expect("the settings are valid");
    let error = block_on(client.list_sessions(request()).into_future());
    assert_eq!(
        error.expect_err("it is refused").to_string(),
        "ListSessions failed with ValidationException: testing an id (status 400, 1 attempt)"
    );
}

#[test]
fn no_user_information_of_a_url_is_in_the_error_about_it() {
    let config = double(|_| Reply::throttled());
    let error = Client::new(&config.with_endpoint_url("http://me:hunter2@localhost:1"));
    let error = error.expect_err("nothing would send it").to_string();
    assert_eq!(
        error,
        "with_endpoint_url is \"http://[redacted]@localhost:1\", expected a URL such as http://localhost:8000: \
         it has user information (before `@`)"
    );
}

#[test]
fn no_secret_is_in_a_configuration() {
    let config = Config::new("us-east-1", credentials())
        .with_endpoint_url(format!("http://me:{}@localhost:1", SECRET.replace('/', "")));
    let shown = format!("{config:?} {config:#?}");
    clean(&shown, "config");
    assert!(!shown.contains("wJalr"), "{shown}");
}
