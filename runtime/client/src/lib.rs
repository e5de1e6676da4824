//! The client of every crate that Hardy generates: everything that performs I/O.
//!
//! Generated crates have a feature `client`, which depends on this package and re-exports what its users
//! need. `hardy-runtime` encodes requests and decodes responses; this package sends them.

#![forbid(unsafe_code)]

mod call;
mod client;
pub mod config;
pub mod credentials;
pub mod double;
pub mod endpoint;
mod future;
// Public for the programs that run published cases; not meant for users.
#[doc(hidden)]
pub mod profile;
mod retry;
pub mod service;
pub mod signing;
pub mod system;
mod timeout;
pub mod transport;

pub use call::{Call, PaginatedCall};
pub use client::ServiceClient;
pub use config::{Config, ConfigError};
pub use credentials::{Credentials, CredentialsError, ProvideCredentials};
pub use future::BoxFuture;
pub use service::Service;
pub use signing::{Signer, SigningScope};
pub use system::System;
pub use transport::{Transport, TransportError, TransportErrorKind};
