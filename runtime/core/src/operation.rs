//! Operations: types that name input, output and errors. If the protocol supports the operation, it
//! also encodes its input as an HTTP request and decodes its output from an HTTP response. A client,
//! or an HTTP stack of yours, signs and sends the request.

// Must not know connections, and neither sign nor retry.

mod auth;

use std::fmt;

use hardy_endpoint::Arguments;
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
pub use auth::Auth;

/// An operation of a service, as a type for generic code. Performs no I/O.
pub trait Operation: Sized + Send + Sync + 'static {
    /// The input of the operation.
    type Input: Validate + Clone + fmt::Debug + Send + Sync + 'static;
    /// The output of the operation.
    type Output: Clone + fmt::Debug + Send + Sync + 'static;
    /// The errors that the model lists for the operation, and a catch-all.
    type Error: OperationError;

    /// The operation's name in the model, such as `ListSessions`.
    const NAME: &'static str;

    /// The values of endpoint parameters that the operation, or its input, determines, by the names
    /// of the rules. They come before those of a client: the first value of a name counts.
    fn endpoint_arguments(_input: &Self::Input) -> Arguments<'_> {
        Arguments::new()
    }
}

/// An operation that encodes and decodes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot encode requests and decode responses",
    label = "this operation cannot be sent",
    note = "the documentation of a generated operation states what Hardy does not support yet; its \
            types, validator and paginator work"
)]
pub trait HttpOperation: Operation {
    /// The protocol.
    type Protocol: Protocol;

    /// The status of a success (`@http`), even if it is not 2xx, such as 302.
    const STATUS: u16 = 200;

    /// Whether the body of a success is a stream that the caller reads (`@streaming`). Such a
    /// response can be decoded before its body has arrived. Error responses cannot.
    const STREAMS_OUTPUT: bool = false;

    /// How its requests can be authenticated, the preferred way first. Never empty.
    const AUTH: &'static [Auth] = &[Auth::Sigv4];

    /// Whether a signature need not cover the body (`aws.auth#unsignedPayload`).
    const UNSIGNED_PAYLOAD: bool = false;

    /// Whether the service responds late if it has nothing to return (long polling), so that programs
    /// call the operation in a loop. A client without quota for a retry then waits before it returns the
    /// error.
    const LONG_POLLING: bool = false;

    /// Whether a client may send a request again if no response arrived. If `false`, it tries again only
    /// if nothing was sent, or if the service responded with a retryable error.
    const RETRIES_AFTER_SENDING: bool = true;

    /// The number of seconds within which the service responds to this input, if it may take long. A
    /// client does not wait less, unless the caller sets a limit for the call.
    fn response_seconds(_input: &Self::Input) -> Option<u64> {
        None
    }

    /// Returns the member with the idempotency token (`@idempotencyToken`), by which the service recognises
    /// a request that was sent before. `None` if the input has no such member.
    ///
    /// If the token is `None`, set it before you send the request, to a string that no other call uses, such
    /// as a UUID. Send the same token when you repeat the request. Validation does not report a missing
    /// token.
    fn idempotency_token(_input: &mut Self::Input) -> Option<&mut Option<String>> {
        None
    }

    /// Encodes `input` as a request without scheme and host.
    ///
    /// This validates only what a request cannot do without: path labels, and an idempotency token that
    /// the model requires. To validate the rest, call [`Validate::validate_at`] first.
    ///
    /// # Errors
    ///
    /// Fails for an input that cannot be encoded, for example with an empty path label.
    fn encode(input: &Self::Input) -> Result<HttpRequest, EncodeError>;

    /// Decodes the response of a successful call. Callers use [`decode`](Self::decode).
    ///
    /// # Errors
    ///
    /// Fails for a response that does not match the model.
    fn decode_output(response: &mut ResponseReader<'_>) -> Result<Self::Output, DecodeError>;

    /// Decodes an error response: the variant for its code, or the catch-all. Callers use
    /// [`decode`](Self::decode).
    ///
    /// # Errors
    ///
    /// Fails for a response that does not match the model of that error.
    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<Self::Error, DecodeError>;

    /// Decodes a response: the output for a 2xx status or [`STATUS`](Self::STATUS), an error
    /// otherwise.
    ///
    /// # Errors
    ///
    /// [`Error::Service`] if the service returned an error, [`Error::Decode`] if the response
    /// cannot be read.
    fn decode(response: HttpResponse) -> Result<Response<Self::Output>, Error<Self::Error>> {
        let status = response.status();
        if !status.is_success() && status != Self::STATUS {
            return Err(error::<Self>(response).into());
        }
        let mut reader = ResponseReader::new(&response);
        let output = Self::decode_output(&mut reader)
            .map_err(|error| Error::Decode(error.of_response(origin(Self::NAME, &response))))?;
        let metadata = metadata(reader.into_differences(), response);
        Ok(metadata.with_output(output))
    }
}

/// The error of a response. If its body does not match the model of that error, the catch-all with
/// the code: status, code and request id are more useful than the position of a mistake in the
/// body. It has no message, because the model may mark it as sensitive.
fn error<O: HttpOperation>(response: HttpResponse) -> ServiceError<O::Error> {
    let mut reader = O::Protocol::error_response(&response);
    let decoded = O::decode_error(&mut reader);
    let error =
        decoded.unwrap_or_else(|_| O::Error::unmodeled(Unmodeled::new(reader.code(), None)));
    let summary = reader.into_summary();
    service_error(O::NAME, summary, response).with_error(error)
}

// Separate from `error`, of which each operation has a copy.
fn service_error(
    operation: &'static str,
    summary: Summary,
    response: HttpResponse,
) -> ServiceError<()> {
    let Summary {
        code, query_code, ..
    } = summary;
    let request_id = request_id(response.headers()).map(str::to_owned);
    let is_foreign = code.is_empty() && query_code.is_none() && request_id.is_none();
    let excerpt = is_foreign.then(|| excerpt(&response)).flatten();
    ServiceError {
        operation,
        status: response.status(),
        code,
        query_code,
        request_id,
        headers: response.into_parts().0.headers,
        excerpt,
        attempts: None,
        error: (),
    }
}

// Separate from `decode`, of which each operation has a copy.
fn metadata(differences: Differences, response: HttpResponse) -> Response<()> {
    let Differences {
        missing_required,
        unknown_members,
    } = differences;
    let headers = response.into_parts().0.headers;
    Response {
        output: (),
        request_id: request_id(&headers).map(str::to_owned),
        headers,
        missing_required,
        unknown_members,
    }
}

// Separate from `decode`, of which each operation has a copy.
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
