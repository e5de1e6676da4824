//! The hand-written half of every crate that Hardy generates: whatever does not depend on the
//! service. Generated code calls it, and its users meet it as [`Paginator`], [`Validate`],
//! [`Timestamp`], [`Error`] and [`Operation`].
//!
//! A call takes four steps, of which one is I/O and not done here: [`Validate::validate`] checks an
//! input, if that is wanted; [`HttpOperation::encode`] makes an [`HttpRequest`] of it, and
//! [`request::resolve`] puts the endpoint before it; an HTTP stack signs and sends it, and gives an
//! [`HttpResponse`]; [`HttpOperation::decode`] makes a [`Response`] of that, or an [`Error`]. A
//! [`Paginator`] makes such calls, page after page, and leaves the steps between input and
//! output to a closure.
//!
//! # For users of generated crates
//!
//! What stands at the root here is what generated crates re-export, with the modules around it:
//!
//! - [`operation`], [`error`]: what an operation is, the transport seam in types of the `http`
//!   crate, and what comes of a call;
//! - [`pages`]: the paginator, as a stream and as a blocking iterator;
//! - [`validate`]: constraint checks that collect every violation, and their levels;
//! - [`request::resolve`]: the endpoint of a request;
//! - [`body`], [`document`], [`number`], [`timestamp`], [`open`]: values.
//!
//! # For generated code
//!
//! What only generated code calls is in modules: [`protocol`], [`mod@format`], the rest of [`request`],
//! [`response`], [`sensitive`], and the checks of [`validate`]. It changes with the generator.
//!
//! What few models ask for is behind features, which the manifests of generated crates switch on:
//! `gzip` compresses bodies of requests, `md5` and `sha256` put checksums of them into headers.
//!
//! The feature `serde` gives generated types, and the values here, `Serialize` and `Deserialize`; the
//! module of that name says what stands for what. Generated crates have a feature that switches it on.

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

pub use body::Body;
pub use document::Document;
pub use error::{
    DecodeError, EncodeError, Error, ModeledError, OperationError, Retryability, ServiceError,
    Unmodeled,
};
pub use http;
pub use number::{BigDecimal, BigInteger};
pub use open::UnlistedMember;
pub use operation::{HttpOperation, HttpRequest, HttpResponse, Operation};
pub use pages::{Items, Pages, Paginator};
pub use response::Response;
pub use timestamp::Timestamp;
pub use validate::{Checks, Validate, Validation, Violation, ViolationKind, Violations};

// What only generated code names, at the root so that its imports are short.
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
