//! Signs random requests with Hardy and with `aws-sigv4`. Every header of the two must be the same.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials as PeerCredentials;
use aws_sigv4::http_request::{
    self, PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningParams,
    SigningSettings, UriPathNormalizationMode,
};
use aws_sigv4::sign::v4;
use fastrand::Rng;
use hardy_client::Credentials;
use hardy_client::signing::{Payload, Signer, SigningScope};
use hardy_runtime::http::{HeaderName, HeaderValue, Method, Request};
use hardy_runtime::{Body, HttpRequest};

const REQUESTS: u64 = 10_000;

/// The last second of 9999.
const LAST_SECOND: u64 = 253_402_300_799;

/// Pieces of paths and queries: what the signers decode, encode, sort and remove.
const PIECES: [&str; 25] = [
    "a",
    "B",
    "7",
    "-",
    "_",
    "~",
    ".",
    "..",
    "/",
    "//",
    "/./",
    "/../",
    "%3A",
    "%2f",
    "%25",
    "%20",
    "%E1%88%B4",
    "+",
    "@",
    ":",
    "!",
    "*",
    "'",
    ",",
    "ሴ",
];

const HEADERS: [&str; 8] = [
    "content-type",
    "x-amz-meta-b",
    "x-amz-meta-a",
    "accept",
    "range",
    "user-agent",
    "transfer-encoding",
    "x-amzn-trace-id",
];

const WORDS: [&str; 6] = ["a", "\"b", "c\"", "", ",", "text/plain; q=1"];

/// A request, and how to sign it.
struct Case {
    request: HttpRequest,
    id: String,
    secret: String,
    token: Option<String>,
    region: &'static str,
    service: &'static str,
    time: SystemTime,
    is_s3: bool,
    is_unsigned: bool,
}

#[test]
fn signs_random_requests_as_aws_sigv4_does() {
    // One signer for all, so that its key is often that of another request.
    let signer = Signer::default();
    for seed in 0..REQUESTS {
        let case = case(&mut Rng::with_seed(seed));
        let ours = ours(&signer, &case);
        let peers = peers(&case);
        let line = format!("{} {}", case.request.method(), case.request.uri());
        assert_eq!(
            ours.headers(),
            peers.headers(),
            "seed {seed}: {line}\n{:?}",
            case.request.headers()
        );
    }
}

fn pick<'a, T: ?Sized>(random: &mut Rng, from: &[&'a T]) -> &'a T {
    from[random.usize(..from.len())]
}

fn words(random: &mut Rng, words: &[&str], separator: &str) -> String {
    let count = random.usize(..6);
    let words: Vec<&str> = (0..count).map(|_| pick(random, words)).collect();
    words.join(separator)
}

fn text(random: &mut Rng) -> String {
    let length = random.usize(1..60);
    (0..length).map(|_| random.alphanumeric()).collect()
}

fn case(random: &mut Rng) -> Case {
    Case {
        request: request(random),
        id: text(random),
        secret: text(random),
        token: random.bool().then(|| text(random) + "/+=="),
        region: pick(random, &["us-east-1", "eu-central-1"]),
        service: pick(random, &["mpa", "s3", "execute-api"]),
        time: UNIX_EPOCH + Duration::from_secs(random.u64(..=LAST_SECOND)),
        is_s3: random.bool(),
        is_unsigned: random.u8(..4) == 0,
    }
}

fn request(random: &mut Rng) -> HttpRequest {
    let mut request = Request::new(Body::from(text(random)));
    *request.method_mut() = [Method::GET, Method::POST, Method::PUT][random.usize(..3)].clone();
    *request.uri_mut() = uri(random).parse().expect("a valid URI");
    for _ in 0..random.usize(..5) {
        let name = HeaderName::from_static(pick(random, &HEADERS));
        let value = words(random, &WORDS, "  ");
        let value = HeaderValue::from_str(&value).expect("ASCII");
        request.headers_mut().append(name, value);
    }
    request
}

fn uri(random: &mut Rng) -> String {
    let endpoint = pick(
        random,
        &[
            "https://example.com",
            "https://example.com:443",
            "http://example.com:80",
            "http://localhost:8000",
            "http://[::1]:4566",
        ],
    );
    let path = words(random, &PIECES, "");
    let keys = ["=", "&", "List", "a", "b", "a-"];
    let query = words(random, &[&PIECES[..], &keys[..]].concat(), "");
    let mark = if random.bool() { "?" } else { "" };
    let query = if mark.is_empty() { "" } else { query.as_str() };
    format!("{endpoint}/{path}{mark}{query}")
}

fn ours(signer: &Signer, case: &Case) -> HttpRequest {
    let mut request = case.request.clone();
    let mut credentials = Credentials::new(&case.id, &case.secret);
    if let Some(token) = &case.token {
        credentials = credentials.with_session_token(token);
    }
    let mut scope = SigningScope::new(case.region, case.service, case.time);
    (scope.double_encoding, scope.normalize_path) = (!case.is_s3, !case.is_s3);
    scope.content_sha256 = case.is_s3;
    if case.is_unsigned {
        scope.payload = Payload::Unsigned;
    }
    let signed = signer.sign(&mut request, &credentials, &scope);
    signed.expect("a valid request");
    request
}

fn settings(case: &Case) -> SigningSettings {
    let mut settings = SigningSettings::default();
    if case.is_s3 {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    settings
}

fn peers(case: &Case) -> HttpRequest {
    let mut request = case.request.clone();
    let identity = PeerCredentials::new(&case.id, &case.secret, case.token.clone(), None, "test");
    let identity = identity.into();
    let params: SigningParams<'_> = v4::SigningParams::builder()
        .identity(&identity)
        .region(case.region)
        .name(case.service)
        .time(case.time)
        .settings(settings(case))
        .build()
        .expect("all parameters are set")
        .into();
    let headers = case.request.headers().iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().expect("ASCII")));
    let bytes = case.request.body().bytes().expect("bytes in memory");
    let body = match case.is_unsigned {
        true => SignableBody::UnsignedPayload,
        false => SignableBody::Bytes(bytes),
    };
    let (method, uri) = (
        case.request.method().as_str(),
        case.request.uri().to_string(),
    );
    let signable = SignableRequest::new(method, uri, headers, body).expect("a valid request");
    let output = http_request::sign(signable, &params).expect("a valid request");
    let (instructions, _) = output.into_parts();
    instructions.apply_to_request_http1x(&mut request);
    request
}
