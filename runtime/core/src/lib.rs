//! The part of every generated crate that does not depend on the service. Generated code calls it,
//! and its users use [`Paginator`], [`Validate`], [`Timestamp`], [`Error`] and [`Operation`].
//!
//! A call takes four steps. This crate performs all of them except I/O:
//!
//! 1. [`Validate::validate`] checks an input. This step is optional.
//! 2. [`HttpOperation::encode`] encodes it as an [`HttpRequest`], and [`request::resolve`] adds the
//!    endpoint.
//! 3. An HTTP stack signs and sends the request, and returns an [`HttpResponse`].
//! 4. [`HttpOperation::decode`] decodes the response as a [`Response`] or an [`Error`].
//!
//! A [`Paginator`] makes such calls page by page, and leaves the steps between input and output to
//! a closure.
//!
//! # For users of generated crates
//!
//! Generated crates re-export the items at the root, and the modules around them:
//!
//! - [`operation`], [`error`]: operations, requests and responses in types of the `http` crate, and
//!   the errors of a call;
//! - [`pages`]: the paginator, as a stream and as a blocking iterator;
//! - [`waiter`]: polls an operation until a resource is in some state;
//! - [`validate`]: constraint checks that collect every violation, and their levels;
//! - [`request::resolve`]: adds an endpoint to a request; [`endpoint`]: the endpoint rules of services;
//! - [`body`], [`document`], [`number`], [`timestamp`], [`open`]: values.
//!
//! # For generated code
//!
//! Items that only generated code calls are in modules: [`protocol`], [`mod@format`], the rest of
//! [`request`], [`response`], [`sensitive`], and the checks of [`validate`]. They change with the
//! generator.
//!
//! Functions that few models need are behind features, which the manifests of generated crates
//! enable: `gzip` compresses bodies of requests, `md5` and `sha256` set headers with checksums of
//! bodies, and `backtracking` checks patterns with back-references or large counts.
//!
//! The feature `serde` implements `Serialize` and `Deserialize` for generated types and for the
//! values here; the module `serde` describes the representation. Generated crates have a feature
//! that enables it.

#![forbid(unsafe_code)]

pub mod body;
pub mod document;
pub mod error;
mod escaped;
mod features;
pub mod format;
pub mod number;
pub mod open;
pub mod operation;
pub mod pages;
pub mod protocol;
pub mod request;
pub mod response;
pub mod sensitive;
#[cfg(feature = "serde")]
pub mod serde;
pub mod timestamp;
mod transport;
pub mod validate;
pub mod waiter;

pub use body::Body;
pub use document::Document;
pub use error::{
    Attempts, DecodeError, EncodeError, Error, ModeledError, OperationError, RetryStop,
    Retryability, ServiceError, TransportError, TransportErrorKind, Unmodeled,
};
pub use hardy_endpoint as endpoint;
pub use http;
pub use number::{BigDecimal, BigInteger};
pub use open::UnlistedMember;
pub use operation::{Auth, HttpOperation, HttpRequest, HttpResponse, Operation};
pub use pages::{Items, Pages, Paginator};
pub use response::Response;
pub use timestamp::Timestamp;
pub use validate::{Checks, Validate, Validation, Violation, ViolationKind, Violations};
pub use waiter::{FinalPoll, PollError, Wait, WaitError, WaitFailure, WaitTimeout, Waiter};

// Items that only generated code uses, at the root so that its imports are short.
#[doc(hidden)]
pub use error::write_error;
#[doc(hidden)]
pub use format::json::{ObjectWriter, ReadError, Reader, Writer};
#[doc(hidden)]
pub use http::Method;
#[doc(hidden)]
pub use pages::{NoItems, PageSized, Paginated};
#[doc(hidden)]
pub use request::{
    RequestBuilder, base64_string, date_time_string, double_string, epoch_seconds_string,
    float_string, http_date_string,
};
#[doc(hidden)]
pub use response::{ErrorResponse, HeaderReader, ResponseReader};
#[doc(hidden)]
pub use sensitive::Redacted;
#[doc(hidden)]
pub use timestamp::TimestampFormat;
#[cfg(feature = "backtracking")]
#[doc(hidden)]
pub use validate::PatternStep;
#[doc(hidden)]
pub use validate::{
    BigNumberLimits, BlobLimits, Checker, CountLimits, Cursor, Keys, NumberLimits, Pattern,
    StringLimits,
};
#[doc(hidden)]
pub use waiter::{Acceptor, Matcher};
