//! Putting a request together: path, query and body. Knows nothing of endpoints, signing or
//! particular operations.

mod percent;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Uri};

use crate::error::EncodeError;
use crate::json::{self, Writer};
use crate::operation::HttpRequest;
use percent::{Kept, UNRESERVED, UNRESERVED_OR_SLASH, push_encoded};

/// Room for path and query, and for a body. Most need no more, and so grow no further: that would
/// take a quarter of the time of encoding. Both are dropped as soon as the request is sent.
const TARGET_CAPACITY: usize = 256;
const BODY_CAPACITY: usize = 1024;

/// A request in the making: method, target and body, in the order in which they stand in it.
///
/// Path first, then query. The first thing that goes wrong is what [`build`](Self::build) gives.
#[must_use]
pub struct RequestBuilder {
    method: Method,
    target: String,
    /// What stands before the next piece of the query.
    separator: char,
    json: Option<String>,
    failure: Option<EncodeError>,
}

impl RequestBuilder {
    /// Starts with an empty path.
    pub fn new(method: Method) -> Self {
        Self {
            method,
            target: String::with_capacity(TARGET_CAPACITY),
            separator: '?',
            json: None,
            failure: None,
        }
    }

    /// Adds a piece of the path as it stands in the model.
    pub fn path(mut self, literal: &str) -> Self {
        self.target.push_str(literal);
        self
    }

    /// Adds a member bound to the path (`@httpLabel`), all but unreserved characters
    /// percent-encoded. An empty one is an error: the request would go to another resource.
    pub fn label(self, member: &'static str, value: &str) -> Self {
        self.encoded_label(member, value, &UNRESERVED)
    }

    /// As [`label`](Self::label), for a label that spans several segments (`{Key+}`): a `/` stays.
    pub fn greedy_label(self, member: &'static str, value: &str) -> Self {
        self.encoded_label(member, value, &UNRESERVED_OR_SLASH)
    }

    fn encoded_label(mut self, member: &'static str, value: &str, kept: &Kept) -> Self {
        if value.is_empty() {
            self.failure
                .get_or_insert(EncodeError::EmptyLabel { member });
        }
        push_encoded(&mut self.target, value, kept);
        self
    }

    /// Adds a piece of the query as it stands in the model: `List`, or `list-type=2`. One without `=`
    /// gets none.
    pub fn query_literal(mut self, literal: &str) -> Self {
        self.target.push(self.separator);
        self.separator = '&';
        self.target.push_str(literal);
        self
    }

    /// Adds `name` with each of `values` to the query, percent-encoded as labels are. An
    /// `Option` adds one or nothing, a list as many as it has.
    pub fn query<V: AsRef<str>>(mut self, name: &str, values: impl IntoIterator<Item = V>) -> Self {
        for value in values {
            self.target.push(self.separator);
            self.separator = '&';
            push_encoded(&mut self.target, name, &UNRESERVED);
            self.target.push('=');
            push_encoded(&mut self.target, value.as_ref(), &UNRESERVED);
        }
        self
    }

    /// Sets a JSON body, `value` as `write` writes it, and its content type.
    pub fn json<T>(mut self, value: &T, write: fn(&mut Writer, &T)) -> Self {
        let mut writer = Writer::with_capacity(BODY_CAPACITY);
        write(&mut writer, value);
        self.json = Some(writer.into_string());
        self
    }

    /// The request, complete but for scheme and host. Without a body it has no content type.
    ///
    /// # Errors
    ///
    /// [`EncodeError::EmptyLabel`], and [`EncodeError::Uri`] for path and query of more than 65,534
    /// bytes.
    pub fn build(self) -> Result<HttpRequest, EncodeError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let target = Uri::try_from(self.target).map_err(|error| EncodeError::Uri {
            reason: error.to_string(),
        })?;
        let mut request = HttpRequest::default();
        *request.method_mut() = self.method;
        *request.uri_mut() = target;
        if let Some(json) = self.json {
            let json_type = HeaderValue::from_static("application/json");
            request.headers_mut().insert(CONTENT_TYPE, json_type);
            *request.body_mut() = Bytes::from(json);
        }
        Ok(request)
    }
}

/// A floating point number of 32 bits as the text of a label, a query or a header.
pub fn float_text(value: f32) -> String {
    json::float_text(value).into_owned()
}

/// As [`float_text`], with 64 bits.
pub fn double_text(value: f64) -> String {
    json::double_text(value).into_owned()
}
