//! Requests as text, which no HTTP library has to accept: headers of several lines, paths with spaces.

use hardy_runtime::http::{HeaderName, HeaderValue, Method, Request, Uri};
use hardy_runtime::{Body, HttpRequest};

/// The parts of a request.
#[derive(Debug)]
pub(super) struct Message<'a> {
    pub(super) method: &'a str,
    /// Path and query.
    pub(super) target: &'a str,
    /// Names and values, with one space between lines of a value.
    pub(super) headers: Vec<(&'a str, String)>,
    pub(super) body: &'a str,
}

impl<'a> Message<'a> {
    pub(super) fn read(text: &'a str) -> Result<Self, String> {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default();
        let (method, target) = first
            .split_once(' ')
            .ok_or_else(|| format!("no method and path: `{first}`"))?;
        let mut headers: Vec<(&str, String)> = Vec::new();
        for line in lines {
            match (line.split_once(':'), headers.last_mut()) {
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((name, value)), _) => headers.push((name, value.to_owned())),
                _ => return Err(format!("not a header: `{line}`")),
            }
        }
        Ok(Self {
            method,
            target: target
                .rsplit_once(" HTTP/")
                .map_or(target, |(target, _)| target),
            headers,
            body,
        })
    }

    /// The request for the client with this target, and whether its URI has the target unchanged.
    ///
    /// # Errors
    ///
    /// If it is not valid in HTTP.
    pub(super) fn request(&self, target: &str) -> Result<(HttpRequest, bool), String> {
        let (uri, is_unchanged) = self.uri(target)?;
        let mut request = Request::new(Body::from(self.body.to_owned()));
        *request.method_mut() = Method::try_from(self.method).map_err(display)?;
        *request.uri_mut() = uri;
        for (name, value) in &self.headers {
            let name = HeaderName::try_from(*name).map_err(display)?;
            let value = HeaderValue::from_str(value).map_err(display)?;
            request.headers_mut().append(name, value);
        }
        Ok((request, is_unchanged))
    }

    /// The URI for a target, and whether it has the target unchanged. A target that no URI can have, such as
    /// one with a space, is encoded.
    fn uri(&self, target: &str) -> Result<(Uri, bool), String> {
        let mut headers = self.headers.iter();
        let host = headers.find(|(name, _)| name.eq_ignore_ascii_case("host"));
        let host = host.map_or("", |(_, value)| value.trim());
        if target.contains("://") && !target.starts_with('/') {
            return Ok((Uri::try_from(target).map_err(display)?, true));
        }
        if let Ok(uri) = Uri::try_from(format!("https://{host}{target}")) {
            return Ok((uri, true));
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let (path, query) = (encoded(path, b"/"), encoded(query, b"/&=%+"));
        let uri = format!("https://{host}{path}?{query}");
        Ok((Uri::try_from(uri).map_err(display)?, false))
    }
}

/// Encodes everything except letters, digits and some symbols.
fn encoded(text: &str, others: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        match is_plain || others.contains(&byte) {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn display(error: impl std::fmt::Display) -> String {
    error.to_string()
}
