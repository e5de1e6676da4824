//! The settings of authentication beside the credentials of AWS. Must not know how requests contain them.

use std::sync::Arc;

use hardy_runtime::Auth;

use crate::credentials::{Credentials, ProvideBearerToken};
use crate::system::Native;

use super::Config;
use super::preference::Preference;

impl Config {
    /// The configuration of a double. Its client uses `placeholder` for every identity that is not set.
    pub(crate) fn for_double(region: &str, placeholder: Credentials) -> Self {
        let mut config = Self::empty(Arc::new(Native::default())).with_region(region);
        config.auth.placeholder = Some(placeholder);
        config
    }

    /// Sets the source of bearer tokens, or a [`BearerToken`](crate::credentials::BearerToken) itself, for services with
    /// the scheme `httpBearerAuth`.
    ///
    /// Without this setting, clients of AWS services with [`from_env`](Self::from_env) use the token in the variable of
    /// the service, such as `AWS_BEARER_TOKEN_BEDROCK`, or else that of the sign-in that the profile names by
    /// `sso_session`.
    #[must_use]
    pub fn with_bearer_token(mut self, token: impl ProvideBearerToken) -> Self {
        self.auth.bearer_token = Some(Arc::new(token));
        self
    }

    /// Sets the API key, for services with the scheme `httpApiKeyAuth`. Creating a client fails if the key is empty, or
    /// if it belongs in a header and has characters that are not ASCII, or control characters.
    #[must_use]
    pub fn with_api_key(mut self, key: impl Into<String>) -> Self {
        self.auth.api_key = Some(key.into());
        self
    }

    /// Sets user name and password, for services with the scheme `httpBasicAuth`. Creating a client fails if the name
    /// has a `:`, or if either has control characters.
    #[must_use]
    pub fn with_basic_auth(
        mut self,
        username: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.auth.basic = Some((username.into(), password.into()));
        self
    }

    /// Sets which schemes precede the others of an operation, the most preferred first. Without this setting, the order
    /// is that of the model, and identities that code sets precede those of the environment. The setting does not count
    /// if the operation has none of these schemes, or if there is no identity for any of them. For `sigv4` of AWS, there
    /// is always one: where its credentials come from is not known before the first call.
    ///
    /// [`from_env`](Self::from_env) reads a preference from `AWS_AUTH_SCHEME_PREFERENCE`, or else from
    /// `auth_scheme_preference` of the profile, for example `httpBearerAuth, sigv4`. It precedes neither what code sets
    /// nor the bearer token of the service in the environment.
    #[must_use]
    pub fn with_auth_scheme_preference(mut self, schemes: impl IntoIterator<Item = Auth>) -> Self {
        self.auth.preference = Preference {
            schemes: schemes.into_iter().collect(),
            is_of_code: true,
        };
        self
    }

    /// Sets whether bearer tokens, API keys and passwords are sent over `http://`, too. By default they are sent over
    /// `https://` alone, except to this machine; other calls fail before anything is sent.
    #[must_use]
    pub fn with_unencrypted_auth(mut self, is_allowed: bool) -> Self {
        self.auth.allows_unencrypted = is_allowed;
        self
    }
}
