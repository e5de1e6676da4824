//! What a call returns: the output, and what is known of the answer that it came in.

use std::ops::{Deref, DerefMut};

use http::HeaderMap;

use crate::response::request_id;

/// The output of an operation with what came beside it. Derefs to the output.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Response<O> {
    /// What the operation returned.
    pub output: O,
    /// Id of the request, to be quoted to AWS Support.
    pub request_id: Option<String>,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// Required members that the answer lacks, and that hold an empty value in their place: JSON
    /// pointers into the body such as `/Sessions/3/SessionArn`, or the name of a header.
    ///
    /// A service that stops sending a member does not break its callers so: Smithy calls it client
    /// error correction. Here is how to tell an empty value from none.
    ///
    /// Of a body that lacks very many, not more than the first
    /// [`MAX_MISSING_REQUIRED`](crate::format::json::MAX_MISSING_REQUIRED) are named, and fewer where their pointers are longer
    /// than a mebibyte together, or where later values of the same name replace thousands.
    pub missing_required: Vec<String>,
}

impl<O> Response<O> {
    /// A reply of nothing but `output`; also what a double of a service makes up.
    pub fn new(output: O) -> Self {
        Self {
            output,
            request_id: None,
            headers: HeaderMap::new(),
            missing_required: Vec::new(),
        }
    }

    /// Takes the request id from `headers` as well.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.request_id = request_id(&headers).map(str::to_owned);
        self.headers = headers;
        self
    }

    /// The output alone.
    pub fn into_output(self) -> O {
        self.output
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
