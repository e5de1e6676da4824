//! Builds requests: host prefix, path, query, headers and body.

// Must not know endpoints, except how to add one to a request, and nothing of signing or particular
// operations.

mod checksum;
#[cfg(feature = "gzip")]
mod compression;
mod endpoint;
mod header;
mod host_prefix;
mod payload;
mod percent;
mod query;
mod resolve;
#[cfg(test)]
mod tests;
mod text;

use std::mem::take;

use http::header::CONTENT_LENGTH;
use http::{Extensions, HeaderMap, HeaderValue, Method, Uri};

use crate::body::Body;
use crate::error::EncodeError;
use crate::transport::HttpRequest;
use percent::{PlainBytes, UNRESERVED, UNRESERVED_OR_SLASH, push_encoded};

#[cfg(feature = "gzip")]
pub use compression::COMPRESSED_FROM;
pub use endpoint::EndpointOverride;
pub use host_prefix::HostPrefix;
pub use resolve::resolve;
pub use text::{
    base64_string, date_time_string, double_string, epoch_seconds_string, float_string,
    http_date_string,
};

/// The initial capacity of path and query. Most need no more, and growing would take a third of the
/// time of encoding.
const TARGET_CAPACITY: usize = 256;

/// Whether this is a segment that servers, proxies and signatures remove, also if it is
/// percent-encoded.
fn is_dot_segment(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

/// Builds a request: host prefix, path, query, headers, body, in this order.
///
/// [`build`](Self::build) returns the first error of all calls. Build only one request with each
/// builder.
// Methods take a reference: a move at each call would take a twentieth of the time of encoding.
#[must_use]
pub struct RequestBuilder {
    method: Method,
    host_prefix: String,
    target: String,
    /// The character before the next piece of the query.
    separator: char,
    headers: HeaderMap,
    extensions: Extensions,
    /// The content type of bodies in the format of the protocol.
    content_type: HeaderValue,
    body: Option<Body>,
    failure: Option<EncodeError>,
}

impl RequestBuilder {
    /// Creates a builder with an empty path. `content_type` is that of bodies in the format of the
    /// protocol.
    pub fn new(method: Method, content_type: HeaderValue) -> Self {
        Self {
            method,
            host_prefix: String::new(),
            target: String::with_capacity(TARGET_CAPACITY),
            separator: '?',
            headers: HeaderMap::new(),
            extensions: Extensions::new(),
            content_type,
            body: None,
            failure: None,
        }
    }

    /// Adds a literal of the model to the path.
    pub fn path(&mut self, literal: &str) -> &mut Self {
        self.target.push_str(literal);
        self
    }

    /// Adds a path label (`@httpLabel`), with all but unreserved characters percent-encoded. A label
    /// that is empty, `.` or `..` is an error: the request would address another resource.
    pub fn label(&mut self, member: &'static str, value: &str) -> &mut Self {
        if is_dot_segment(value) {
            self.fail(EncodeError::DotSegment { member });
        }
        self.encoded_label(member, value, &UNRESERVED)
    }

    /// Same as [`label`](Self::label), for a label that spans several segments (`{Key+}`): keeps
    /// `/`. No segment can be `.` or `..`.
    pub fn greedy_label(&mut self, member: &'static str, value: &str) -> &mut Self {
        // Keys of Amazon S3 can have such segments, but no protocol here is that of Amazon S3.
        if value.split('/').any(is_dot_segment) {
            self.fail(EncodeError::DotSegment { member });
        }
        self.encoded_label(member, value, &UNRESERVED_OR_SLASH)
    }

    /// Same as [`label`](Self::label), with `default` instead of an empty label.
    pub fn label_or(
        &mut self,
        member: &'static str,
        value: &str,
        default: &'static str,
    ) -> &mut Self {
        self.label(member, if value.is_empty() { default } else { value })
    }

    fn encoded_label(
        &mut self,
        member: &'static str,
        value: &str,
        plain: &PlainBytes,
    ) -> &mut Self {
        if value.is_empty() {
            self.fail(EncodeError::EmptyLabel { member });
        }
        push_encoded(&mut self.target, value, plain);
        self
    }

    fn fail(&mut self, error: EncodeError) {
        self.failure.get_or_insert(error);
    }

    /// The request, complete except for scheme and host. Sets the content length of a body with a
    /// known length, and no content type without a body.
    ///
    /// # Errors
    ///
    /// The first error of all calls, and [`EncodeError::Uri`] if path and query exceed 65,534
    /// bytes.
    pub fn build(&mut self) -> Result<HttpRequest, EncodeError> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let target = Uri::try_from(take(&mut self.target));
        let target = target.map_err(|error| EncodeError::Uri {
            reason: error.to_string(),
        })?;
        if let Some(length) = self.body.as_ref().and_then(Body::length) {
            // From a string without spare capacity: for a number, `http` makes a value with two
            // allocations.
            if let Ok(length) = HeaderValue::try_from(length.to_string()) {
                self.headers.insert(CONTENT_LENGTH, length);
            }
        }
        let mut request = HttpRequest::new(self.body.take().unwrap_or_default());
        *request.method_mut() = take(&mut self.method);
        *request.uri_mut() = target;
        *request.headers_mut() = take(&mut self.headers);
        *request.extensions_mut() = take(&mut self.extensions);
        if !self.host_prefix.is_empty() {
            request
                .extensions_mut()
                .insert(HostPrefix(take(&mut self.host_prefix)));
        }
        Ok(request)
    }
}
