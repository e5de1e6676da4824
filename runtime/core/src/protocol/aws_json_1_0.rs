//! awsJson1_0: one path for all operations, a header with the operation's name, and JSON bodies.
//! <https://smithy.io/2.0/aws/protocols/aws-json-1-0-protocol.html>

pub use crate::format::json::{ReadError, Reader, Writer};
pub use crate::response::{ErrorResponse, ResponseReader};

use http::{HeaderValue, Method};

use super::json_error;
use crate::request::RequestBuilder;
use crate::transport::HttpResponse;

/// awsJson1_0.
#[derive(Clone, Copy, Debug)]
pub enum Protocol {}

impl super::Protocol for Protocol {
    const ID: &'static str = "aws.protocols#awsJson1_0";

    fn error_response(response: &HttpResponse) -> ErrorResponse<'_> {
        ErrorResponse::new(response, json_error::with_query_code(response))
    }
}

/// Creates a request with an empty path.
// Inlined, so that the builder is not moved twice.
#[inline]
pub fn request(method: Method) -> RequestBuilder {
    // A constant, so that the compiler checks it, and not each request.
    RequestBuilder::new(
        method,
        const { HeaderValue::from_static("application/x-amz-json-1.0") },
    )
}
