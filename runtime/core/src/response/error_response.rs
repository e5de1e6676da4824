//! Properties that all error responses share: code and message. `protocol` finds them.

use super::ResponseReader;
use crate::error::{DecodeError, Unmodeled};
use crate::format::BodyReader;
use crate::transport::HttpResponse;

/// An error response whose error is not yet decoded.
///
/// It can be created from every body. If the body has another format, such as the page of a proxy,
/// or is truncated, the parts that could not be read are missing.
pub struct ErrorResponse<'a> {
    response: ResponseReader<'a>,
    summary: Summary,
}

/// Code and message of an error response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// The code, without namespace; empty if the service sent none.
    pub(crate) code: String,
    /// The code of the error in the protocol awsQuery, if the service sends it.
    pub(crate) query_code: Option<String>,
    /// The service's message.
    pub(crate) message: Option<String>,
}

impl<'a> ErrorResponse<'a> {
    pub(crate) fn new(response: &'a HttpResponse, summary: Summary) -> Self {
        Self {
            response: ResponseReader::new(response),
            summary,
        }
    }

    /// The code of the error, without namespace. If the service sent only the code of awsQuery,
    /// returns that; the empty string without either.
    pub fn code(&self) -> &str {
        let Summary {
            code, query_code, ..
        } = &self.summary;
        match (code.as_str(), query_code) {
            ("", Some(code)) => code,
            (code, _) => code,
        }
    }

    /// Reads the error for this code from the body.
    ///
    /// # Errors
    ///
    /// Fails if the body does not match the model of that error.
    pub fn read<R: BodyReader<'a>, T>(
        &mut self,
        value: fn(&mut R) -> Result<T, R::Error>,
    ) -> Result<T, DecodeError> {
        self.response.body(value)
    }

    /// Decodes an error for this code that has members outside of the body.
    ///
    /// # Errors
    ///
    /// Fails if `decode` fails.
    pub fn decode<T>(
        &mut self,
        decode: fn(&mut ResponseReader<'a>) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        decode(&mut self.response)
    }

    /// Same as [`read`](Self::read), for an error with a message. `adopt` gets the message of the
    /// response, which may have any name, and keeps it if the error has none.
    ///
    /// # Errors
    ///
    /// Same as [`read`](Self::read).
    pub fn read_with_message<R: BodyReader<'a>, T>(
        &mut self,
        value: fn(&mut R) -> Result<T, R::Error>,
        adopt: fn(&mut T, &str),
    ) -> Result<T, DecodeError> {
        let error = self.read(value);
        self.with_message(error, adopt)
    }

    /// Same as [`decode`](Self::decode), for an error with a message; `adopt` as in
    /// [`read_with_message`](Self::read_with_message).
    ///
    /// # Errors
    ///
    /// Same as [`decode`](Self::decode).
    pub fn decode_with_message<T>(
        &mut self,
        decode: fn(&mut ResponseReader<'a>) -> Result<T, DecodeError>,
        adopt: fn(&mut T, &str),
    ) -> Result<T, DecodeError> {
        let error = self.decode(decode);
        self.with_message(error, adopt)
    }

    fn with_message<T>(
        &self,
        mut error: Result<T, DecodeError>,
        adopt: fn(&mut T, &str),
    ) -> Result<T, DecodeError> {
        if let (Ok(error), Some(message)) = (&mut error, &self.summary.message) {
            adopt(error, message);
        }
        error
    }

    /// The error as one that the model does not list.
    pub fn unmodeled(&self) -> Unmodeled {
        Unmodeled::new(self.code(), self.summary.message.clone())
    }

    pub(crate) fn into_summary(self) -> Summary {
        self.summary
    }
}
