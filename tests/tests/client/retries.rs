//! Retries, delays and time limits, with a double whose clock jumps.

use std::time::Duration;

use hardy_client::TransportErrorKind;
use hardy_client::double::{Reply, Requests, block_on};
use multipartyapproval::http::HeaderValue;
use multipartyapproval::operation::ListSessionsError;
use multipartyapproval::types::CreateIdentitySourceRequest;
use multipartyapproval::{Error, Validation, response};

use super::mpa::{Client, request};

/// A client whose requests are recorded.
fn recorded(replies: impl IntoIterator<Item = Reply>) -> (Client, Requests) {
    let requests = Requests::default();
    let record = requests.clone();
    let mut replies: Vec<Reply> = replies.into_iter().collect();
    replies.reverse();
    let client = Client::from_fn(move |request| {
        record.record(request);
        replies.pop().unwrap_or_else(Reply::broken)
    });
    (client, requests)
}

#[test]
fn tries_again_what_may_succeed() {
    for (reply, expected) in [
        (Reply::throttled(), true),
        (Reply::broken(), true),
        (Reply::json(500, ""), true),
        (Reply::json(502, ""), true),
        (Reply::json(503, ""), true),
        (Reply::json(504, ""), true),
        (Reply::error(400, "RequestTimeout", ""), true),
        (Reply::error(500, "InternalServerException", ""), true),
        (Reply::json(501, ""), false),
        (Reply::json(400, ""), false),
        (Reply::error(400, "ValidationException", ""), false),
        (Reply::json(200, "{"), false),
    ] {
        let what = format!("{reply:?}");
        let (client, requests) = recorded([reply, "{}".into()]);
        let result = block_on(client.list_sessions(request()).into_future());
        assert_eq!(result.is_ok(), expected, "{what}: {result:?}");
        let count = requests.all().len();
        assert_eq!(count, if expected { 2 } else { 1 }, "{what}");
    }
}

#[test]
fn signs_and_counts_every_attempt() {
    let (client, requests) = recorded([Reply::throttled(), Reply::throttled(), "{}".into()]);
    block_on(client.list_sessions(request()).into_future()).expect("the third attempt succeeds");
    let sent = requests.all();
    let header = |index: usize, name: &str| {
        let value = sent[index].headers()[name].to_str();
        value.expect("it is text").to_owned()
    };
    let attempts: Vec<String> = (0..3)
        .map(|index| header(index, "amz-sdk-request"))
        .collect();
    assert_eq!(
        attempts,
        ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]
    );
    let id = header(0, "amz-sdk-invocation-id");
    assert_eq!(id.len(), 36, "{id}");
    assert_eq!(header(2, "amz-sdk-invocation-id"), id);
    assert_ne!(header(2, "authorization"), header(0, "authorization"));
}

#[test]
fn ends_at_a_time_limit() {
    let slow = || Reply::from("{}").after(Duration::from_secs(10));
    let (client, requests) = recorded([slow(), slow(), slow()]);
    let call = client
        .list_sessions(request())
        .attempt_timeout(Duration::from_secs(2));
    let error = block_on(call.into_future()).expect_err("each attempt takes too long");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: the attempt took longer than 2s (attempt timeout) (3 attempts)"
    );
    assert_eq!(requests.all().len(), 3);

    let (client, requests) = recorded([slow(), slow(), slow()]);
    let call = client
        .list_sessions(request())
        .attempt_timeout(Duration::from_secs(2))
        .timeout(Duration::from_secs(3));
    let error = block_on(call.into_future()).expect_err("the call takes too long");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: the call took longer than 3s (timeout) (2 attempts)"
    );
    let Error::Transport(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert_eq!(requests.all().len(), 2);
}

#[test]
fn gives_up_when_the_quota_is_used_up() {
    let (client, _) = recorded([]);
    let mut last = String::new();
    for _ in 0..40 {
        let result = block_on(client.list_sessions(request()).into_future());
        last = result.expect_err("every connection breaks").to_string();
    }
    assert_eq!(
        last,
        "ListSessions: request failed: the connection was reset (1 attempt; the retry quota of this \
         client is used up)"
    );
}

fn dated(mut response: multipartyapproval::HttpResponse, date: &'static str) -> Reply {
    let headers = response.headers_mut();
    headers.insert("date", HeaderValue::from_static(date));
    response.into()
}

#[test]
fn corrects_a_clock_that_is_off_once() {
    let rejected = |date| {
        let body = r#"{"__type":"InvalidSignatureException","message":"Signature expired"}"#;
        dated(response::from_json(403, body), date)
    };
    let tomorrow = "Fri, 02 Jan 2026 00:00:00 GMT";
    let (client, requests) = recorded([rejected(tomorrow), "{}".into(), "{}".into()]);
    block_on(client.list_sessions(request()).into_future()).expect("the second attempt succeeds");
    block_on(client.list_sessions(request()).into_future()).expect("the client keeps the skew");
    let dates: Vec<String> = requests
        .all()
        .iter()
        .map(|request| {
            let date = request.headers()["x-amz-date"].to_str();
            date.expect("it is text")[..8].to_owned()
        })
        .collect();
    assert_eq!(dates, ["20260101", "20260102", "20260102"]);

    // The clock is right, so another time would not help.
    let (client, requests) = recorded([rejected("Thu, 01 Jan 2026 00:00:10 GMT")]);
    let error =
        block_on(client.list_sessions(request()).into_future()).expect_err("it is rejected");
    let service = error.as_service().expect("the service rejects it");
    assert!(matches!(service.error, ListSessionsError::Unmodeled(_)));
    assert_eq!(requests.all().len(), 1);
}

#[test]
fn waits_as_long_as_the_service_asks() {
    let mut response = response::from_json(503, "");
    let headers = response.headers_mut();
    headers.insert("x-amz-retry-after", HeaderValue::from_static("3000"));
    let (client, requests) = recorded([response.into(), "{}".into()]);
    block_on(client.list_sessions(request()).into_future()).expect("the second attempt succeeds");
    let sent = requests.all();
    assert_eq!(sent[0].headers()["x-amz-date"], "20260101T000000Z");
    assert_eq!(sent[1].headers()["x-amz-date"], "20260101T000003Z");
}

#[test]
fn fills_in_an_idempotency_token_and_keeps_it() {
    let (client, requests) = recorded([Reply::broken(), "{}".into(), "{}".into()]);
    // Its other members do not matter here.
    let input = CreateIdentitySourceRequest::new;
    block_on(
        client
            .create_identity_source(input())
            .validation(Validation::Off)
            .into_future(),
    )
    .expect("it succeeds");
    block_on(
        client
            .create_identity_source(input())
            .validation(Validation::Off)
            .into_future(),
    )
    .expect("it succeeds");
    let own = input().with_client_token("mine");
    block_on(
        client
            .create_identity_source(own)
            .validation(Validation::Off)
            .into_future(),
    )
    .expect_err("the connection breaks");
    let tokens: Vec<String> = requests
        .all()
        .iter()
        .map(|request| {
            let body = request.body().bytes().expect("it is in memory");
            let body: serde_json::Value = serde_json::from_slice(body).expect("it is JSON");
            body["ClientToken"].as_str().expect("it is set").to_owned()
        })
        .collect();
    assert_eq!(tokens[0], tokens[1]);
    assert_ne!(tokens[1], tokens[2]);
    assert_eq!(tokens[0].len(), 36, "{}", tokens[0]);
    assert_eq!(tokens[3..], ["mine", "mine", "mine"]);
}
