//! Options of calls that are invalid, and errors before anything is sent: they name the operation and the option.

use hardy_client::double::{Reply, Requests, block_on, double};
use multipartyapproval::TransportErrorKind;
use multipartyapproval::http::{HeaderName, HeaderValue};
use multipartyapproval::types::GetApprovalTeamRequest;
use multipartyapproval::{Error, Validation};

use super::mpa::{Client, request};

/// A client, and the requests that it sends.
fn client() -> (Client, Requests) {
    let requests = Requests::default();
    let recorded = requests.clone();
    let client = Client::from_fn(move |request| {
        recorded.record(request);
        "{}"
    });
    (client, requests)
}

#[test]
fn a_header_of_the_client_is_an_error_that_names_it() {
    let (client, requests) = client();
    for name in [
        "amz-sdk-invocation-id",
        "amz-sdk-request",
        "authorization",
        "connection",
        "content-length",
        "host",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "x-amz-date",
        "x-amz-security-token",
    ] {
        let header = HeaderName::from_static(name);
        let value = HeaderValue::from_static("99");
        let call = client
            .list_sessions(request())
            .header(header.clone(), value.clone());
        let error = block_on(call.into_future()).expect_err(name);
        let expected = format!(
            "ListSessions: invalid configuration: a call cannot set the header `{name}`: the client sets it"
        );
        assert_eq!(error.to_string(), expected);
        let Error::Transport(error) = error else {
            panic!("{error}");
        };
        assert_eq!(error.kind(), TransportErrorKind::Configuration);
        let listing = client
            .list_sessions(request())
            .page_size(1)
            .header(header, value);
        let error = block_on(listing.items().try_next()).expect_err(name);
        assert_eq!(error.to_string(), expected);
    }
    assert_eq!(requests.all().len(), 0);
    for name in ["x-trace", "content-type", "x-amz-content-sha256"] {
        let value = HeaderValue::from_static("UNSIGNED-PAYLOAD");
        let call = client
            .list_sessions(request())
            .header(HeaderName::from_static(name), value);
        block_on(call.into_future()).expect(name);
    }
}

#[test]
fn no_attempt_is_an_error() {
    let config = double(|_| "{}").with_max_attempts(0);
    let error = Client::new(&config).expect_err("it could send nothing");
    let expected = "is 0, expected a number from 1 to 4294967295";
    assert_eq!(error.to_string(), format!("with_max_attempts {expected}"));
    let (client, requests) = client();
    let call = client.list_sessions(request()).max_attempts(0);
    let error = block_on(call.into_future()).expect_err("it could send nothing");
    assert_eq!(
        error.to_string(),
        format!("ListSessions: invalid configuration: max_attempts of the call {expected}")
    );
    assert_eq!(requests.all().len(), 0);
}

#[test]
fn errors_before_sending_begin_with_the_operation() {
    let (client, requests) = client();
    let call = client.get_approval_team(GetApprovalTeamRequest::new(""));
    let error = block_on(call.validation(Validation::Model).into_future());
    let error = error.expect_err("an ARN is not empty");
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    assert!(
        error.to_string().starts_with("GetApprovalTeam: "),
        "{error}"
    );
    for (arn, expected) in [
        ("", "must not be empty"),
        ("..", "must have no segment `.` or `..`"),
    ] {
        let call = client.get_approval_team(GetApprovalTeamRequest::new(arn));
        let error = block_on(call.validation(Validation::Off).into_future());
        let error = error.expect_err("it would be another path").to_string();
        assert_eq!(
            error,
            format!("GetApprovalTeam: path label `Arn` {expected}")
        );
    }
    assert_eq!(requests.all().len(), 0);
    let client = Client::from_fn(|_| r#"{"NextToken": "a"}"#);
    let listing = client.list_sessions(request());
    let error = block_on(listing.items().try_next()).expect_err("the token is repeated");
    assert!(matches!(error, Error::Pagination(_)), "{error}");
    assert!(error.to_string().starts_with("ListSessions: "), "{error}");
}

#[test]
fn text_of_the_service_is_one_line() {
    let message = "first\nsecond\u{1b}[31m \"it's\"";
    let client = Client::from_fn(move |_| Reply::error(400, "Bad\nCode", message));
    let error = block_on(client.list_sessions(request()).into_future());
    let error = error.expect_err("it is refused").to_string();
    assert_eq!(
        error,
        "ListSessions failed with Bad\\nCode: first\\nsecond\\u{1b}[31m \"it's\" (status 400, 1 attempt)"
    );
}
