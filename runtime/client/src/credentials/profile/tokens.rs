//! The token of the sign-in that a profile names by `sso_session`, for services with bearer tokens.

use super::ProfileCredentials;
use super::fault::missing;
use super::sso::sign_in_of_session;
use crate::credentials::bearer::{BearerToken, ProvideBearerToken};
use crate::credentials::error::CredentialsError;
use crate::credentials::settings::Settings;
use crate::future::BoxFuture;

/// The source of such tokens, for the profile of these credentials.
#[derive(Clone, Debug)]
pub(crate) struct SignInTokens(pub(crate) ProfileCredentials);

impl SignInTokens {
    async fn read(&self) -> Result<BearerToken, CredentialsError> {
        let access = &self.0.access;
        let profiles = access.profiles()?;
        let settings = Settings {
            access,
            profiles: &profiles,
        };
        let profile = settings.profile().ok_or_else(|| missing(&profiles))?;
        let sign_in = sign_in_of_session(&profiles.files, profile)?.ok_or_else(|| {
            let message = format!("profile `{}` has no `sso_session`", profile.name());
            CredentialsError::not_configured(message)
        })?;
        let token = sign_in.token(settings).await?;
        Ok(BearerToken::new(token.text).with_expires_at(token.expires_at))
    }
}

impl ProvideBearerToken for SignInTokens {
    fn bearer_token(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
        Box::pin(self.read())
    }
}
