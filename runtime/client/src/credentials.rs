//! Credentials, and where they come from. Must not know signing or operations.

mod error;
mod provide;
mod value;

pub use error::{CredentialsError, CredentialsErrorKind};
pub use provide::ProvideCredentials;
pub use value::Credentials;
