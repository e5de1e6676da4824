//! A decoded response: the output with metadata.

use std::ops::{Deref, DerefMut};

use http::HeaderMap;

use crate::response::request_id;

/// The response of an operation: its output with metadata. Derefs to the output.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Response<O> {
    /// The output of the operation.
    pub output: O,
    /// Id of the request, for AWS Support.
    pub request_id: Option<String>,
    /// The headers of the response.
    pub headers: HeaderMap,
    /// Required members that the response lacks: JSON pointers into the body, such as
    /// `/Sessions/3/SessionArn`, or names of headers.
    ///
    /// They have empty values, so a service may stop sending a member without breaking its callers.
    /// Smithy calls this client error correction.
    ///
    /// Lists at most the first [`MAX_MISSING_REQUIRED`](crate::format::json::MAX_MISSING_REQUIRED),
    /// and fewer if the pointers exceed a mebibyte, or if later values of the same name replace
    /// thousands.
    pub missing_required: Vec<String>,
    /// Members in the body that this crate does not have, because the service is newer: JSON pointers such
    /// as `/Sessions/0/Region`, the first of each name. Their values are dropped; regenerate the crate
    /// from a newer model to read them.
    ///
    /// Unknown members of unions and unknown values of enums are kept as `Unlisted`, and not listed here.
    /// The body of an output without members is not read.
    ///
    /// At most the first [`MAX_UNKNOWN_MEMBERS`](crate::format::json::MAX_UNKNOWN_MEMBERS) are listed, and
    /// fewer if the pointers exceed a mebibyte.
    pub unknown_members: Vec<String>,
}

impl<O> Response<O> {
    /// Creates a response with only an output, for tests.
    pub fn new(output: O) -> Self {
        Self {
            output,
            request_id: None,
            headers: HeaderMap::new(),
            missing_required: Vec::new(),
            unknown_members: Vec::new(),
        }
    }

    /// Sets the headers, and the request id from them.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.request_id = request_id(&headers).map(str::to_owned);
        self.headers = headers;
        self
    }

    /// The output without metadata.
    pub fn into_output(self) -> O {
        self.output
    }
}

impl Response<()> {
    /// The same metadata with an output.
    pub(crate) fn with_output<O>(self, output: O) -> Response<O> {
        let Self {
            output: (),
            request_id,
            headers,
            missing_required,
            unknown_members,
        } = self;
        Response {
            output,
            request_id,
            headers,
            missing_required,
            unknown_members,
        }
    }
}

/// A response of `output` alone, as [`Response::new`] creates it.
impl<O> From<O> for Response<O> {
    fn from(output: O) -> Self {
        Self::new(output)
    }
}

impl<O> Deref for Response<O> {
    type Target = O;

    fn deref(&self) -> &O {
        &self.output
    }
}

impl<O> DerefMut for Response<O> {
    fn deref_mut(&mut self) -> &mut O {
        &mut self.output
    }
}
