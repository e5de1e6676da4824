//! One call as its attempts see it.

use hardy_runtime::HttpRequest;

use super::endpoint::Target;
use super::options::CallOptions;

/// A request, and how to read its response.
pub(super) struct Exchange<'a> {
    pub(super) request: HttpRequest,
    pub(super) target: Target,
    /// Whether the caller reads the body of a success as a stream.
    pub(super) streams_output: bool,
    /// The status of a success that is not 2xx.
    pub(super) success: u16,
    pub(super) options: &'a CallOptions,
}
