//! The protocols: a row for each, with the format of bodies and where to find an error's code. A
//! generated crate imports one of the modules below and names no protocol anywhere else.
//!
//! Generated code contains the name of each member and the part of the message that contains it.

pub mod aws_json_1_0;
pub mod aws_json_1_1;
mod json_error;
pub mod rest_json_1;
#[cfg(test)]
mod tests;

use crate::response::ErrorResponse;
use crate::transport::HttpResponse;

/// The protocol of an operation.
pub trait Protocol {
    /// Shape id of the protocol's trait, such as `aws.protocols#restJson1`.
    const ID: &'static str;

    /// Finds code and message in an error response.
    fn error_response(response: &HttpResponse) -> ErrorResponse<'_>;
}
