//! The types of requests and responses, which operations, protocols and readers share. Knows nothing of
//! what is in them.

use crate::body::Body;

/// A request as an [`HttpOperation`](crate::HttpOperation) encodes it: complete but for scheme and host.
///
/// The URI is in origin form (`/path?query`); whoever sends the request puts the endpoint before it,
/// for which [`resolve`](crate::request::resolve) is made.
pub type HttpRequest = http::Request<Body>;

/// A response as an [`HttpOperation`](crate::HttpOperation) decodes it: with its whole body in memory, but for the success of
/// an operation that [streams](crate::HttpOperation::STREAMS_OUTPUT).
pub type HttpResponse = http::Response<Body>;
