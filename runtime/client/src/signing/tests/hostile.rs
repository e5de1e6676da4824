//! Requests that cannot be signed, and where secrets must not appear.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_core::Stream;
use hardy_runtime::http::HeaderValue;
use hardy_runtime::{Body, HttpRequest};

use super::{TIME, at, example, get, header, scope};
use crate::credentials::Credentials;
use crate::signing::{Payload, Signer, SigningError, SigningScope};

struct Endless;

impl Stream for Endless {
    type Item = Result<bytes::Bytes, std::io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Pending
    }
}

fn streamed() -> HttpRequest {
    let mut request = get("https://example.com/");
    *request.body_mut() = Body::stream(Endless);
    request
}

fn with_header(name: &'static str, value: &[u8]) -> HttpRequest {
    let mut request = get("https://example.com/");
    let value = HeaderValue::from_bytes(value).expect("HTTP allows it");
    request.headers_mut().insert(name, value);
    request
}

fn of_region(region: &str) -> SigningScope<'_> {
    SigningScope::new(region, "service", at(TIME))
}

fn of_time(time: SystemTime) -> SigningScope<'static> {
    SigningScope::new("us-east-1", "service", time)
}

#[test]
fn refuses_what_no_service_accepts() {
    let fine = || get("https://example.com/");
    let header_named = |name: &str| SigningError::Header {
        name: name.to_owned(),
    };
    let second = Duration::from_secs(1);
    let end = at(253_402_300_800);
    let secret = "secret";
    let cases = [
        (get("/"), example(), scope(), SigningError::NoHost),
        (
            fine(),
            example(),
            of_time(UNIX_EPOCH - second),
            SigningError::Time,
        ),
        (fine(), example(), of_time(end), SigningError::Time),
        (
            with_header("a", b"\xff"),
            example(),
            scope(),
            header_named("a"),
        ),
        (
            with_header("host", "ä".as_bytes()),
            example(),
            scope(),
            header_named("host"),
        ),
        (
            with_header("x-amz-content-sha256", b"\xff"),
            example(),
            scope(),
            header_named("x-amz-content-sha256"),
        ),
        (streamed(), example(), scope(), SigningError::Stream),
        (
            fine(),
            Credentials::new("a\nb", secret),
            scope(),
            SigningError::Credential,
        ),
        (
            fine(),
            Credentials::new("ä", secret),
            scope(),
            SigningError::Credential,
        ),
        (
            fine(),
            example(),
            of_region("a\r\nb"),
            SigningError::Credential,
        ),
        (
            fine(),
            example().with_session_token("secret\n"),
            scope(),
            SigningError::SessionToken,
        ),
    ];
    for (mut request, credentials, scope, expected) in cases {
        let earlier = HeaderValue::from_static("of an earlier signature");
        request.headers_mut().insert("authorization", earlier);
        let signed = Signer::default().sign(&mut request, &credentials, &scope);
        let error = signed.expect_err("it cannot be signed");
        assert_eq!(error, expected);
        assert_eq!(header(&request, "authorization"), None, "{error}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn signs_at_the_first_and_the_last_second() {
    for (time, date) in [
        (0, "19700101T000000Z"),
        (951_782_400, "20000229T000000Z"),
        (253_402_300_799, "99991231T235959Z"),
    ] {
        let mut request = get("https://example.com/");
        let time = at(time) + Duration::from_millis(999);
        let signed = Signer::default().sign(&mut request, &example(), &of_time(time));
        assert!(signed.is_ok(), "{date}");
        assert_eq!(header(&request, "x-amz-date"), Some(date));
    }
}

#[test]
fn signs_a_stream_only_without_its_content() {
    let mut unsigned = scope();
    unsigned.payload = Payload::Unsigned;
    let signed = Signer::default().sign(&mut streamed(), &example(), &unsigned);
    assert!(signed.is_ok(), "{signed:?}");
}

/// Headers that are not signed may contain whatever HTTP allows.
#[test]
fn ignores_the_values_of_unsigned_headers() {
    let mut request = with_header("user-agent", b"\xff");
    let signed = Signer::default().sign(&mut request, &example(), &scope());
    assert!(signed.is_ok(), "{signed:?}");
}

#[test]
fn shows_no_secret_in_debug() {
    let signer = Signer::default();
    let mut request = get("https://example.com/");
    let credentials = example().with_session_token("the token");
    let signed = signer.sign(&mut request, &credentials, &scope());
    let signed = signed.expect("a signature");
    let shown = format!(
        "{signer:?} {signed:?} {request:?} {:?} {credentials:?}",
        scope()
    );
    for secret in ["wJalr", "the token", signed.signature()] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}
