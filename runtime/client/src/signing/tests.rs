//! Signatures of requests that callers build, without the official suite.

mod hostile;
mod keys;
mod rules;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hardy_runtime::http::{Method, Request};
use hardy_runtime::{Body, HttpRequest};

use super::{Signer, SigningScope, canonical_request, string_to_sign};
use crate::credentials::Credentials;

/// 2015-08-30T12:36:00Z, the time of the examples in AWS's documentation.
const TIME: u64 = 1_440_938_160;

/// The hash of no bytes.
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The credentials of AWS's documentation.
fn example() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn scope() -> SigningScope<'static> {
    SigningScope::new("us-east-1", "service", at(TIME))
}

fn get(uri: &str) -> HttpRequest {
    let request = Request::builder().uri(uri).body(Body::default());
    request.expect("a valid request")
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    let value = request.headers().get(name)?;
    Some(value.to_str().expect("ASCII"))
}

/// The request of an operation whose path has an ARN, and whose query has a key without a value.
fn list_sessions() -> HttpRequest {
    let uri = "https://mpa.us-east-1.api.aws/approval-teams/\
               arn%3Aaws%3Ampa%3Aus-east-1%3A123456789012%3Aapproval-team%2Fa/sessions/?List";
    let mut request = get(uri);
    *request.method_mut() = Method::POST;
    *request.body_mut() = Body::from("{}");
    let headers = request.headers_mut();
    headers.insert("content-type", "application/json".parse().expect("ASCII"));
    headers.insert("user-agent", "changed by proxies".parse().expect("ASCII"));
    request
}

#[test]
fn signs_a_literal_query_and_an_arn_in_the_path() {
    let mut request = list_sessions();
    let uri = request.uri().clone();
    let scope = SigningScope::new("us-east-1", "mpa", at(TIME));
    let signed = Signer::default().sign(&mut request, &example(), &scope);
    let signature = signed.expect("a signature").signature().to_owned();
    let canonical = "POST\n\
        /approval-teams/arn%253Aaws%253Ampa%253Aus-east-1%253A123456789012%253Aapproval-team%252Fa/sessions/\n\
        List=\n\
        content-type:application/json\n\
        host:mpa.us-east-1.api.aws\n\
        x-amz-date:20150830T123600Z\n\
        \n\
        content-type;host;x-amz-date\n\
        44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(
        canonical_request(&request, &scope).as_deref(),
        Ok(canonical)
    );
    let string = "AWS4-HMAC-SHA256\n\
        20150830T123600Z\n\
        20150830/us-east-1/mpa/aws4_request\n\
        68cd5a0a442f8072f36b30909145e79c71667cf1239452b120803014e5f4511a";
    assert_eq!(string_to_sign(&request, &scope).as_deref(), Ok(string));
    assert_eq!(
        signature,
        "a9338bd138f9fd117e6b324b20c07d8b04ee50c72c434e6df0993a99ec308330"
    );
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/mpa/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date, Signature={signature}"
    );
    assert_eq!(header(&request, "authorization"), Some(&*authorization));
    assert_eq!(header(&request, "x-amz-date"), Some("20150830T123600Z"));
    assert_eq!(*request.uri(), uri, "what is sent stays as it was");
}
