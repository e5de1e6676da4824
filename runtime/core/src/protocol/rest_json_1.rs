//! restJson1: Smithy's HTTP bindings, and JSON bodies.
//! <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html>

pub use crate::format::json::{ReadError, Reader, Writer};
pub use crate::response::{ErrorResponse, ResponseReader};

use http::{HeaderValue, Method};

use super::json_error;
use crate::request::RequestBuilder;
use crate::transport::HttpResponse;

/// restJson1.
#[derive(Clone, Copy, Debug)]
pub enum Protocol {}

impl super::Protocol for Protocol {
    const ID: &'static str = "aws.protocols#restJson1";

    fn error_response(response: &HttpResponse) -> ErrorResponse<'_> {
        ErrorResponse::new(response, json_error::of(response))
    }
}

/// Creates a request with an empty path.
// Inlined, so that the builder is not moved twice.
#[inline]
pub fn request(method: Method) -> RequestBuilder {
    // A constant, so that the compiler checks it, and not each request.
    RequestBuilder::new(
        method,
        const { HeaderValue::from_static("application/json") },
    )
}
