//! Compares the signatures that both signers give random requests. Decides which parts of a request are
//! random. Must not know operations.

use std::time::{Duration, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fastrand::Rng;
use hardy_client::Credentials;
use hardy_client::signing::{Signer, SigningScope, canonical_request};
use hardy_runtime::{Body, HttpRequest, Timestamp};
use http::{HeaderName, HeaderValue, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::peer::Peer;
use super::report::Difference;
use super::shrink::shrink;

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

const HOSTS: [&str; 4] = [
    "https://mpa.us-east-1.api.aws",
    "https://localhost:8443",
    "https://example.com:443",
    "http://127.0.0.1:8000",
];

/// Pieces of paths that are sent as they are.
const SEGMENTS: [&str; 18] = [
    "/",
    "//",
    "/./",
    "/../",
    "/.",
    "/..",
    ".",
    "a",
    "Z9",
    "~",
    "-_",
    ":",
    "@",
    "!$'()*,;=",
    "%2F",
    "%25",
    "&",
    "/a.b/",
];

/// Pieces of text that are encoded.
const PIECES: [&str; 14] = [
    "a", "B", "7", "-._~", "/", ":", " ", "%", "+", "&", "=", "é", "\u{2028}", "😹",
];

const ARNS: [&str; 2] = [
    "arn:aws:mpa:us-east-1:123456789012:approval-team/payments",
    "arn:aws:mpa:::aws:policy/mpa.amazonaws.com/p/$DEFAULT",
];

/// Names of headers, some of which no signer signs.
const HEADERS: [&str; 9] = [
    "accept",
    "content-type",
    "range",
    "te",
    "transfer-encoding",
    "user-agent",
    "x-amz-meta-a",
    "x-amz-meta-b",
    "x-amzn-trace-id",
];

const WORDS: [&str; 7] = ["a", "  ", "\"b  c\"", "\t", ",", "text/plain; q=1", "7"];

const BODIES: [&str; 4] = ["", "{}", "é😹\u{2028}", "\u{0}\r\n"];

/// What a query has percent-encoded, as both signers expect it.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A request, and whose it is.
#[derive(Clone, Debug)]
struct Signing {
    method: &'static str,
    host: &'static str,
    path: Vec<String>,
    query: Vec<String>,
    headers: Vec<(&'static str, String)>,
    body: String,
    token: Option<String>,
    time: u64,
}

impl Signing {
    fn random(random: &mut Rng) -> Self {
        let path = (0..random.usize(..6)).map(|_| match random.usize(..6) {
            0 => encoded(random.choice(ARNS).unwrap_or_default()),
            1 => random.choice(ARNS).unwrap_or_default().to_owned(),
            2 | 3 => encoded(&joined(&PIECES, random)),
            _ => SEGMENTS[random.usize(..SEGMENTS.len())].to_owned(),
        });
        let mut path: Vec<String> = path.collect();
        // botocore signs `/a/.` as `/a`; by RFC 3986 it is `/a/`, as for Hardy and the AWS SDK for Rust.
        path.push("end".to_owned());
        let mut query: Vec<String> = (0..random.usize(..5)).map(|_| pair(random)).collect();
        if let (Some(pair), true) = (query.first().cloned(), random.bool()) {
            query.push(pair);
        }
        let headers = (0..random.usize(..5)).map(|_| {
            let name = HEADERS[random.usize(..HEADERS.len())];
            (name, joined(&WORDS, random).trim().to_owned())
        });
        let mut headers: Vec<(&str, String)> = headers.collect();
        if random.usize(..8) == 0 {
            headers.push(("x-amz-content-sha256", "UNSIGNED-PAYLOAD".to_owned()));
        }
        Self {
            method: METHODS[random.usize(..METHODS.len())],
            host: HOSTS[random.usize(..HOSTS.len())],
            path,
            query,
            headers,
            body: joined(&BODIES, random),
            token: random.bool().then(|| "token/+=".repeat(random.usize(1..4))),
            time: random.u64(..253_402_300_800),
        }
    }

    /// Requests with less.
    fn smaller(&self) -> Vec<Self> {
        let with = |change: &dyn Fn(&mut Self)| {
            let mut smaller = self.clone();
            change(&mut smaller);
            smaller
        };
        let path = (0..self.path.len().saturating_sub(1))
            .map(|index| with(&|it| _ = it.path.remove(index)));
        let query = (0..self.query.len()).map(|index| with(&|it| _ = it.query.remove(index)));
        let headers = (0..self.headers.len()).map(|index| with(&|it| _ = it.headers.remove(index)));
        let body = (!self.body.is_empty()).then(|| with(&|it| it.body.clear()));
        let token = self.token.is_some().then(|| with(&|it| it.token = None));
        path.chain(query)
            .chain(headers)
            .chain(body)
            .chain(token)
            .collect()
    }

    fn url(&self) -> String {
        let (host, path) = (self.host, self.path.concat());
        let path = path.strip_prefix('/').unwrap_or(&path);
        match self.query.is_empty() {
            true => format!("{host}/{path}"),
            false => format!("{host}/{path}?{}", self.query.join("&")),
        }
    }
}

fn joined(pieces: &[&str], random: &mut Rng) -> String {
    (0..random.usize(..4))
        .map(|_| pieces[random.usize(..pieces.len())])
        .collect()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// A pair of a query, some without a value, some without `=`.
fn pair(random: &mut Rng) -> String {
    let name = encoded(&(joined(&PIECES, random) + "k"));
    match random.usize(..5) {
        0 => name,
        1 => name + "=",
        _ => format!("{name}={}", encoded(&joined(&PIECES, random))),
    }
}

/// The difference between the signers for the request of a seed, in its smallest form.
///
/// # Errors
///
/// Those of the program of the other signer, and of our signer.
pub(super) fn check(peer: &mut Peer, seed: u64) -> Result<Option<Difference>, String> {
    let signing = Signing::random(&mut Rng::with_seed(seed));
    if compare(peer, &signing)?.is_empty() {
        return Ok(None);
    }
    let mut broken = Ok(());
    let mut differences = |signing: &Signing| {
        compare(peer, signing).unwrap_or_else(|error| {
            broken = Err(error);
            Vec::new()
        })
    };
    let signing = shrink(signing, Signing::smaller, |signing| {
        !differences(signing).is_empty()
    });
    let lines = differences(&signing);
    broken?;
    Ok(Some(Difference {
        title: "signature".to_owned(),
        of_case: vec![
            format!("{} {}", signing.method, signing.url()),
            format!("headers {:?}, body {:?}", signing.headers, signing.body),
        ],
        lines,
    }))
}

fn compare(peer: &mut Peer, signing: &Signing) -> Result<Vec<String>, String> {
    let time = Timestamp::from_unix(signing.time as i64, 0).map_err(|error| error.to_string())?;
    let time: String = time
        .to_string()
        .chars()
        .filter(|it| !"-:".contains(*it))
        .collect();
    let token = signing.token.as_deref();
    let theirs = peer.run(&json!({
        "do": "sign",
        "method": signing.method,
        "url": signing.url(),
        "headers": signing.headers,
        "body": STANDARD.encode(&signing.body),
        "time": time,
        "region": "eu-central-1",
        "service": "execute-api",
        "credentials": { "id": "AKIDEXAMPLE", "secret": "secret/+=", "token": token },
    }))?;
    let ours =
        signed(signing).map_err(|error| format!("{} is no request: {error}", signing.url()))?;
    if theirs["authorization"] == ours.0 {
        return Ok(Vec::new());
    }
    let show = |text: &str| {
        text.lines()
            .map(|line| format!("        {line}"))
            .collect::<Vec<_>>()
    };
    let mut lines = vec![format!("    boto3 {}", theirs["authorization"])];
    lines.extend(
        theirs["failed"]
            .as_str()
            .map(|reason| format!("        {reason}")),
    );
    lines.extend(show(theirs["canonical"].as_str().unwrap_or_default()));
    lines.push(format!("    Hardy {:?}", ours.0));
    lines.extend(show(&ours.1));
    Ok(lines)
}

/// Our header `authorization`, and our canonical request.
fn signed(signing: &Signing) -> Result<(String, String), Box<dyn std::error::Error>> {
    let request = Request::builder().method(signing.method).uri(signing.url());
    let mut request: HttpRequest = request.body(Body::from(signing.body.clone()))?;
    for (name, value) in &signing.headers {
        let value = HeaderValue::from_str(value)?;
        request
            .headers_mut()
            .append(HeaderName::from_static(name), value);
    }
    let credentials = Credentials::new("AKIDEXAMPLE", "secret/+=");
    let credentials = match &signing.token {
        Some(token) => credentials.with_session_token(token),
        None => credentials,
    };
    let time = UNIX_EPOCH + Duration::from_secs(signing.time);
    let scope = SigningScope::new("eu-central-1", "execute-api", time);
    Signer::default().sign(&mut request, &credentials, &scope)?;
    let header = request.headers()["authorization"].to_str()?.to_owned();
    Ok((header, canonical_request(&request, &scope)?))
}
