//! Reading a response: its body, its headers, and which error it is. Knows no particular operation.

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

/// A response of this status and JSON in its body, as a double of a service gives it to
/// [`HttpOperation::decode`](crate::HttpOperation::decode).
///
/// # Panics
///
/// If the status is not one of HTTP, 100 to 999.
pub fn from_json(status: u16, json: impl Into<Body>) -> HttpResponse {
    let mut response = HttpResponse::new(json.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("a status of HTTP");
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

/// The id that the service gave a request, from the headers of its response.
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    // In the order of preference; the last is what S3 adds to its own.
    [
        "x-amzn-requestid",
        "x-amzn-request-id",
        "x-amz-request-id",
        "x-amz-id-2",
    ]
    .into_iter()
    .find_map(|name| first_value(headers, name))
}

/// The first value of a header that has a single one: a gateway may add one of its own, and a proxy may
/// join the two with a comma.
pub(crate) fn first_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(name).into_iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    let mut values = lines.flat_map(|line| line.split(',')).map(str::trim);
    values.find(|value| !value.is_empty())
}
