//! The readers of responses, and serde: they get any bytes as the body of a page, of a session and of an error,
//! and as the value of a header. Each returns a value or an error. A value that is written and read again is
//! the same.

use std::fmt::Debug;

use bolero::check;
use hardy_runtime::{DecodeError, HeaderReader, ResponseReader};
use http::{HeaderValue, StatusCode};
use multipartyapproval::operation::{GetSession, ListSessions};
use multipartyapproval::types::{GetSessionResponse, ListSessionsResponse};
use multipartyapproval::{HttpOperation, HttpResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What the responses are made of, and what they are not.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    "null",
    "true",
    "false",
    "0",
    "-",
    "1.5",
    "1e9",
    "1e999",
    "3000000000",
    "\u{feff}",
    "\0",
    "é",
    "😹",
    "\"\"",
    "\"a\"",
    "\"\\ud800\"",
    "\"2025-06-17T10:20:30.25Z\"",
    "\"2025-02-30T00:00:00Z\"",
    "{}",
    "{\"Sessions\":[{",
    "\"Sessions\":",
    "\"NextToken\":\"t\"",
    "\"NextToken\":",
    "\"SessionArn\":\"a\"",
    "\"InitiationTime\":",
    "\"ExpirationTime\":",
    "\"Status\":",
    "\"Status\":\"PENDING\"",
    "\"StatusCode\":",
    "\"Description\":",
    "\"ApprovalStrategy\":",
    "{\"MofN\":",
    "\"MofN\":{",
    "\"MinApprovalsRequired\":",
    "\"NumberOfApprovers\":",
    "\"Metadata\":{",
    "\"ApproverResponses\":[",
    "\"ResponseTime\":",
    "\"Response\":",
    "\"__type\":",
    "\"code\":",
    "\"message\":",
    "\"Message\":",
    "\"Further\":",
];

fn feed<O: HttpOperation>(status: StatusCode, body: &[u8]) {
    let decode = || {
        let mut response = HttpResponse::new(body.to_vec().into());
        *response.status_mut() = status;
        match O::decode(response) {
            Ok(reply) => format!("{reply:?}"),
            Err(error) => error.to_string(),
        }
    };
    assert_eq!(decode(), decode());
}

/// What serde makes of a body that an operation may return, which it writes and reads the same.
fn feed_serde<T>(body: &[u8])
where
    T: PartialEq + Debug + Serialize + DeserializeOwned,
{
    match serde_json::from_slice::<T>(body) {
        Ok(value) => {
            let written = serde_json::to_string(&value).expect("what was read can be written");
            let read = serde_json::from_str::<T>(&written);
            assert_eq!(read.expect("what was written can be read"), value);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn feed_all(body: &[u8]) {
    feed_serde::<ListSessionsResponse>(body);
    feed_serde::<GetSessionResponse>(body);
    feed::<ListSessions>(StatusCode::OK, body);
    feed::<GetSession>(StatusCode::OK, body);
    feed::<ListSessions>(StatusCode::BAD_REQUEST, body);
}

#[test]
fn take_any_bytes() {
    check!().for_each(feed_all);
}

#[test]
fn take_any_pieces() {
    check!().for_each(|choices: &[u8]| {
        let pieces = choices
            .iter()
            .map(|choice| PIECES[usize::from(*choice) % PIECES.len()]);
        feed_all(pieces.collect::<String>().as_bytes());
    });
}

/// Otherwise the pieces would be fed to something that refuses them whatever they are.
#[test]
fn can_be_good() {
    let body =
        "{\"Sessions\":[{\"Status\":\"PENDING\",\"InitiationTime\":\"2025-06-17T10:20:30.25Z\"}]}";
    let mut rest = body;
    while let Some(piece) = longest_piece(rest) {
        rest = &rest[piece.len()..];
    }
    assert_eq!(rest, "", "there are pieces for all of it");
    ListSessions::decode(HttpResponse::new(body.into())).expect("it is good");
    serde_json::from_str::<ListSessionsResponse>(body).expect("it is good for serde");
}

fn longest_piece(text: &str) -> Option<&'static str> {
    let pieces = PIECES.iter().filter(|piece| text.starts_with(**piece));
    pieces.max_by_key(|piece| piece.len()).copied()
}

/// All that may be made of one header.
fn feed_header(value: HeaderValue) {
    const NAME: &str = "x-amzn-errortype";
    let mut response = HttpResponse::default();
    response.headers_mut().insert(NAME, value);
    let reader = ResponseReader::new(&response);
    ends(reader.header(NAME, HeaderReader::string));
    ends(reader.header(NAME, HeaderReader::base64_string));
    ends(reader.header(NAME, HeaderReader::boolean));
    ends(reader.header(NAME, HeaderReader::byte));
    ends(reader.header(NAME, HeaderReader::long));
    ends(reader.header(NAME, HeaderReader::double));
    ends(reader.header(NAME, HeaderReader::big_integer));
    ends(reader.header(NAME, HeaderReader::big_decimal));
    ends(reader.header_list(NAME, HeaderReader::string));
    ends(reader.header_list(NAME, HeaderReader::float));
    ends(reader.header_list(NAME, HeaderReader::date_time));
    ends(reader.header_list(NAME, HeaderReader::http_date));
    ends(reader.header_list(NAME, HeaderReader::epoch_seconds));
    ends(reader.header_dates(NAME));
    ends(reader.prefix_headers::<String>("x-amzn-"));
    *response.status_mut() = StatusCode::BAD_REQUEST;
    ListSessions::decode(response).expect_err("the status says so");
}

/// Whatever comes out can be shown.
fn ends<T: Debug>(result: Result<Option<T>, DecodeError>) {
    match result {
        Ok(value) => assert!(!format!("{value:?}").is_empty()),
        Err(error) => assert!(error.to_string().contains("header `x-amzn-"), "{error}"),
    }
}

#[test]
fn take_any_header() {
    check!().for_each(|bytes: &[u8]| {
        if let Ok(value) = HeaderValue::from_bytes(bytes) {
            feed_header(value);
        }
    });
}

/// What has a meaning in headers.
const HEADER_PIECES: &[&str] = &[
    ",",
    "\"",
    "\\",
    " ",
    "\t",
    "a",
    "é",
    ":",
    "#",
    "=",
    "-",
    ".",
    "true",
    "1",
    "1e9",
    "NaN",
    "Infinity",
    "dHJ1ZQ==",
    "2025-06-17T10:20:30Z",
    "Tue, 17 Jun 2025 10:20:30 GMT",
    "Tue, 17 Jun",
    " GMT",
];

#[test]
fn take_any_pieces_of_a_header() {
    check!().for_each(|choices: &[u8]| {
        let pieces = choices
            .iter()
            .map(|choice| HEADER_PIECES[usize::from(*choice) % HEADER_PIECES.len()]);
        let value = HeaderValue::from_bytes(pieces.collect::<String>().as_bytes());
        feed_header(value.expect("no piece has a control character but the tab"));
    });
}
