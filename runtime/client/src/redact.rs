//! Removes secrets from what errors and traces show. A server or proxy that returns the headers of a request would
//! otherwise bring the session token into errors and request ids, and from there into logs. What a call returns is
//! never changed.

use std::cmp::Reverse;

use bytes::Bytes;
use hardy_runtime::{Body, DecodeError, HttpResponse};
use http::HeaderValue;

use crate::credentials::Credentials;

/// What replaces a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// The shortest value that is redacted, in bytes. The secrets of AWS are longer; shorter ones are those of doubles, such
/// as `test`, which are parts of other words.
const SHORTEST: usize = 16;

/// The same for tokens, keys and passwords of other schemes, which people choose.
const SHORTEST_OF_OTHERS: usize = 6;

/// Removes the secrets of `credentials` from the headers and the body of an error response. A body that is a stream
/// stays.
pub(crate) fn redact_response(response: &mut HttpResponse, credentials: &Credentials) {
    let secrets = secrets(credentials);
    for value in response.headers_mut().values_mut() {
        if let Some(text) = without(value.as_bytes(), &secrets) {
            let text = HeaderValue::from_maybe_shared(Bytes::from(text));
            *value = text.unwrap_or(HeaderValue::from_static(REDACTED));
        }
    }
    let body = response.body().bytes();
    if let Some(body) = body.and_then(|body| without(body, &secrets)) {
        *response.body_mut() = Body::from(Bytes::from(body));
    }
}

/// Removes the secrets of `credentials` from the error of a success that cannot be decoded.
pub(crate) fn redact_error(error: &mut DecodeError, credentials: &Credentials) {
    let secrets = secrets(credentials);
    error.replace_text(&|text| {
        let text = without(text.as_bytes(), &secrets)?;
        Some(String::from_utf8_lossy(&text).into_owned())
    });
}

/// A text that a trace contains, without the secrets of `credentials`.
#[cfg(feature = "tracing")]
pub(crate) fn redacted_trace(text: &str, credentials: Option<&Credentials>) -> String {
    let secrets = credentials.map(secrets).unwrap_or_default();
    text_of(without(text.as_bytes(), &secrets), text)
}

/// A text without a secret.
pub(crate) fn redacted_text(text: &str, secret: &str) -> String {
    text_of(redacted(text.as_bytes(), &[secret.as_bytes()]), text)
}

fn text_of(redacted: Option<Vec<u8>>, original: &str) -> String {
    match redacted {
        Some(redacted) => String::from_utf8_lossy(&redacted).into_owned(),
        None => original.to_owned(),
    }
}

fn secrets(credentials: &Credentials) -> Vec<&[u8]> {
    let secrets = [
        Some(credentials.secret_access_key()),
        credentials.session_token(),
    ];
    let shortest = match credentials.is_other_scheme() {
        true => SHORTEST_OF_OTHERS,
        false => SHORTEST,
    };
    let secrets = secrets.into_iter().flatten().map(str::as_bytes);
    secrets.filter(|secret| secret.len() >= shortest).collect()
}

/// A text without these secrets; `None` if it contains none of them. Secrets that are too short stay.
pub(crate) fn redacted(text: &[u8], secrets: &[&[u8]]) -> Option<Vec<u8>> {
    let secrets = secrets.iter().copied();
    let secrets: Vec<&[u8]> = secrets.filter(|secret| secret.len() >= SHORTEST).collect();
    without(text, &secrets)
}

/// A text without these secrets, none of which is empty. Where several begin, the longest counts; replacements are not
/// redacted again.
fn without(text: &[u8], secrets: &[&[u8]]) -> Option<Vec<u8>> {
    let mut secrets = secrets.to_vec();
    secrets.sort_by_key(|secret| Reverse(secret.len()));
    let at = |begin: usize| {
        let rest = &text[begin..];
        secrets.iter().find(|secret| rest.starts_with(secret))
    };
    let mut result = None;
    let (mut begin, mut end) = (0, 0);
    while end < text.len() {
        let Some(secret) = at(end) else {
            end += 1;
            continue;
        };
        let result = result.get_or_insert_with(|| Vec::with_capacity(text.len()));
        result.extend_from_slice(&text[begin..end]);
        result.extend_from_slice(REDACTED.as_bytes());
        end += secret.len();
        begin = end;
    }
    let mut result = result?;
    result.extend_from_slice(&text[begin..]);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::redacted;

    /// A text, secrets, and the text without them.
    type Case<'a> = (&'a str, &'a [&'a [u8]], Option<&'a str>);

    #[test]
    fn redacts_once_and_the_longest_first() {
        let short: &[u8] = b"0123456789abcde";
        let long: &[u8] = b"0123456789abcdef";
        let longer: &[u8] = b"0123456789abcdef0123456789abcdef-";
        // A part of every replacement.
        let hostile: &[u8] = b"[redacted][redacted]";
        let cases: [Case<'_>; 9] = [
            ("a 0123456789abcde", &[short], None),
            ("a test", &[b"test", b""], None),
            ("", &[long], None),
            (
                "a 0123456789abcdef b",
                &[short, long],
                Some("a [redacted] b"),
            ),
            (
                "0123456789abcdef0123456789abcdef",
                &[long],
                Some("[redacted][redacted]"),
            ),
            (
                "x0123456789abcdef0123456789abcdef-y",
                &[long, longer],
                Some("x[redacted]y"),
            ),
            (
                "0123456789abcdef0123456789abcdef",
                &[hostile, long],
                Some("[redacted][redacted]"),
            ),
            ("a 0123456789abcdef", &[longer], None),
            ("ä0123456789abcdefä", &[long], Some("ä[redacted]ä")),
        ];
        for (text, secrets, expected) in cases {
            let result = redacted(text.as_bytes(), secrets);
            let result = result.map(|text| String::from_utf8(text).expect("it is text"));
            assert_eq!(result.as_deref(), expected, "{text}");
        }
    }
}
