//! What an operation is: a type that names its input, output and errors, and, where it can be put on
//! the wire, turns its input into an HTTP request and an HTTP response into its output. Knows nothing
//! of connections, signing or retries.

use std::fmt;

use bytes::Bytes;

use crate::error::{DecodeError, EncodeError, Error, Unmodeled};
use crate::response::ErrorAnswer;
use crate::validate::Validate;

/// A request as an [`HttpOperation`] encodes it: complete but for scheme and host.
///
/// The URI is in origin form (`/path?query`); whoever sends the request puts the endpoint before it.
pub type HttpRequest = http::Request<Bytes>;

/// A response with its whole body, as an [`HttpOperation`] decodes it.
pub type HttpResponse = http::Response<Bytes>;

/// An operation of a service, as a type without values of interest. Performs no I/O.
pub trait Operation: Sized + Send + Sync + 'static {
    /// What the operation takes.
    type Input: Validate + Clone + fmt::Debug + Send + Sync + 'static;
    /// What the operation returns.
    type Output: Clone + fmt::Debug + Send + Sync + 'static;
    /// The errors that the operation is modelled to answer with, and a catch-all.
    type Error: OperationError;

    /// The operation's name in the model, such as `ListSessions`.
    const NAME: &'static str;
}

/// An operation that encodes and decodes.
pub trait HttpOperation: Operation {
    /// Encodes `input` into a request without scheme and host.
    ///
    /// # Errors
    ///
    /// An input that cannot be put into a request, such as an empty path label.
    fn encode(input: &Self::Input) -> Result<HttpRequest, EncodeError>;

    /// Decodes the response of a call that succeeded. [`decode`](Self::decode) is what callers want.
    ///
    /// # Errors
    ///
    /// A body that is not what the model says.
    fn decode_output(response: &HttpResponse) -> Result<Self::Output, DecodeError>;

    /// Decodes an error answer: the variant that its code names, or the catch-all.
    /// [`decode`](Self::decode) is what callers want.
    ///
    /// # Errors
    ///
    /// A body that is not what the model says of that error.
    fn decode_error(answer: &ErrorAnswer<'_>) -> Result<Self::Error, DecodeError>;

    /// Decodes a response: the output of a 2xx status, an error otherwise.
    ///
    /// # Errors
    ///
    /// [`Error::Service`] when the service answered with an error, [`Error::Decode`] when the answer
    /// cannot be read.
    fn decode(response: &HttpResponse) -> Result<Self::Output, Error<Self::Error>> {
        if response.status().is_success() {
            Self::decode_output(response).map_err(Error::Decode)
        } else {
            Err(ErrorAnswer::new(response).into_error::<Self>())
        }
    }
}

/// The error answers of one operation: the modelled ones and a catch-all.
pub trait OperationError: Clone + fmt::Debug + Send + Sync + 'static {
    /// The catch-all with `error` as its content.
    fn unmodeled(error: Unmodeled) -> Self;

    /// What the service wrote for people. `None` if it wrote nothing, or the model calls it
    /// sensitive.
    fn message(&self) -> Option<&str>;
}
