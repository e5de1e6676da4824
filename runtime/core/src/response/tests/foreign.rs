//! Error messages for responses that are not from the service, or cannot be decoded.

use super::{ListLamps, response};
use crate::error::{DecodeError, Error};
use crate::format::json::Reader;
use crate::operation::{HttpOperation, HttpRequest, Operation};
use crate::response::{ErrorResponse, ResponseReader, from_json};

/// The error message for this response.
fn message_of(status: u16, headers: &[(&'static str, &str)], body: &str) -> String {
    let error = ListLamps::decode(response(status, headers, body));
    error.expect_err("an error status").to_string()
}

#[test]
fn an_error_without_a_code_shows_its_status() {
    let id = ("x-amzn-requestid", "r-1");
    let json = ("content-type", "application/json; charset=utf-8");
    let problem = ("content-type", "Application/Problem+JSON");
    let html = "<html>\r\n<h1>502\u{1b}[31m \"Bad\" Gateway\u{202e}</h1>";
    let escaped = r#": <html>\r\n<h1>502\u{1b}[31m "Bad" Gateway\u{202e}</h1>"#;
    for (status, headers, body, expected) in [
        (502, &[][..], "", "HTTP 502 Bad Gateway".to_owned()),
        (502, &[], " \n", "HTTP 502 Bad Gateway".to_owned()),
        (502, &[], html, format!("HTTP 502 Bad Gateway{escaped}")),
        (599, &[], "no route", "HTTP 599: no route".to_owned()),
        // The service's own response, or JSON, may contain sensitive values.
        (
            502,
            &[id],
            html,
            "HTTP 502 Bad Gateway (request id r-1)".to_owned(),
        ),
        (
            503,
            &[json],
            "busy",
            "HTTP 503 Service Unavailable".to_owned(),
        ),
        (
            503,
            &[problem],
            "busy",
            "HTTP 503 Service Unavailable".to_owned(),
        ),
        (
            503,
            &[],
            r#" {"secret":1"#,
            "HTTP 503 Service Unavailable".to_owned(),
        ),
        (
            503,
            &[],
            "\u{feff}[1]",
            "HTTP 503 Service Unavailable".to_owned(),
        ),
        (
            503,
            &[],
            r#"{"message":"wait"}"#,
            "HTTP 503 Service Unavailable: wait".to_owned(),
        ),
        // A code is enough.
        (
            502,
            &[("x-amzn-errortype", "Busy")],
            html,
            "Busy (status 502)".to_owned(),
        ),
    ] {
        let expected = format!("ListLamps failed with {expected}");
        assert_eq!(message_of(status, headers, body), expected, "{body}");
    }
    let long = message_of(502, &[], &"é".repeat(201));
    assert!(long.ends_with(&format!(": {}…", "é".repeat(200))), "{long}");
    let exact = message_of(502, &[], &"é".repeat(200));
    assert!(
        exact.ends_with(&format!(": {}", "é".repeat(200))),
        "{exact}"
    );
    let mut binary = response(502, &[], "");
    *binary.body_mut() = bytes::Bytes::from_static(b"\x1f\x8b\xff").into();
    let binary = ListLamps::decode(binary).expect_err("an error").to_string();
    assert_eq!(binary, "ListLamps failed with HTTP 502 Bad Gateway");
}

#[test]
fn an_error_keeps_the_headers() {
    let error = ListLamps::decode(response(503, &[("retry-after", "7")], ""));
    let error = error.expect_err("an error status");
    let error = error.as_service().expect("a response came");
    assert_eq!(error.headers["retry-after"], "7");
}

/// An operation with an output in the body.
struct CountLamps;

impl Operation for CountLamps {
    type Input = super::NoInput;
    type Output = i32;
    type Error = super::Failure;
    const NAME: &'static str = "CountLamps";
}

impl HttpOperation for CountLamps {
    type Protocol = crate::protocol::rest_json_1::Protocol;

    fn encode(_input: &super::NoInput) -> Result<HttpRequest, crate::error::EncodeError> {
        Ok(HttpRequest::default())
    }

    fn decode_output(response: &mut ResponseReader<'_>) -> Result<i32, DecodeError> {
        response.body(Reader::integer)
    }

    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<super::Failure, DecodeError> {
        ListLamps::decode_error(response)
    }
}

#[test]
fn an_error_of_decoding_identifies_the_response() {
    let headers = [("content-type", "text/html"), ("x-amzn-requestid", "r-1")];
    let error = CountLamps::decode(response(200, &headers, "<html>"));
    let error = error.expect_err("no number");
    assert_eq!(
        error.to_string(),
        "CountLamps: invalid response: byte 0: expected a 32-bit integer, \
         found invalid JSON (status 200, content type text/html, request id r-1)"
    );
    let Error::Decode(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.operation(), Some("CountLamps"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.content_type(), Some("text/html"));
    assert_eq!(error.request_id(), Some("r-1"));
    let bare = CountLamps::decode(response(201, &[], "x")).expect_err("no number");
    let bare = bare.to_string();
    assert!(
        bare.ends_with("invalid JSON (status 201, no content type)"),
        "{bare}"
    );
}

#[test]
fn a_response_is_made_of_a_status_and_json() {
    let count = CountLamps::decode(from_json(200, "7"));
    assert_eq!(count.expect("a number").into_output(), 7);
    let error = CountLamps::decode(from_json(400, r#"{"__type":"Dark"}"#));
    let error = error.expect_err("an error status");
    assert!(
        error
            .as_service()
            .is_some_and(|error| error.has_code("Dark"))
    );
}
