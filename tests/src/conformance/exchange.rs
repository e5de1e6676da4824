//! Runs the cases in the program of a suite, and prints the outcome of each as a JSON object on its
//! own line. Only this module calls operations.
//!
//! The program has a copy of this file, so that it does not depend on this package.

use std::any::Any;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;

use hardy_runtime::request::resolve;
use hardy_runtime::serde::{Deserialize, Serialize};
use hardy_runtime::{
    Document, Error, HttpOperation, HttpRequest, HttpResponse, Operation, Timestamp,
    TimestampFormat, Validate, Violations,
};
use http::uri::{Authority, PathAndQuery};
use http::{HeaderName, HeaderValue, StatusCode, Uri};
use serde_json::{Value, json};

/// The number of a case, and its function.
pub type Numbered = (usize, fn() -> Value);

/// How a decoded value is compared with the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equality {
    /// By `==`.
    Value,
    /// By `Debug`, because NaN does not equal itself.
    Text,
}

/// Runs every case and prints its outcome.
pub fn run(cases: &[Numbered]) {
    for (number, case) in cases {
        let seen = catch_unwind(AssertUnwindSafe(case));
        let seen = seen.unwrap_or_else(|panic| refused(&panicked(&*panic)));
        println!("{}", json!({ "case": number, "seen": seen }));
    }
}

/// The idempotency token that suites expect from clients.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// Encodes an input and puts the request to an endpoint, as a client does it.
pub fn request<O: HttpOperation>(mut input: O::Input, endpoint: &'static str) -> Value {
    if let Some(token) = O::idempotency_token(&mut input) {
        token.get_or_insert_with(|| TOKEN.to_owned());
    }
    let sent = O::encode(&input).and_then(|mut request| {
        resolve(&mut request, &Uri::from_static(endpoint))?;
        Ok(sent(&request))
    });
    sent.unwrap_or_else(|error| refused(&format!("cannot be encoded: {error}")))
}

/// Decodes a response that is to become an output.
pub fn output<O>(response: HttpResponse, expected: &O::Output, equality: Equality) -> Value
where
    O: HttpOperation,
    O::Output: PartialEq,
{
    match O::decode(response) {
        Ok(reply) => compared(&reply.output, expected, equality),
        Err(error) => refused(&format!("cannot be decoded: {error}")),
    }
}

/// Decodes a response that is to become an error, which has all of these codes.
pub fn error<O>(
    response: HttpResponse,
    expected: &O::Error,
    equality: Equality,
    codes: &[&str],
) -> Value
where
    O: HttpOperation,
    O::Error: PartialEq,
{
    match O::decode(response) {
        Err(Error::Service(error)) => match codes.iter().find(|code| !error.has_code(code)) {
            Some(code) if error.error == *expected => refused(&format!(
                "has the codes {:?} and {:?}, not {code:?}",
                error.code, error.query_code
            )),
            _ => compared(&error.error, expected, equality),
        },
        Err(error) => refused(&format!("cannot be decoded: {error}")),
        Ok(reply) => refused(&format!("is taken for a success: {:?}", reply.output)),
    }
}

/// Decodes a response with the content of an input, and validates it. A required member that the
/// response lacks counts as missing, although the decoded value has an empty one.
pub fn checked<O, T>(response: HttpResponse) -> Value
where
    O: HttpOperation + Operation<Input = T, Output = T>,
    T: Validate,
{
    let reply = match O::decode(response) {
        Ok(reply) => reply,
        Err(error) => return refused(&format!("cannot be decoded: {error}")),
    };
    let missing = |path: &String| {
        format!("Value at '{path}' failed to satisfy constraint: Member must not be null")
    };
    let missing = reply
        .missing_required
        .iter()
        .map(|path| (path.clone(), missing(path)));
    let checked = reply.output.validate().err();
    let found = checked
        .as_ref()
        .map(Violations::as_slice)
        .unwrap_or_default();
    let found = found
        .iter()
        .map(|violation| (violation.path.clone(), violation.message()));
    let violations: Vec<_> = found.chain(missing).collect();
    let message = match (&checked, reply.missing_required.is_empty()) {
        (Some(violations), true) => violations.message(),
        // Smithy's servers know of both at once.
        _ => {
            let messages: Vec<_> = violations
                .iter()
                .map(|(_, message)| message.as_str())
                .collect();
            let (count, plural) = (messages.len(), if messages.len() == 1 { "" } else { "s" });
            format!(
                "{count} validation error{plural} detected. {}",
                messages.join("; ")
            )
        }
    };
    json!({ "checked": { "message": message, "violations": violations } })
}

/// The headers of a response, its body, and the body that it has to become.
type Echoed<'a> = (&'a [(&'a str, &'a str)], &'static str, &'a str);

/// Decodes each response, encodes its value, and decodes headers and body of the request as a
/// response. Both values must be equal, the request must have all headers of the response, and its
/// body must be the JSON in the case.
pub fn echo<O, T>(echoes: &[Echoed<'_>]) -> Value
where
    O: HttpOperation + Operation<Input = T, Output = T>,
    T: PartialEq + Debug,
{
    let seen = echoes.iter().map(|echoed| echo_of::<O, T>(*echoed));
    fault_or_fine(seen.filter_map(Result::err).next())
}

/// As [`echo`]. In addition, serde must serialize the value as the same JSON, and deserialize it
/// again from that, from the body and from MessagePack. The body is that of the one member.
pub fn echo_by_serde<O, T>(echoes: &[Echoed<'_>]) -> Value
where
    O: HttpOperation + Operation<Input = T, Output = T>,
    T: PartialEq + Debug + Serialize + for<'de> Deserialize<'de>,
{
    let seen = echoes.iter().map(|echoed| {
        let (_, comes, goes) = *echoed;
        through_serde(&echo_of::<O, T>(*echoed)?, comes, &json_of(goes))
    });
    fault_or_fine(seen.filter_map(Result::err).next())
}

fn fault_or_fine(fault: Option<Value>) -> Value {
    fault.unwrap_or_else(|| compared(&(), &(), Equality::Value))
}

/// The error of a value that serde serializes and deserializes, if any.
fn through_serde<T>(value: &T, comes: &str, goes: &Value) -> Result<(), Value>
where
    T: PartialEq + Debug + Serialize + for<'de> Deserialize<'de>,
{
    let written = serde_json::to_string(value);
    let written = written.map_err(|error| refused(&format!("serde cannot write it: {error}")))?;
    let body = &json_of(&written)["value"];
    if body != goes {
        return Err(compared(body, goes, Equality::Value));
    }
    for json in [&written, &format!("{{\"value\":{comes}}}")] {
        let read = serde_json::from_str::<T>(json);
        let read =
            read.map_err(|error| refused(&format!("serde cannot read `{json}`: {error}")))?;
        if read != *value {
            return Err(compared(&read, value, Equality::Value));
        }
    }
    let written = rmp_serde::to_vec_named(value);
    let written = written
        .map_err(|error| refused(&format!("serde cannot write it as MessagePack: {error}")))?;
    let read = rmp_serde::from_slice::<T>(&written);
    let read =
        read.map_err(|error| refused(&format!("serde cannot read it as MessagePack: {error}")))?;
    match read == *value {
        true => Ok(()),
        false => Err(compared(&read, value, Equality::Value)),
    }
}

/// The value, or the outcome of the case if it fails.
fn echo_of<O, T>((headers, comes, goes): Echoed<'_>) -> Result<T, Value>
where
    O: HttpOperation + Operation<Input = T, Output = T>,
    T: PartialEq + Debug,
{
    let decoded = |body: HttpResponse| match O::decode(body) {
        Ok(reply) => Ok(reply.output),
        Err(error) => Err(refused(&format!("`{comes}` cannot be decoded: {error}"))),
    };
    let first = decoded(response(200, headers, comes))?;
    let request = O::encode(&first);
    let request = request.map_err(|error| refused(&format!("cannot be encoded: {error}")))?;
    let (head, body) = request.into_parts();
    if let Some((lost, _)) = headers
        .iter()
        .find(|(name, _)| !head.headers.contains_key(*name))
    {
        return Err(refused(&format!("`{lost}` of {headers:?} is lost")));
    }
    let went = body
        .bytes()
        .and_then(|body| serde_json::from_slice(body).ok());
    let [went, goes]: [Value; 2] = [went.unwrap_or_default(), json_of(goes)];
    if went != goes {
        return Err(compared(&went, &goes, Equality::Value));
    }
    let mut response = HttpResponse::new(body);
    *response.headers_mut() = head.headers;
    let last = decoded(response)?;
    match first == last {
        true => Ok(first),
        false => Err(compared(&last, &first, Equality::Value)),
    }
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("what goes is JSON")
}

/// The response that a case describes.
pub fn response(status: u16, headers: &[(&str, &str)], body: &'static str) -> HttpResponse {
    let mut response = HttpResponse::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("suites have statuses of HTTP");
    for (name, value) in headers {
        let name = HeaderName::from_str(name).expect("suites have names of headers");
        let value = HeaderValue::from_str(value).expect("suites have values of headers");
        response.headers_mut().append(name, value);
    }
    response
}

/// The timestamp for seconds since 1970.
pub fn timestamp(seconds: &str) -> Timestamp {
    let parsed = TimestampFormat::EpochSeconds.parse(seconds);
    parsed.expect("suites have timestamps in range")
}

/// Parses JSON as a document.
pub fn document(json: &str) -> Document {
    Document::from_json(json).expect("it was JSON before")
}

/// A number beyond machine types.
pub fn parsed<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("suites have numbers")
}

fn sent(request: &HttpRequest) -> Value {
    let headers = request.headers().iter();
    let headers: Vec<_> = headers
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let uri = request.uri();
    json!({ "request": {
        "method": request.method().as_str(),
        "host": uri.authority().map(Authority::as_str),
        "target": uri.path_and_query().map(PathAndQuery::as_str),
        "headers": headers,
        "body": request.body().bytes().map(AsRef::<[u8]>::as_ref),
    } })
}

fn compared<T: PartialEq + Debug>(found: &T, expected: &T, equality: Equality) -> Value {
    let [found_text, expected_text] = [found, expected].map(|value| format!("{value:#?}"));
    let equal = match equality {
        Equality::Value => found == expected,
        Equality::Text => found_text == expected_text,
    };
    json!({ "decoded": { "equal": equal, "found": found_text, "expected": expected_text } })
}

fn refused(why: &str) -> Value {
    json!({ "refused": why })
}

fn panicked(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("panicked: {}", text.unwrap_or("without a text"))
}
