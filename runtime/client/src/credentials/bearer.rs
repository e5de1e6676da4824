//! Bearer tokens, and the trait of their sources. Must not know where a token is sent.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::error::CredentialsError;
use super::provide::ProvideCredentials;
use super::value::Credentials;
use crate::future::BoxFuture;

/// A bearer token (`smithy.api#httpBearerAuth`). `Debug` does not show it.
// The cache, and what removes secrets from errors, know credentials. A token is a part of some.
#[derive(Clone, PartialEq, Eq)]
pub struct BearerToken(Credentials);

impl BearerToken {
    /// Creates a token that does not expire.
    pub fn new(token: impl Into<String>) -> Self {
        let token = token.into();
        Self(Credentials::of_scheme("", token, None))
    }

    /// Sets the time at which it expires. The client asks its source for another one before.
    #[must_use]
    pub fn with_expires_at(self, time: SystemTime) -> Self {
        Self(self.0.with_expires_at(time))
    }

    /// The time at which it expires; `None` if it does not.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.0.expires_at()
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BearerToken")
            .field("expires_at", &self.expires_at())
            .finish_non_exhaustive()
    }
}

/// A source of bearer tokens, such as a [`BearerToken`] itself.
///
/// The client caches what it returns until shortly before it expires, so that a provider need not.
pub trait ProvideBearerToken: fmt::Debug + Send + Sync + 'static {
    /// Returns a token.
    ///
    /// # Errors
    ///
    /// Fails if the source has no token. The call then fails with this error, and sends nothing.
    fn bearer_token(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>>;
}

impl ProvideBearerToken for BearerToken {
    fn bearer_token(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

/// A source of tokens as one of credentials, which the cache keeps.
#[derive(Debug)]
pub(crate) struct BearerTokens(pub(crate) Arc<dyn ProvideBearerToken>);

impl ProvideCredentials for BearerTokens {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async move { Ok(self.0.bearer_token().await?.0) })
    }
}
