//! Error responses: modelled, unmodelled, and not the service's at all.

use std::error::Error as _;

use multipartyapproval::operation::{ListSessions, ListSessionsError};
use multipartyapproval::types::{ResourceNotFoundException, ThrottlingException};
use multipartyapproval::{Error, HttpOperation, HttpResponse, ModeledError as _, ServiceError};

/// An error response with the request id `r-1`, and a header with the error code if `code` is set.
fn response(status: u16, code: Option<&str>, body: &str) -> HttpResponse {
    let mut response = http::Response::builder().status(status);
    response = response.header("x-amzn-requestid", "r-1");
    if let Some(code) = code {
        response = response.header("x-amzn-errortype", code);
    }
    let body = body.to_owned().into();
    response.body(body).expect("a response")
}

fn error(response: HttpResponse) -> Error<ListSessionsError> {
    ListSessions::decode(response).expect_err("an error status")
}

fn service_error(error: &Error<ListSessionsError>) -> &ServiceError<ListSessionsError> {
    error.as_service().expect("an response of the service")
}

#[test]
fn a_modelled_error_is_its_own_variant() {
    let response = response(
        429,
        Some("ThrottlingException"),
        r#"{"Message":"slow down"}"#,
    );
    let error = error(response);
    let failure = service_error(&error);
    let throttled = ThrottlingException::default().with_message("slow down");
    assert_eq!(
        failure.error,
        ListSessionsError::ThrottlingException(throttled.clone())
    );
    assert_eq!(failure.operation, "ListSessions");
    assert_eq!(failure.status, 429);
    assert_eq!(failure.code, ThrottlingException::CODE);
    assert_eq!(failure.request_id.as_deref(), Some("r-1"));
    assert_eq!(throttled.to_string(), "ThrottlingException: slow down");
}

#[test]
fn a_modelled_error_has_its_message_however_the_service_spells_it() {
    for body in [
        r#"{"Message":"slow down"}"#,
        r#"{"message":"slow down"}"#,
        r#"{"errorMessage":"slow down","message":null}"#,
    ] {
        let error = error(response(429, Some("ThrottlingException"), body));
        let message = service_error(&error).message();
        assert_eq!(message, Some("slow down"), "{body}");
    }
}

#[test]
fn the_message_names_operation_code_message_status_and_request_id() {
    let modelled = response(
        429,
        Some("ThrottlingException"),
        r#"{"Message":"slow down"}"#,
    );
    let unmodelled = response(
        403,
        None,
        r#"{"__type":"a.b#ExpiredToken:http://c","message":"too old"}"#,
    );
    let unnamed = response(502, None, "<html>bad gateway</html>");
    for (response, text) in [
        (
            modelled,
            "ListSessions failed with ThrottlingException: slow down (status 429, request id r-1)",
        ),
        (
            unmodelled,
            "ListSessions failed with ExpiredToken: too old (status 403, request id r-1)",
        ),
        (
            unnamed,
            "ListSessions failed with HTTP 502 Bad Gateway (request id r-1)",
        ),
    ] {
        let error = error(response);
        assert_eq!(error.to_string(), text);
        assert!(error.source().is_none());
    }
}

#[test]
fn an_error_that_the_model_does_not_list_keeps_code_and_message() {
    // Modelled for other operations, and not at all.
    for code in ["ConflictException", "com.amazon#BrandNew:http://internal/"] {
        let error = error(response(400, Some(code), r#"{"message":"no"}"#));
        let ListSessionsError::Unmodeled(unmodeled) = &service_error(&error).error else {
            panic!("{error:?} is not modelled");
        };
        assert!(code.contains(&unmodeled.code), "{unmodeled:?}");
        assert!(!unmodeled.code.contains(['#', ':']), "{unmodeled:?}");
        assert_eq!(unmodeled.message.as_deref(), Some("no"));
    }
}

#[test]
fn a_missing_message_leaves_no_gap_in_the_text() {
    for body in ["", "{}", r#"{"Message":null}"#, r#"{"Message":""}"#] {
        let error = error(response(429, Some("ThrottlingException"), body));
        assert_eq!(
            error.to_string(),
            "ListSessions failed with ThrottlingException (status 429, request id r-1)"
        );
    }
    assert_eq!(
        ThrottlingException::default().to_string(),
        "ThrottlingException"
    );
}

#[test]
fn an_error_for_a_test_takes_one_line() {
    let error = ThrottlingException::new()
        .with_message("slow down")
        .into_error::<ListSessions>();
    assert_eq!(
        error.to_string(),
        "ListSessions failed with ThrottlingException: slow down (status 429)"
    );
    let failure = service_error(&error);
    assert!(failure.is_throttling() && failure.is_retryable());
    let decoded = ListSessions::decode(multipartyapproval::response::from_json(
        ThrottlingException::STATUS,
        r#"{"__type":"ThrottlingException","MESSAGE":"slow down"}"#,
    ));
    let decoded = decoded.expect_err("an error status");
    assert_eq!(service_error(&decoded).error, failure.error);
}

#[test]
fn a_test_can_create_an_error() {
    let missing = ResourceNotFoundException::default().with_message("no such team");
    let missing_required = ListSessionsError::ResourceNotFoundException(missing);
    assert!(
        matches!(missing_required, ListSessionsError::ResourceNotFoundException(ref error)
        if error.message() == Some("no such team"))
    );
}

#[test]
fn a_damaged_error_response_is_still_that_error() {
    let error = error(response(
        500,
        Some("InternalServerException"),
        r#"{"Message": 5"#,
    ));
    let failure = service_error(&error);
    assert_eq!(
        (failure.code.as_str(), failure.status.as_u16()),
        ("InternalServerException", 500)
    );
    assert_eq!(failure.request_id.as_deref(), Some("r-1"));
}

#[test]
fn transport_errors_keep_their_message() {
    let source = std::io::Error::other("connection reset");
    let error = Error::<ListSessionsError>::transport(source);
    assert!(error.to_string().contains("connection reset"));
    assert!(error.as_service().is_none());
}
