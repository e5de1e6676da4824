//! Recorded requests with their responses, and a transport that repeats them. Decides what of a request is
//! compared: method, URI, body, and the headers that the exchange needs.

use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hardy_client::{BoxFuture, Transport, TransportError, TransportErrorKind};
use hardy_runtime::{HttpRequest, HttpResponse};
use http::{HeaderMap, Uri};
use serde_json::Value;

use super::form;
use super::machine::lock;

/// Headers without which the other side would not answer.
const NEEDED: [&str; 4] = [
    "content-type",
    "x-amz-sso_bearer_token",
    "x-aws-ec2-metadata-token",
    "x-aws-ec2-metadata-token-ttl-seconds",
];

/// A request and its response.
#[derive(Clone, Debug, Default)]
pub(super) struct Exchange {
    request: Value,
    request_body: Vec<u8>,
    /// Absent if the connection failed.
    response: Option<Value>,
    response_body: Vec<u8>,
}

/// The exchanges of a recording, in the order in which their requests began.
pub(super) fn read(recording: &Value) -> Result<Vec<Exchange>, String> {
    let mut exchanges: Vec<(u64, Exchange)> = Vec::new();
    for event in recording["events"].as_array().into_iter().flatten() {
        let id = event["connection_id"]
            .as_u64()
            .ok_or("an event without connection")?;
        let action = &event["action"];
        if let Some(request) = action["Request"].get("request") {
            let exchange = Exchange {
                request: request.clone(),
                ..Exchange::default()
            };
            exchanges.push((id, exchange));
            continue;
        }
        let exchange = exchanges.iter_mut().rev().find(|(known, _)| *known == id);
        let (_, exchange) = exchange.ok_or("a connection that starts without a request")?;
        exchange.response = action["Response"]["response"]
            .get("Ok")
            .cloned()
            .or(exchange.response.take());
        if let Some(data) = action.get("Data") {
            let bytes = bytes(&data["data"])?;
            match data["direction"].as_str() {
                Some("Request") => exchange.request_body.extend(bytes),
                _ => exchange.response_body.extend(bytes),
            }
        }
    }
    Ok(exchanges
        .into_iter()
        .map(|(_, exchange)| exchange)
        .collect())
}

fn bytes(data: &Value) -> Result<Vec<u8>, String> {
    if let Some(text) = data["Utf8"].as_str() {
        return Ok(text.as_bytes().to_vec());
    }
    let text = data["Base64"]
        .as_str()
        .ok_or("data that is neither text nor base64")?;
    STANDARD.decode(text).map_err(|error| error.to_string())
}

/// Gives each request the response of the next exchange.
pub(super) struct Replay {
    exchanges: Vec<Exchange>,
    /// Texts that the case contains.
    texts: Vec<String>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: usize,
    differences: Vec<String>,
}

impl Replay {
    pub(super) fn new(exchanges: Vec<Exchange>, texts: Vec<String>) -> Self {
        Self {
            exchanges,
            texts,
            state: Mutex::default(),
        }
    }

    /// How the requests differed from the recorded ones, and which were not made.
    pub(super) fn differences(&self) -> Vec<String> {
        let state = lock(&self.state);
        let mut differences = state.differences.clone();
        for exchange in self.exchanges.iter().skip(state.next) {
            differences.push(format!("no request to {}", exchange.request["uri"]));
        }
        differences
    }

    /// The exchange of a request. One that was refused for a moment may be repeated: the SDK's recordings
    /// have no attempts that its transport makes.
    fn exchange(&self, request: &HttpRequest) -> Option<&Exchange> {
        let mut state = lock(&self.state);
        if let Some(exchange) = self.exchanges.get(state.next) {
            state.next += 1;
            state.differences.extend(self.compare(exchange, request));
            return Some(exchange);
        }
        let last = self.exchanges.last().filter(|exchange| {
            exchange.status() >= 500 && self.compare(exchange, request).is_empty()
        });
        if last.is_none() {
            state
                .differences
                .push(format!("unexpected request to {}", request.uri()));
        }
        last
    }

    fn compare(&self, exchange: &Exchange, request: &HttpRequest) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, expected: &str, actual: &str| {
            if expected != actual {
                differences.push(format!("{what}: expected {expected}; actual {actual}"));
            }
        };
        let method = exchange.request["method"].as_str().unwrap_or("GET");
        compare("method", method, request.method().as_str());
        let uri: Uri = match exchange.request["uri"].as_str().map(str::parse) {
            Some(Ok(uri)) => uri,
            _ => {
                return vec![format!(
                    "the recorded URI {} is invalid",
                    exchange.request["uri"]
                )];
            }
        };
        compare("address", &address(&uri), &address(request.uri()));
        for name in NEEDED {
            let expected = exchange.header(name);
            compare(name, expected, header(request.headers(), name));
        }
        let expected = authorization(exchange.header("authorization"));
        compare(
            "authorization",
            expected,
            authorization(header(request.headers(), "authorization")),
        );
        let is_of_case = |value: &str| self.texts.iter().any(|text| text.contains(value));
        let query = |uri: &Uri| form::read(uri.query().unwrap_or_default());
        differences.extend(form::differences(
            &query(&uri),
            &query(request.uri()),
            &|_| false,
        ));
        let body = |bytes: &[u8]| form::read(&String::from_utf8_lossy(bytes));
        let actual = request
            .body()
            .bytes()
            .map(|bytes| &bytes[..])
            .unwrap_or_default();
        let is_json = exchange.header("content-type").contains("json");
        if is_json {
            differences.extend(json_difference(&exchange.request_body, actual));
        } else {
            differences.extend(form::differences(
                &body(&exchange.request_body),
                &body(actual),
                &is_of_case,
            ));
        }
        differences
    }
}

impl Exchange {
    fn status(&self) -> u64 {
        let response = self.response.as_ref();
        response
            .and_then(|response| response["status"].as_u64())
            .unwrap_or_default()
    }

    fn header(&self, name: &str) -> &str {
        let headers = self.request["headers"].as_object().into_iter().flatten();
        let mut named = headers.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named
            .next()
            .and_then(|(_, values)| values[0].as_str())
            .unwrap_or_default()
    }
}

/// Scheme, host and path, in which an empty path is `/`.
fn address(uri: &Uri) -> String {
    let authority = uri.authority().map(|authority| authority.as_str());
    let scheme = uri.scheme_str().unwrap_or_default();
    let path = Some(uri.path())
        .filter(|path| !path.is_empty())
        .unwrap_or("/");
    format!("{scheme}://{}{path}", authority.unwrap_or_default())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    let value = headers.get(name);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// The access key id of a signature, whose rest depends on the time; any other value as a whole.
fn authorization(value: &str) -> &str {
    match value.strip_prefix("AWS4-HMAC-SHA256 Credential=") {
        Some(credential) => credential.split('/').next().unwrap_or_default(),
        None => value,
    }
}

fn json_difference(expected: &[u8], actual: &[u8]) -> Option<String> {
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let (expected, actual) = (read(expected), read(actual));
    (expected != actual).then(|| format!("body: expected {expected}; actual {actual}"))
}

impl Transport for Replay {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let exchange = self.exchange(&request);
        let result =
            match exchange.and_then(|exchange| exchange.response.as_ref().zip(Some(exchange))) {
                Some((response, exchange)) => {
                    let mut built = HttpResponse::new(exchange.response_body.clone().into());
                    let status = response["status"]
                        .as_u64()
                        .and_then(|status| u16::try_from(status).ok());
                    let status = status.and_then(|status| status.try_into().ok());
                    *built.status_mut() = status.unwrap_or_default();
                    Ok(built)
                }
                None => Err(TransportError::new(
                    TransportErrorKind::Other,
                    "nothing was recorded",
                )),
            };
        Box::pin(std::future::ready(result))
    }
}
