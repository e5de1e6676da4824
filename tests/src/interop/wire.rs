//! The parts of a request that the comparison covers. Decides which headers count. Must not know which
//! client sent the request.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::server::Received;

/// Headers that do not count, each with the reason.
const IGNORED: [(&str, &str); 8] = [
    ("accept", "the HTTP stack adds it"),
    ("accept-encoding", "the HTTP stack adds it"),
    ("amz-sdk-invocation-id", "it is random"),
    (
        "amz-sdk-request",
        "it counts attempts, and botocore states no limit of them",
    ),
    ("authorization", "it is compared by its parts"),
    ("connection", "the HTTP stack adds it"),
    (
        "content-length",
        "it follows from the body, in which white space does not count",
    ),
    ("user-agent", "it names the client"),
];

/// A request as JSON, for a comparison. `token` is the member of its body that a client sets at random,
/// unless the input has it.
pub(super) fn seen(request: &Received, token: Option<&str>) -> Value {
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    // Both signers and the service sort the parameters, too.
    let mut query: Vec<&str> = query.split('&').collect();
    query.sort_unstable();
    let mut headers = Map::new();
    for (name, value) in &request.headers {
        if IGNORED.iter().any(|(ignored, _)| ignored == name) {
            continue;
        }
        let value = match name.as_str() {
            "x-amz-date" if is_date(value) => "a date",
            _ => value,
        };
        headers.insert(name.clone(), value.into());
    }
    let signature = Signature::of(request);
    json!({
        "method": request.method,
        "path": path,
        "query": query,
        "headers": headers,
        "scope": signature.scope,
        "signed": signature.names,
        "body": body(&request.body, token),
    })
}

/// The value of a member in the body, or of a parameter of the query.
pub(super) fn member(request: &Received, name: &str) -> Option<String> {
    let body: Option<Value> = serde_json::from_slice(&request.body).ok();
    let in_body = body.as_ref().and_then(|body| body[name].as_str());
    let (_, query) = request.target.split_once('?').unwrap_or_default();
    let in_query = query.split('&').find_map(|pair| {
        let value = pair.strip_prefix(name)?.strip_prefix('=')?;
        percent_decode_str(value).decode_utf8().ok()
    });
    in_body.map(str::to_owned).or(in_query.map(Into::into))
}

/// The parts of the header `authorization`.
pub(super) struct Signature<'a> {
    /// The credential, without the date.
    pub(super) scope: String,
    /// The names of the signed headers.
    pub(super) names: Vec<&'a str>,
}

impl<'a> Signature<'a> {
    pub(super) fn of(request: &'a Received) -> Self {
        let text = request.header("authorization").unwrap_or_default();
        let part = |name: &str| {
            let (_, rest) = text.split_once(name).unwrap_or_default();
            rest.split(", ").next().unwrap_or_default()
        };
        let scope = part("Credential=").split('/');
        let scope: Vec<&str> = scope.filter(|part| !is_day(part)).collect();
        Self {
            scope: scope.join("/"),
            names: part("SignedHeaders=").split(';').collect(),
        }
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is like `20260101T000000Z`.
fn is_date(text: &str) -> bool {
    let time = |rest: &str| rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.strip_suffix('Z').and_then(|text| text.split_once('T'));
    parts.is_some_and(|(day, rest)| is_day(day) && time(rest))
}

/// The body as JSON, or as text if it is none.
fn body(bytes: &[u8], token: Option<&str>) -> Value {
    let Ok(mut body) = serde_json::from_slice::<Value>(bytes) else {
        return String::from_utf8_lossy(bytes).into();
    };
    if let Some(value) = token.and_then(|name| body.get_mut(name))
        && value.as_str().is_some_and(is_uuid)
    {
        *value = "a UUID".into();
    }
    body
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
