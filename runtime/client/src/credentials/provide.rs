//! The trait of sources of credentials.

use std::fmt;

use super::error::CredentialsError;
use super::value::Credentials;
use crate::future::BoxFuture;

/// A source of credentials.
///
/// The client caches what it returns until shortly before it expires, so that a provider need not.
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// Returns credentials.
    ///
    /// # Errors
    ///
    /// [`NotConfigured`](super::CredentialsErrorKind::NotConfigured) lets a chain continue with its next
    /// source, any other error ends it.
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>>;
}

impl ProvideCredentials for Credentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}
