//! The types of requests and responses, which operations, protocols and readers share. Must not
//! know their content.

use crate::body::Body;

/// The request that an [`HttpOperation`](crate::HttpOperation) encodes: complete except for scheme
/// and host.
///
/// The URI is in origin form (`/path?query`). [`resolve`](crate::request::resolve) adds the
/// endpoint before the request is sent.
pub type HttpRequest = http::Request<Body>;

/// The response that an [`HttpOperation`](crate::HttpOperation) decodes. Its whole body is in
/// memory, except for a success of an operation that
/// [streams](crate::HttpOperation::STREAMS_OUTPUT).
pub type HttpResponse = http::Response<Body>;
