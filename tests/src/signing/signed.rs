//! Signs the request of a case and returns the part that a file states. Decides how parts are compared.

use std::time::SystemTime;

use hardy_client::Credentials;
use hardy_client::signing::{self, Signed, Signer, SigningScope};
use hardy_runtime::http::HeaderValue;
use hardy_runtime::{HttpRequest, Timestamp};

use super::case::{Case, Part};
use super::context::Context;
use super::message::Message;

/// The expected and the actual text of a part.
pub(super) fn part(case: &Case, part: Part, expected: &str) -> Result<(String, String), String> {
    let context = match &case.context {
        Some(context) => context.clone(),
        None => Context::of_authorization(case.text(Part::SignedRequest).unwrap_or_default())
            .ok_or("there is no context.json, and no known key in the signed request")?,
    };
    let message = Message::read(&case.request)?;
    // The suite signs paths that no request can have, such as one with a space. `request.txt` then has
    // the encoded path, and the signed request the one that is encoded once in the signature.
    let stated = case
        .text(Part::SignedRequest)
        .map(Message::read)
        .transpose()?;
    let target = stated
        .as_ref()
        .map_or(message.target, |stated| stated.target);
    let (mut request, is_unchanged) = message.request(target)?;
    let time = time(case, &context, expected)?;
    let mut scope = SigningScope::new(&context.region, &context.service, time);
    scope.normalize_path = context.normalize;
    scope.double_encoding = context.double_uri_encode && is_unchanged;
    scope.content_sha256 = context.sign_body;
    let signed = Signer::default()
        .sign(&mut request, &credentials(&context), &scope)
        .map_err(|error| error.to_string())?;
    let actual = actual(part, &request, &scope, &signed).map_err(|error| error.to_string())?;
    match part {
        Part::SignedRequest => {
            add_omitted_token(&mut request, &context)?;
            let expected = Message::read(expected)?;
            Ok((
                text_of_message(&expected),
                text_of_request(&request, target),
            ))
        }
        _ => Ok((expected.trim_end_matches('\n').to_owned(), actual)),
    }
}

/// The time of the context, or else of this file, or of the first one that has a time.
fn time(case: &Case, context: &Context, expected: &str) -> Result<SystemTime, String> {
    let texts = case.expected.iter().map(|(_, text)| text.as_str());
    let timestamp = match &context.timestamp {
        Some(timestamp) => timestamp.clone(),
        None => std::iter::once(expected)
            .chain(texts)
            .find_map(time_in)
            .ok_or("no file has a time")?,
    };
    let timestamp: Timestamp = timestamp
        .parse()
        .map_err(|error| format!("the time `{timestamp}`: {error}"))?;
    SystemTime::try_from(timestamp).map_err(|error| error.to_string())
}

/// A time such as `20150830T123600Z` in a text, as `2015-08-30T12:36:00Z`.
fn time_in(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_time = |word: &&str| {
        let symbols = word.bytes().enumerate();
        word.len() == 16
            && symbols.into_iter().all(|(index, byte)| match index {
                8 => byte == b'T',
                15 => byte == b'Z',
                _ => byte.is_ascii_digit(),
            })
    };
    let word = words.into_iter().find(is_time)?;
    let part = |start: usize, end: usize| word.get(start..end).unwrap_or_default();
    Some(format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(9, 11),
        part(11, 13),
        part(13, 15),
    ))
}

fn credentials(context: &Context) -> Credentials {
    let keys = &context.credentials;
    let credentials = Credentials::new(&keys.access_key_id, &keys.secret_access_key);
    match &keys.token {
        Some(token) if !context.omit_session_token => credentials.with_session_token(token),
        _ => credentials,
    }
}

/// Adds the session token that the signature does not cover.
fn add_omitted_token(request: &mut HttpRequest, context: &Context) -> Result<(), String> {
    let token = context.credentials.token.as_ref();
    if let Some(token) = token.filter(|_| context.omit_session_token) {
        let value = HeaderValue::from_str(token).map_err(|error| error.to_string())?;
        request.headers_mut().insert("x-amz-security-token", value);
    }
    Ok(())
}

fn actual(
    part: Part,
    request: &HttpRequest,
    scope: &SigningScope<'_>,
    signed: &Signed,
) -> Result<String, signing::SigningError> {
    match part {
        Part::CanonicalRequest => signing::canonical_request(request, scope),
        Part::StringToSign => signing::string_to_sign(request, scope),
        Part::Signature | Part::SignedRequest => Ok(signed.signature().to_owned()),
    }
}

fn text_of_message(message: &Message<'_>) -> String {
    let headers = message.headers.iter();
    let headers = headers.map(|(name, value)| (*name, value.as_str()));
    text(message.method, message.target, headers, message.body)
}

fn text_of_request(request: &HttpRequest, target: &str) -> String {
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap_or_default()));
    let body = request.body().bytes().map_or(&[][..], |bytes| bytes);
    let body = String::from_utf8_lossy(body);
    text(request.method().as_str(), target, headers, &body)
}

/// A request with its headers in one order, lower case and single spaces. The order of values stays.
fn text<'a>(
    method: &str,
    target: &str,
    headers: impl Iterator<Item = (&'a str, &'a str)>,
    body: &str,
) -> String {
    let words = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut headers: Vec<(String, String)> = headers
        .map(|(name, value)| (name.to_ascii_lowercase(), words(value)))
        .collect();
    headers.sort_by(|(left, _), (right, _)| left.cmp(right));
    let headers = headers
        .iter()
        .map(|(name, value)| format!("{name}:{value}\n"));
    let headers: String = headers.collect();
    format!(
        "{method} {target}\n{headers}\n{}",
        body.trim_end_matches('\n')
    )
}
