//! The error of a response that cannot be read.

use std::fmt;

use http::StatusCode;

use crate::escaped::Escaped;
use crate::format::json::ReadError;
use crate::response::HeaderError;

/// Why a response could not be read, and which response it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    fault: Fault,
    // Boxed, so that every `Result` with this error stays small.
    response: Option<Box<Origin>>,
}

/// The response that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) operation: &'static str,
    pub(crate) status: StatusCode,
    pub(crate) content_type: Option<String>,
    pub(crate) request_id: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Body(ReadError),
    /// With the name, or the prefix of names.
    Header(&'static str, HeaderError),
    NotText,
    Streamed,
}

impl DecodeError {
    pub(crate) fn header(name: &'static str, error: HeaderError) -> Self {
        Fault::Header(name, error).into()
    }

    pub(crate) fn not_text() -> Self {
        Fault::NotText.into()
    }

    pub(crate) fn streamed() -> Self {
        Fault::Streamed.into()
    }

    /// Adds the response in which the error occurred.
    pub(crate) fn of_response(self, origin: Origin) -> Self {
        Self {
            response: Some(Box::new(origin)),
            ..self
        }
    }

    /// Replaces text of the response where `replace` returns another, so that a client can redact it.
    #[doc(hidden)]
    pub fn replace_text(&mut self, replace: &dyn Fn(&str) -> Option<String>) {
        if let Fault::Body(error) = &mut self.fault {
            error.replace_path(replace);
        }
        let Some(response) = &mut self.response else {
            return;
        };
        for text in [&mut response.content_type, &mut response.request_id] {
            if let Some(replaced) = text.as_deref().and_then(replace) {
                *text = Some(replaced);
            }
        }
    }

    /// Name of the operation, if the error is about a whole response.
    pub fn operation(&self) -> Option<&'static str> {
        self.response.as_ref().map(|response| response.operation)
    }

    /// HTTP status of the response, if the error is about a whole response.
    pub fn status(&self) -> Option<StatusCode> {
        self.response.as_ref().map(|response| response.status)
    }

    /// Content type of the response, if it states one.
    pub fn content_type(&self) -> Option<&str> {
        self.response.as_ref()?.content_type.as_deref()
    }

    /// Id of the request, for AWS Support.
    pub fn request_id(&self) -> Option<&str> {
        self.response.as_ref()?.request_id.as_deref()
    }
}

impl From<Fault> for DecodeError {
    fn from(fault: Fault) -> Self {
        Self {
            fault,
            response: None,
        }
    }
}

impl From<ReadError> for DecodeError {
    fn from(error: ReadError) -> Self {
        Fault::Body(error).into()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(response) = &self.response {
            write!(f, "{}: ", response.operation)?;
        }
        f.write_str("invalid response: ")?;
        match &self.fault {
            Fault::Body(error) => error.fmt(f)?,
            Fault::Header(name, error) => {
                write!(f, "header `{name}`: expected {}", error.expected)?;
            }
            Fault::NotText => f.write_str("its body is not UTF-8")?,
            Fault::Streamed => f.write_str("its body is a stream, but must be in memory")?,
        }
        match &self.response {
            Some(response) => response.fmt(f),
            None => Ok(()),
        }
    }
}

/// The response, in parentheses.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " (status {}", self.status.as_u16())?;
        match &self.content_type {
            Some(content_type) => write!(f, ", content type {}", Escaped(content_type))?,
            None => f.write_str(", no content type")?,
        }
        if let Some(request_id) = &self.request_id {
            write!(f, ", request id {}", Escaped(request_id))?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for DecodeError {}
