//! The client of every crate that Hardy generates: everything that performs I/O.
//!
//! `hardy-runtime` encodes requests and decodes responses; this package sends them.
//!
//! - [`ServiceClient`] is the client of one service, described by a [`Service`]. Its method
//!   [`call`](ServiceClient::call) returns a [`Call`], which is sent when it is awaited, and
//!   [`wait_until`](ServiceClient::wait_until) a [`WaitCall`], which polls an operation.
//! - [`Config`] has the settings of a client, from the environment or from code, for services of AWS and others.
//! - [`credentials`] has the sources of credentials, and the trait for your own.
//! - [`Transport`] is the trait for an HTTP stack of your own.
//! - [`double`] replaces a service in tests.
//! - [`signing`] signs requests.
//! - [`trace`] lists the spans and events of the feature `tracing`.
//! - With the feature `blocking`, methods whose names begin with `blocking_` do the same without async.
//!
//! A client validates an input, fills in a missing idempotency token, and makes attempts until one succeeds
//! or no retry is allowed. Each attempt finds the endpoint and the credentials, signs the request or adds a token,
//! a key or a password to it, sends it and reads the response, within the time limits.

#![forbid(unsafe_code)]

#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod client;
pub mod config;
pub mod credentials;
pub mod double;
mod future;
// Public for the programs that run published cases; not meant for users.
#[doc(hidden)]
pub mod profile;
mod redact;
mod retry;
pub mod service;
pub mod signing;
pub mod system;
mod timeout;
pub mod trace;
pub mod transport;
mod url;

#[cfg(feature = "blocking")]
pub use call::{BlockingItems, BlockingPages, BlockingSender};
pub use call::{Call, PaginatedCall, WaitCall};
pub use client::ServiceClient;
pub use config::{AccountIdEndpointMode, Config, ConfigError};
pub use credentials::{
    BearerToken, Credentials, CredentialsError, ProvideBearerToken, ProvideCredentials,
};
pub use future::BoxFuture;
pub use service::Service;
pub use signing::{Signer, SigningScope};
pub use system::System;
pub use transport::{Transport, TransportError, TransportErrorKind};
