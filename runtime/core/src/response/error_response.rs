//! What an error response says before it is known which error it is: code and message. Where a protocol
//! has these is told by `protocol`.

use super::ResponseReader;
use crate::error::{DecodeError, Unmodeled};
use crate::format::BodyReader;
use crate::transport::HttpResponse;

/// An error response: what it says before it is known which error it is.
///
/// Made of every body. Where it is in another format, such as the page of a proxy, or breaks off, what
/// could not be read is missing.
pub struct ErrorResponse<'a> {
    response: ResponseReader<'a>,
    summary: Summary,
}

/// What an error response says of its error, whichever it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// The code, without namespace; empty if the service sent none.
    pub(crate) code: String,
    /// The code that the error had in the protocol awsQuery, where the service says it.
    pub(crate) query_code: Option<String>,
    /// What the service wrote for people.
    pub(crate) message: Option<String>,
}

impl<'a> ErrorResponse<'a> {
    pub(crate) fn new(response: &'a HttpResponse, summary: Summary) -> Self {
        Self {
            response: ResponseReader::new(response),
            summary,
        }
    }

    /// The code of the error, without namespace; the one of awsQuery if that is all that the service
    /// sent, and empty without either.
    pub fn code(&self) -> &str {
        let Summary {
            code, query_code, ..
        } = &self.summary;
        match (code.as_str(), query_code) {
            ("", Some(code)) => code,
            (code, _) => code,
        }
    }

    /// Reads the error that the code names, from the body alone.
    ///
    /// # Errors
    ///
    /// A body that is not what the model says of that error.
    pub fn read<R: BodyReader<'a>, T>(
        &mut self,
        value: fn(&mut R) -> Result<T, R::Error>,
    ) -> Result<T, DecodeError> {
        self.response.body(value)
    }

    /// Decodes the error that the code names, which has parts outside of the body.
    ///
    /// # Errors
    ///
    /// What `decode` gives.
    pub fn decode<T>(
        &mut self,
        decode: fn(&mut ResponseReader<'a>) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        decode(&mut self.response)
    }

    /// As [`read`](Self::read), for an error with a text for people. `adopt` takes the one that the
    /// response has, under whichever name, and keeps it if the error has none yet.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_with_message<R: BodyReader<'a>, T>(
        &mut self,
        value: fn(&mut R) -> Result<T, R::Error>,
        adopt: fn(&mut T, &str),
    ) -> Result<T, DecodeError> {
        let error = self.read(value);
        self.with_message(error, adopt)
    }

    /// As [`decode`](Self::decode), for an error with a text for people; `adopt` as in
    /// [`read_with_message`](Self::read_with_message).
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
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
        error: Result<T, DecodeError>,
        adopt: fn(&mut T, &str),
    ) -> Result<T, DecodeError> {
        let mut error = error?;
        if let Some(message) = &self.summary.message {
            adopt(&mut error, message);
        }
        Ok(error)
    }

    /// The error as one that the model does not list.
    pub fn unmodeled(&self) -> Unmodeled {
        Unmodeled::new(self.code(), self.summary.message.clone())
    }

    pub(crate) fn into_summary(self) -> Summary {
        self.summary
    }
}
