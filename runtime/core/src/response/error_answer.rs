//! What an error answer says before it is known which error it is: code and message.

use super::{HttpAnswer, request_id};
use crate::error::{DecodeError, Error, ServiceError, Unmodeled};
use crate::json::{ReadError, Reader};
use crate::operation::{HttpOperation, HttpResponse, OperationError};

/// An error answer: what can be said of it before it is known which error it is.
///
/// Made for every body. Where it is not JSON, such as the page of a proxy, or breaks off, what could
/// not be read is missing.
pub struct ErrorAnswer<'a> {
    answer: HttpAnswer<'a>,
    code: String,
    message: Option<String>,
}

impl<'a> ErrorAnswer<'a> {
    /// Finds code and message in an answer.
    ///
    /// The code is that of the header `x-amzn-errortype`, or else of the body's member `code`, or else
    /// `__type`, without a namespace before `#` and without a URI behind `:`.
    pub fn new(response: &'a HttpResponse) -> Self {
        let header = response.headers().get("x-amzn-errortype");
        let header = header.and_then(|value| value.to_str().ok()).map(bare_code);
        let answer = HttpAnswer::new(response);
        let summary = Summary::read(answer.bytes_or_nothing());
        let codes = [
            header,
            summary.code.as_deref().map(bare_code),
            summary.kind.as_deref().map(bare_code),
        ];
        let code = codes.into_iter().flatten().find(|code| !code.is_empty());
        Self {
            answer,
            code: code.unwrap_or_default().to_owned(),
            message: summary.messages.into_iter().flatten().next(),
        }
    }

    /// The code of the error, without namespace; empty if the service sent none.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Reads the error that the code names, from the body alone.
    ///
    /// # Errors
    ///
    /// A body that is not what the model says of that error.
    pub fn read<T>(
        &mut self,
        value: fn(&mut Reader<'a>) -> Result<T, ReadError>,
    ) -> Result<T, DecodeError> {
        self.answer.body(value)
    }

    /// Decodes the error that the code names, which has parts outside of the body.
    ///
    /// # Errors
    ///
    /// What `decode` gives.
    pub fn decode<T>(
        &mut self,
        decode: fn(&mut HttpAnswer<'a>) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        decode(&mut self.answer)
    }

    /// The error as one that the model does not list.
    pub fn unmodeled(&self) -> Unmodeled {
        Unmodeled::new(self.code.as_str(), self.message.clone())
    }

    /// The error of the operation `O`. If the body is not what the model says of it, the catch-all
    /// with the code and without a message, which the model may call sensitive: status, code and
    /// request id are worth more than the place of the fault.
    pub fn into_error<O: HttpOperation>(mut self) -> Error<O::Error> {
        let error = match O::decode_error(&mut self) {
            Ok(error) => error,
            Err(_) => O::Error::unmodeled(Unmodeled::new(self.code.as_str(), None)),
        };
        let response = self.answer.response();
        Error::Service(Box::new(ServiceError {
            operation: O::NAME,
            status: response.status(),
            code: self.code,
            request_id: request_id(response.headers()).map(str::to_owned),
            error,
        }))
    }
}

/// The code alone: `a.b#Throttled:http://c/` is `Throttled`.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.rsplit_once('#').map_or(code, |(_, code)| code).trim()
}

/// What error answers of all services have in their bodies.
#[derive(Default)]
struct Summary {
    code: Option<String>,
    kind: Option<String>,
    /// By their names, the preferred one first.
    messages: [Option<String>; 3],
}

impl Summary {
    fn read(body: &[u8]) -> Self {
        let mut summary = Self::default();
        let [message, capital_message, error_message] = &mut summary.messages;
        // What stands before a fault is kept, so the fault itself does not matter.
        let _ = Reader::new(body).object(&mut |name, reader| {
            let place = match name {
                "code" | "Code" => &mut summary.code,
                "__type" => &mut summary.kind,
                "message" => &mut *message,
                "Message" => &mut *capital_message,
                "errorMessage" => &mut *error_message,
                _ => return reader.skip(),
            };
            if reader.at_text() {
                *place = Some(reader.string()?);
                Ok(())
            } else {
                reader.skip()
            }
        });
        summary
    }
}
