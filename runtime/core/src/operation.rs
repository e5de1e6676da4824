//! What an operation is: a type that names its input, output and errors, and, where it can be put on
//! the wire, turns its input into an HTTP request and an HTTP response into its output. Knows nothing
//! of connections, signing or retries.

use std::fmt;

use http::header::CONTENT_TYPE;

use crate::error::{
    DecodeError, EncodeError, Error, OperationError, Origin, ServiceError, Unmodeled,
};
use crate::format::Differences;
use crate::protocol::Protocol;
use crate::response::Response;
use crate::response::{ErrorResponse, ResponseReader, Summary, excerpt, request_id};
use crate::validate::Validate;

pub use crate::transport::{HttpRequest, HttpResponse};

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
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot encode requests and decode responses",
    label = "no operation that can be sent",
    note = "if it is an operation of a generated crate, its documentation says what Hardy does not \
            support yet; its types, its validator and its paginator work"
)]
pub trait HttpOperation: Operation {
    /// What it speaks.
    type Protocol: Protocol;

    /// The status of success that the model states (`@http`). It is one whatever its class, such as 302.
    const STATUS: u16 = 200;

    /// Whether a success brings a body that the caller reads (`@streaming`): it may be decoded before
    /// its body has come. Error responses never are.
    const STREAMS_OUTPUT: bool = false;

    /// Returns the member with the idempotency token (`@idempotencyToken`), by which the service recognises
    /// a request that was sent before. `None` if the input has no such member.
    ///
    /// Whoever sends the request sets the token if it is `None`, to a string that no other call uses, such
    /// as a UUID, and sends the same token when it repeats the request. Validation does not report a missing
    /// token.
    fn idempotency_token(_input: &mut Self::Input) -> Option<&mut Option<String>> {
        None
    }

    /// Encodes `input` into a request without scheme and host.
    ///
    /// This validates only what a request cannot do without: path labels, and an idempotency token that
    /// the model requires. To validate the rest, call [`Validate::validate_at`] first.
    ///
    /// # Errors
    ///
    /// An input that cannot be put into a request, such as an empty path label.
    fn encode(input: &Self::Input) -> Result<HttpRequest, EncodeError>;

    /// Decodes the response of a call that succeeded. [`decode`](Self::decode) is what callers want.
    ///
    /// # Errors
    ///
    /// A response that is not what the model says.
    fn decode_output(response: &mut ResponseReader<'_>) -> Result<Self::Output, DecodeError>;

    /// Decodes an error response: the variant that its code names, or the catch-all.
    /// [`decode`](Self::decode) is what callers want.
    ///
    /// # Errors
    ///
    /// A response that is not what the model says of that error.
    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<Self::Error, DecodeError>;

    /// Decodes a response: the output of a 2xx status or of [`STATUS`](Self::STATUS), an error
    /// otherwise.
    ///
    /// # Errors
    ///
    /// [`Error::Service`] when the service returned an error, [`Error::Decode`] when the response
    /// cannot be read.
    fn decode(response: HttpResponse) -> Result<Response<Self::Output>, Error<Self::Error>> {
        let status = response.status();
        if !status.is_success() && status != Self::STATUS {
            return Err(error::<Self>(response).into());
        }
        let mut reader = ResponseReader::new(&response);
        let output = Self::decode_output(&mut reader)
            .map_err(|error| Error::Decode(error.of_response(origin(Self::NAME, &response))))?;
        let Differences {
            missing_required,
            unknown_members,
        } = reader.into_differences();
        let headers = response.into_parts().0.headers;
        Ok(Response {
            output,
            request_id: request_id(&headers).map(str::to_owned),
            headers,
            missing_required,
            unknown_members,
        })
    }
}

/// The error that a response brings. If its body is not what the model says of that error, the
/// catch-all with the code and without a message, which the model may call sensitive: status, code and
/// request id are worth more than the place of the fault.
fn error<O: HttpOperation>(response: HttpResponse) -> ServiceError<O::Error> {
    let mut reader = O::Protocol::error_response(&response);
    let decoded = O::decode_error(&mut reader);
    let error =
        decoded.unwrap_or_else(|_| O::Error::unmodeled(Unmodeled::new(reader.code(), None)));
    let Summary {
        code, query_code, ..
    } = reader.into_summary();
    let request_id = request_id(response.headers()).map(str::to_owned);
    let is_foreign = code.is_empty() && query_code.is_none() && request_id.is_none();
    let excerpt = is_foreign.then(|| excerpt(&response)).flatten();
    ServiceError {
        operation: O::NAME,
        status: response.status(),
        code,
        query_code,
        request_id,
        headers: response.into_parts().0.headers,
        excerpt,
        error,
    }
}

// Apart from `decode`, of which there is a copy for each operation.
#[cold]
fn origin(operation: &'static str, response: &HttpResponse) -> Origin {
    let headers = response.headers();
    let content_type = headers.get(CONTENT_TYPE);
    Origin {
        operation,
        status: response.status(),
        content_type: content_type.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        request_id: request_id(headers).map(str::to_owned),
    }
}
