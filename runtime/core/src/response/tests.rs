//! Tests of error responses and bodies.

mod foreign;
mod lists;
mod parts;
mod retried;

use bytes::Bytes;
use http::HeaderMap;

use super::{ErrorResponse, ResponseReader, request_id};
use crate::error::{DecodeError, EncodeError, OperationError, Unmodeled};
use crate::format::json::{ReadError, Reader};
use crate::operation::{HttpOperation, HttpRequest, HttpResponse, Operation};
use crate::protocol::{Protocol as _, rest_json_1};
use crate::validate::{Checker, Validate};

/// The error of an operation, like those that the generator emits.
#[derive(Clone, Debug, PartialEq)]
enum Failure {
    Throttled {
        message: String,
        seconds: Option<i32>,
    },
    Unmodeled(Unmodeled),
}

/// An operation with that error.
struct ListLamps;

impl Operation for ListLamps {
    type Input = NoInput;
    type Output = ();
    type Error = Failure;
    const NAME: &'static str = "ListLamps";
}

impl HttpOperation for ListLamps {
    type Protocol = crate::protocol::rest_json_1::Protocol;

    fn encode(_input: &NoInput) -> Result<HttpRequest, EncodeError> {
        Ok(HttpRequest::default())
    }

    fn decode_output(_answer: &mut ResponseReader<'_>) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<Failure, DecodeError> {
        match response.code() {
            "Throttled" => response.read(|reader| Failure::read_throttled(reader)),
            _ => Ok(Failure::unmodeled(response.unmodeled())),
        }
    }
}

#[derive(Clone, Debug)]
struct NoInput;

impl Validate for NoInput {
    fn check(&self, _checker: &mut Checker<'_>) {}
}

impl OperationError for Failure {
    fn unmodeled(error: Unmodeled) -> Self {
        Self::Unmodeled(error)
    }

    fn message(&self) -> Option<&str> {
        match self {
            Self::Throttled { message, .. } => Some(message),
            Self::Unmodeled(error) => error.message.as_deref(),
        }
    }
}

impl Failure {
    fn read_throttled(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let (message, seconds) =
            reader.structure(|(message, seconds), name, reader| match name {
                "message" => reader.member(message, Reader::string),
                "Seconds" => reader.optional(seconds, Reader::integer),
                _ => reader.skip(),
            })?;
        Ok(Self::Throttled { message, seconds })
    }
}

fn response(status: u16, headers: &[(&'static str, &str)], body: &str) -> HttpResponse {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response
        .body(body.to_owned().into())
        .expect("a good response")
}

fn unmodeled(code: &str, message: Option<&str>) -> Failure {
    Failure::Unmodeled(Unmodeled::new(code, message.map(str::to_owned)))
}

#[test]
fn finds_the_code_in_all_places_and_forms() {
    const URI: &str = ":http://internal.amazon.com/coral/com.amazon.coral.validate/";
    for text in ["FooError", "aws.protocoltests.restjson#FooError"] {
        for text in [text.to_owned(), format!("{text}{URI}")] {
            let from_header = response(500, &[("X-Amzn-Errortype", &text)], "");
            assert_eq!(
                rest_json_1::Protocol::error_response(&from_header).code(),
                "FooError",
                "{text}"
            );
            for name in ["code", "Code", "__type"] {
                let body = format!(r#"{{"a":[{{"{name}":"x"}}],"{name}":"{text}"}}"#);
                let from_body = response(500, &[], &body);
                assert_eq!(
                    rest_json_1::Protocol::error_response(&from_body).code(),
                    "FooError",
                    "{body}"
                );
            }
        }
    }
}

#[test]
fn prefers_the_header_to_code_and_code_to_type() {
    let body = r#"{"__type":"FromType","code":"FromCode"}"#;
    for (headers, body, expected) in [
        (
            &[("x-amzn-errortype", "FromHeader")][..],
            body,
            "FromHeader",
        ),
        (&[("x-amzn-errortype", "")], body, "FromCode"),
        (&[("x-amzn-errortype", "é")], body, "FromCode"),
        (&[], body, "FromCode"),
        (&[], r#"{"code":5,"__type":"FromType"}"#, "FromType"),
        (&[], r#"{"code":null,"__type":"FromType"}"#, "FromType"),
        (&[], r#"{"code":"","__type":"FromType"}"#, "FromType"),
        (&[], r#"{"a":{"code":"Inner"}}"#, ""),
        (&[], r#"["code","FromList"]"#, ""),
    ] {
        assert_eq!(
            rest_json_1::Protocol::error_response(&response(400, headers, body)).code(),
            expected,
            "{body}"
        );
    }
}

#[test]
fn finds_the_message_in_all_forms() {
    for (body, expected) in [
        (r#"{"message":"a"}"#, Some("a")),
        (r#"{"Message":"a"}"#, Some("a")),
        (r#"{"errorMessage":"a"}"#, Some("a")),
        (
            r#"{"errorMessage":"c","Message":"b","message":"a"}"#,
            Some("a"),
        ),
        (
            r#"{"errorMessage":"c","Message":"b","message":null}"#,
            Some("b"),
        ),
        (r#"{"message":{"a":"b"}}"#, None),
        ("{}", None),
    ] {
        let response = response(400, &[], body);
        assert_eq!(
            rest_json_1::Protocol::error_response(&response)
                .unmodeled()
                .message
                .as_deref(),
            expected,
            "{body}"
        );
    }
}

#[test]
fn every_body_gives_a_service_error() {
    let throttled = Failure::Throttled {
        message: "slow down".into(),
        seconds: Some(5),
    };
    let cases = [
        (
            r#"{"__type":"Throttled","message":"slow down","Seconds":5}"#,
            throttled,
        ),
        (
            r#"{"__type":"Other","message":"m"}"#,
            unmodeled("Other", Some("m")),
        ),
        // The code is known, but the body does not match the model of its error.
        (
            r#"{"__type":"Throttled","message":"m","Seconds":"5"}"#,
            unmodeled("Throttled", None),
        ),
        (
            r#"{"__type":"Throttled","message":"m"#,
            unmodeled("Throttled", None),
        ),
        (
            r#"{"__type":"Other","message":"m","#,
            unmodeled("Other", Some("m")),
        ),
        (r#"{"message":"m"} and more"#, unmodeled("", Some("m"))),
        ("<html><h1>502 Bad Gateway</h1></html>", unmodeled("", None)),
        ("", unmodeled("", None)),
        ("null", unmodeled("", None)),
        ("[[[[[[[[", unmodeled("", None)),
        ("\"text\"", unmodeled("", None)),
    ];
    for (body, expected) in cases {
        let response = response(502, &[("x-amzn-requestid", "id-1")], body);
        let error = ListLamps::decode(response).expect_err(body);
        let error = error.as_service().expect(body);
        assert_eq!(error.error, expected, "{body}");
        assert_eq!(error.status.as_u16(), 502);
        assert_eq!(error.request_id.as_deref(), Some("id-1"));
        assert_eq!(error.operation, "ListLamps");
        if let Failure::Unmodeled(unmodeled) = &error.error {
            assert_eq!(error.code, unmodeled.code);
        }
    }
}

/// Same as [`ListLamps`], with another status of success.
struct FollowLamp;

impl Operation for FollowLamp {
    type Input = NoInput;
    type Output = ();
    type Error = Failure;
    const NAME: &'static str = "FollowLamp";
}

impl HttpOperation for FollowLamp {
    type Protocol = rest_json_1::Protocol;
    const STATUS: u16 = 302;

    fn encode(_input: &NoInput) -> Result<HttpRequest, EncodeError> {
        Ok(HttpRequest::default())
    }

    fn decode_output(_answer: &mut ResponseReader<'_>) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<Failure, DecodeError> {
        Ok(Failure::unmodeled(response.unmodeled()))
    }
}

#[test]
fn the_status_that_the_model_states_is_a_success() {
    for (status, listed, followed) in [
        (200, true, true),
        (204, true, true),
        (302, false, true),
        (303, false, false),
        (404, false, false),
        (500, false, false),
    ] {
        let listing = ListLamps::decode(response(status, &[], ""));
        assert_eq!(listing.is_ok(), listed, "{status}");
        let following = FollowLamp::decode(response(status, &[], ""));
        assert_eq!(following.is_ok(), followed, "{status}");
    }
}

#[test]
fn invalid_utf_8_in_an_error_hides_nothing_before_it() {
    let mut response = response(400, &[], "");
    *response.body_mut() =
        Bytes::from_static(b"{\"__type\":\"Other\",\"message\":\"\xff\"}").into();
    let response = rest_json_1::Protocol::error_response(&response);
    assert_eq!(response.unmodeled(), Unmodeled::new("Other", None));
}

#[test]
fn shows_operation_code_message_and_request_id() {
    let body = r#"{"__type":"a#Throttled:x","message":"slow down"}"#;
    let response = response(429, &[("x-amzn-requestid", "id-1")], body);
    let error = ListLamps::decode(response).expect_err("an error");
    assert_eq!(
        error.to_string(),
        "ListLamps failed with Throttled: slow down (status 429, request id id-1)"
    );
}

#[test]
fn finds_the_request_id_under_all_names() {
    for name in [
        "x-amzn-requestid",
        "x-amzn-request-id",
        "x-amz-request-id",
        "x-amz-id-2",
    ] {
        let response = response(200, &[("x-amz-id-2", "second"), (name, "id-1")], "");
        let id = request_id(response.headers());
        assert_eq!(
            id,
            Some(if name == "x-amz-id-2" {
                "second"
            } else {
                "id-1"
            }),
            "{name}"
        );
    }
    for values in [&["id-1, id-2"][..], &["id-1", "id-2"], &["", "id-1"]] {
        let headers: Vec<_> = values
            .iter()
            .map(|value| ("x-amzn-requestid", *value))
            .collect();
        let response = response(200, &headers, "");
        assert_eq!(request_id(response.headers()), Some("id-1"), "{values:?}");
    }
    assert_eq!(request_id(&HeaderMap::new()), None);
}

#[test]
fn an_empty_body_is_an_object_without_members() {
    for (body, expected) in [("", 0), (" \r\n", 0), ("{}", 0), (r#"{"a":1,"b":2}"#, 2)] {
        let response = response(200, &[], body);
        let document = ResponseReader::new(&response)
            .body(Reader::document)
            .expect(body);
        assert_eq!(
            document.as_object().map(|members| members.len()),
            Some(expected),
            "{body}"
        );
    }
}

#[test]
fn a_body_that_is_not_json_is_an_error() {
    let response = response(200, &[], "<html>");
    let error = ResponseReader::new(&response)
        .body(Reader::document)
        .expect_err("not JSON");
    assert_eq!(
        error.to_string(),
        "invalid response: byte 0: expected a value, found invalid JSON"
    );
}
