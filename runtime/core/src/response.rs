//! Reads a response: its body, its headers, and its error.

// Must not know particular operations.

mod decoded;
mod error_response;
mod excerpt;
mod header;
mod list;
mod reader;

#[cfg(test)]
mod tests;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::body::Body;
use crate::transport::HttpResponse;

pub use decoded::Response;
pub use error_response::ErrorResponse;
pub(crate) use error_response::Summary;
pub(crate) use excerpt::excerpt;
pub use header::{HeaderError, HeaderReader};
pub use reader::ResponseReader;

/// Creates a response with this status and a JSON body, for tests of
/// [`HttpOperation::decode`](crate::HttpOperation::decode).
///
/// # Panics
///
/// If the status is not between 100 and 999.
pub fn from_json(status: u16, json: impl Into<Body>) -> HttpResponse {
    let mut response = HttpResponse::new(json.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("a valid HTTP status");
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

/// The request id, from the headers of a response.
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    // In order of preference; the last is a second id of S3.
    [
        "x-amzn-requestid",
        "x-amzn-request-id",
        "x-amz-request-id",
        "x-amz-id-2",
    ]
    .into_iter()
    .find_map(|name| first_value(headers, name))
}

/// The first value of a header that should have one value: a gateway may add a second, and a proxy
/// may join them with a comma.
pub(crate) fn first_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(name).into_iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    let mut values = lines.flat_map(|line| line.split(',')).map(str::trim);
    values.find(|value| !value.is_empty())
}
