//! The client of every crate that Hardy generates: everything that performs I/O.
//!
//! Generated crates have a feature `client`, which depends on this package and re-exports what its users
//! need. `hardy-runtime` encodes requests and decodes responses; this package sends them.

#![forbid(unsafe_code)]

pub mod credentials;
mod future;
// Public for the programs that run published cases; not meant for users.
#[doc(hidden)]
pub mod profile;
pub mod signing;
pub mod system;
pub mod transport;

pub use credentials::{Credentials, CredentialsError, ProvideCredentials};
pub use future::BoxFuture;
pub use signing::{Signer, SigningScope};
pub use system::System;
pub use transport::{Transport, TransportError, TransportErrorKind};
