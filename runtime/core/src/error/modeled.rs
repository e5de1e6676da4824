//! Error structures: properties that all models share, and the conversion to the error of a call,
//! for tests.

use http::StatusCode;

use super::{Error, ServiceError};
use crate::operation::Operation;

/// An error structure of a model.
pub trait ModeledError: std::error::Error + Clone + PartialEq + Send + Sync + 'static {
    /// The error's code on the wire.
    const CODE: &'static str;

    /// The HTTP status of the error.
    const STATUS: u16;

    /// The error of a call of the operation `O`, as if the service had returned this error. For
    /// test doubles of a service.
    ///
    /// ```ignore
    /// ThrottlingException::new().with_message("slow down").into_error::<ListSessions>()
    /// ```
    fn into_error<O: Operation>(self) -> Error<O::Error>
    where
        O::Error: From<Self>,
    {
        // Every status of a model is valid.
        let status = StatusCode::from_u16(Self::STATUS).unwrap_or(StatusCode::BAD_REQUEST);
        ServiceError::new(O::NAME, status, Self::CODE, self.into()).into()
    }
}
