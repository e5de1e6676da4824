//! Tests of the code of error responses in the awsJson protocols.

use super::{Protocol, aws_json_1_0, aws_json_1_1, rest_json_1};
use crate::response::{ErrorResponse, Summary};
use crate::transport::HttpResponse;

/// An error response: headers, and a body.
type Sent<'a> = (&'a [(&'a str, &'a str)], &'a str);

const URI: &str = "http://internal.amazon.com/coral/com.amazon.coral.validate/";

fn response((headers, body): Sent<'_>) -> HttpResponse {
    let mut response = http::Response::builder().status(400);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let body = body.to_owned().into();
    response.body(body).expect("a good response")
}

/// Code, code of awsQuery and message, as both versions of awsJson find them.
fn found(sent: Sent<'_>) -> Summary {
    let response = response(sent);
    let [one, other] = [
        aws_json_1_0::Protocol::error_response(&response),
        aws_json_1_1::Protocol::error_response(&response),
    ]
    .map(ErrorResponse::into_summary);
    assert_eq!(one, other);
    one
}

#[test]
fn finds_the_code_in_the_body_and_in_the_header() {
    let uri = format!(r#"{{"__type":"Busy:{URI}","message":"wait"}}"#);
    let both = format!(r#"{{"__type":"com.example#Busy:{URI}"}}"#);
    let header = format!("com.example#Busy:{URI}");
    let cases: [(Sent<'_>, &str, Option<&str>); 16] = [
        (
            (&[], r#"{"__type":"Busy","message":"wait"}"#),
            "Busy",
            Some("wait"),
        ),
        (
            (&[], r#"{"message":"wait","__type":"com.example#Busy"}"#),
            "Busy",
            Some("wait"),
        ),
        ((&[], &uri), "Busy", Some("wait")),
        ((&[], &both), "Busy", None),
        ((&[], r#"{"code":"Busy"}"#), "Busy", None),
        (
            (&[], r#"{"code":"com.example#Busy","Message":"wait"}"#),
            "Busy",
            Some("wait"),
        ),
        ((&[("x-amzn-errortype", "Busy")], "{}"), "Busy", None),
        ((&[("X-Amzn-ErrorType", &header)], ""), "Busy", None),
        (
            (&[("x-amzn-errortype", "Busy")], r#"{"__type":"Other"}"#),
            "Busy",
            None,
        ),
        // Codes that no model lists are codes as well.
        (
            (
                &[],
                r#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#,
            ),
            "UnknownOperationException",
            None,
        ),
        ((&[], r#"{"__type":"","message":"wait"}"#), "", Some("wait")),
        ((&[], r#"{"__type":7,"message":"wait"}"#), "", Some("wait")),
        // Bodies that are not JSON, or are truncated.
        ((&[], "<html><h1>502 Bad Gateway</h1></html>"), "", None),
        ((&[], r#"{"__type":"Busy","message":"wa"#), "Busy", None),
        ((&[], ""), "", None),
        ((&[("x-amzn-errortype", "Busy")], "<html>"), "Busy", None),
    ];
    for (sent, code, message) in cases {
        let found = found(sent);
        let expected = Summary {
            code: code.to_owned(),
            query_code: None,
            message: message.map(str::to_owned),
        };
        assert_eq!(found, expected, "{sent:?}");
    }
}

#[test]
fn finds_the_code_of_aws_query_where_a_service_sends_it_with_a_fault() {
    let body = r#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"}"#;
    let missing = "AWS.SimpleQueueService.NonExistentQueue";
    let cases = [
        (
            "AWS.SimpleQueueService.NonExistentQueue;Sender",
            Some(missing),
        ),
        (
            "AWS.SimpleQueueService.NonExistentQueue; Sender",
            Some(missing),
        ),
        (
            " AWS.SimpleQueueService.NonExistentQueue ;Receiver ",
            Some(missing),
        ),
        ("AWS.SimpleQueueService.NonExistentQueue;", Some(missing)),
        (
            "AWS.SimpleQueueService.NonExistentQueue;Sender;more",
            Some(missing),
        ),
        ("AWS.SimpleQueueService.NonExistentQueue", None),
        (";Sender", None),
        (" ;Sender", None),
        (";", None),
        ("", None),
        ("é;Sender", None),
    ];
    for (header, expected) in cases {
        let headers = [("x-amzn-query-error", header)];
        let found = found((&headers, body));
        assert_eq!(found.query_code.as_deref(), expected, "{header}");
        // The body has a code too, whatever the header contains.
        assert_eq!(found.code, "QueueDoesNotExist", "{header}");
        assert_eq!(found.message.as_deref(), Some("gone"), "{header}");
    }
}

#[test]
fn the_first_value_of_a_header_counts() {
    let uri = format!("Busy:{URI},Other:{URI}");
    let cases: [(&[&str], &str); 11] = [
        (&["Throttled,TooManyRequestsException"], "Throttled"),
        (&["Throttled, TooManyRequestsException"], "Throttled"),
        (&["Throttled", "TooManyRequestsException"], "Throttled"),
        (&["com.example#Busy,com.example#Other"], "Busy"),
        (&[&uri], "Busy"),
        // Empty values are missing.
        (&[", Busy"], "Busy"),
        (&["", "Busy"], "Busy"),
        (&["é", "Busy"], "Busy"),
        (&[" , ,"], "Inside"),
        (&[""], "Inside"),
        (&[], "Inside"),
    ];
    for (values, expected) in cases {
        let headers: Vec<_> = values
            .iter()
            .map(|value| ("x-amzn-errortype", *value))
            .collect();
        let response = response((&headers, r#"{"__type":"Inside"}"#));
        let codes = [
            rest_json_1::Protocol::error_response(&response),
            aws_json_1_0::Protocol::error_response(&response),
        ]
        .map(|response| response.code().to_owned());
        assert_eq!(codes, [expected, expected], "{values:?}");
    }
    let query_codes = [("x-amzn-query-error", "Gone;Sender,Other;Receiver")];
    let found = found((&query_codes, ""));
    assert_eq!(found.query_code.as_deref(), Some("Gone"));
}

#[test]
fn the_code_of_aws_query_is_the_code_where_there_is_no_other() {
    let headers = [("x-amzn-query-error", "Gone;Sender")];
    let response = response((&headers, "<html>"));
    assert_eq!(
        aws_json_1_0::Protocol::error_response(&response).code(),
        "Gone"
    );
    assert_eq!(rest_json_1::Protocol::error_response(&response).code(), "");
}
