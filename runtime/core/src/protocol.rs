//! The protocols: a row for each, which names the format of bodies and says where an error's code
//! is. A generated crate imports one of the modules below and names no protocol anywhere else.
//!
//! Where a member of a message is, and under which name, is part of the generated code.

pub mod aws_json_1_0;
pub mod aws_json_1_1;
mod json_error;
pub mod rest_json_1;
#[cfg(test)]
mod tests;

use crate::response::ErrorResponse;
use crate::transport::HttpResponse;

/// What an operation speaks.
pub trait Protocol {
    /// Shape ID of the protocol's trait, such as `aws.protocols#restJson1`.
    const ID: &'static str;

    /// Finds code and message in an error response.
    fn error_response(response: &HttpResponse) -> ErrorResponse<'_>;
}
