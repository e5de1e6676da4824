//! Single calls and listings with a double: what is sent, and what comes back.

use hardy_client::double::{Reply, Requests, block_on};
use multipartyapproval::http::{HeaderName, HeaderValue};
use multipartyapproval::types::TagResourceRequest;
use multipartyapproval::{Error, Validation};

use super::mpa::{Client, request};

const SESSION: &str = "arn:aws:mpa:us-east-1:123456789012:session/payments/1";

fn page(count: usize, token: &str) -> String {
    let sessions = vec![format!(r#"{{"SessionArn":"{SESSION}"}}"#); count];
    format!(
        r#"{{"Sessions":[{}],"NextToken":"{token}"}}"#,
        sessions.join(",")
    )
}

#[test]
fn sends_a_complete_signed_request() {
    let requests = Requests::default();
    let recorded = requests.clone();
    let client = Client::from_fn(move |request| {
        recorded.record(request);
        r#"{"Sessions":[]}"#
    });
    let response = block_on(client.list_sessions(request()).into_future()).expect("it succeeds");
    assert_eq!(response.sessions, Some(Vec::new()));

    let sent = requests.all();
    assert_eq!(sent.len(), 1);
    assert_eq!(
        sent[0].uri(),
        "https://mpa.us-east-1.api.aws/approval-teams/arn%3Aaws%3Ampa%3Aus-east-1%3A123456789012%3Aapproval-team%2Fpayments/sessions/?List"
    );
    let header = |name: &str| {
        let value = sent[0].headers().get(name);
        value.map_or("", |value| value.to_str().expect("it is text"))
    };
    assert_eq!(header("x-amz-date"), "20260101T000000Z");
    let authorization = header("authorization");
    assert!(
        authorization.starts_with(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/mpa/aws4_request, \
             SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-date, \
             Signature="
        ),
        "{authorization}"
    );
    assert_eq!(header("amz-sdk-request"), "attempt=1; max=3");
    let user_agent = header("user-agent");
    assert!(user_agent.starts_with("hardy/"), "{user_agent}");
    assert!(user_agent.contains(" api/mpa "), "{user_agent}");
    assert_eq!(sent[0].body().bytes().map(AsRef::as_ref), Some(&b"{}"[..]));
}

#[test]
fn lists_all_pages_and_resumes() {
    let client = Client::from_replies([page(2, "a"), page(2, "")]);
    let mut items = client
        .list_sessions(request())
        .page_size(2)
        .max_items(3)
        .items();
    let mut count = 0;
    while let Some(session) = block_on(items.try_next()).expect("a page arrives") {
        assert_eq!(session.session_arn.as_deref(), Some(SESSION));
        count += 1;
    }
    assert_eq!(count, 3);
    assert!(items.resume_token().is_some());

    let client = Client::from_replies([page(2, "a"), page(2, "b"), page(1, "")]);
    let all = block_on(client.list_sessions(request()).paginated().collect()).expect("it succeeds");
    assert_eq!(all.items.map(|items| items.len()), Some(5));
}

#[test]
fn validates_before_sending() {
    let client = Client::from_replies::<Reply>([]);
    let invalid = || request().with_max_results(50);
    // By default only what no service does without.
    let error =
        block_on(client.list_sessions(invalid()).into_future()).expect_err("no reply is left");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: the double has no reply for request 1 (POST \
         /approval-teams/arn%3Aaws%3Ampa%3Aus-east-1%3A123456789012%3Aapproval-team%2Fpayments/sessions/) \
         (1 attempt)"
    );
    let call = client
        .list_sessions(invalid())
        .validation(Validation::Model);
    let error = block_on(call.into_future()).expect_err("50 is too many");
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    let mut items = client
        .list_sessions(invalid())
        .validation(Validation::Model)
        .items();
    let error = block_on(items.try_next()).expect_err("50 is too many");
    assert!(matches!(error, Error::Invalid(_)), "{error}");
}

/// A client whose calls are throttled, and the requests that it sends.
fn throttled() -> (Client, Requests) {
    let requests = Requests::default();
    let recorded = requests.clone();
    let client = Client::from_fn(move |request| {
        recorded.record(request);
        Reply::throttled()
    });
    (client, requests)
}

/// Whether two attempts were made, in another region and with a further header.
fn assert_options(requests: &Requests, error: &dyn std::error::Error) {
    let reason =
        "ListSessions failed with ThrottlingException: Rate exceeded (status 429, 2 attempts)";
    assert_eq!(error.to_string(), reason);
    let sent = requests.all();
    assert_eq!(sent.len(), 2);
    for request in sent {
        assert_eq!(request.uri().host(), Some("mpa.eu-west-1.api.aws"));
        assert_eq!(request.headers()["x-trace"], "here");
        let authorization = request.headers()["authorization"].to_str();
        let authorization = authorization.expect("it is text");
        assert!(authorization.contains("/eu-west-1/mpa/"), "{authorization}");
        assert!(authorization.contains(";x-trace,"), "{authorization}");
    }
}

const TRACE: HeaderName = HeaderName::from_static("x-trace");

#[test]
fn a_call_can_have_options_of_its_own() {
    let (client, requests) = throttled();
    let call = client.list_sessions(request()).region("eu-west-1");
    let call = call.max_attempts(2);
    let call = call.header(TRACE, HeaderValue::from_static("here"));
    let error = block_on(call.into_future()).expect_err("it is throttled");
    assert_options(&requests, &error);
}

#[test]
fn a_listing_can_have_options_of_its_own() {
    let (client, requests) = throttled();
    let listing = client.list_sessions(request()).page_size(2);
    let listing = listing.region("eu-west-1").max_attempts(2);
    let listing = listing.header(TRACE, HeaderValue::from_static("here"));
    let error = block_on(listing.items().try_next()).expect_err("it is throttled");
    assert_options(&requests, &error);

    let listing = client.list_sessions(request()).page_size(1000);
    let mut items = listing.validation(Validation::Model).items();
    let error = block_on(items.try_next()).expect_err("1,000 is too many");
    assert!(matches!(error, Error::Invalid(_)), "{error}");
}

#[test]
fn an_operation_without_a_page_has_an_output() {
    let client = Client::from_replies(["{}"]);
    let input = TagResourceRequest::new("arn:aws:mpa:us-east-1:1:approval-team/a")
        .with_tags([("key".to_owned(), "value".to_owned())]);
    block_on(client.tag_resource(input).into_future()).expect("it succeeds");
}
