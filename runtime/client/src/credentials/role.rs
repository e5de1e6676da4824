//! The credentials of a role, for programs that name it themselves.

use std::sync::Arc;

use super::access::Access;
use super::error::{CredentialsError, CredentialsErrorKind};
use super::options::SourceOptions;
use super::provide::ProvideCredentials;
use super::settings::Settings;
use super::sts::RoleSession;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::system::System;
use crate::transport::Transport;

/// The credentials of a role, which other credentials may assume (`AssumeRole`).
#[derive(Clone, Debug)]
pub struct AssumeRoleCredentials {
    access: Access,
    source: Arc<dyn ProvideCredentials>,
    session: RoleSession,
}

impl AssumeRoleCredentials {
    /// A source that assumes `role_arn` with the credentials of `source`.
    pub fn new(
        system: Arc<dyn System>,
        transport: Arc<dyn Transport>,
        options: SourceOptions,
        source: Arc<dyn ProvideCredentials>,
        role_arn: impl Into<String>,
    ) -> Self {
        Self {
            access: Access::new(system, transport, options),
            source,
            session: RoleSession::new(role_arn),
        }
    }

    /// Names the session, which logs of AWS contain.
    #[must_use]
    pub fn with_session_name(mut self, name: impl Into<String>) -> Self {
        self.session.session_name = Some(name.into());
        self
    }

    /// Sets the id that the role asks of third parties.
    #[must_use]
    pub fn with_external_id(mut self, id: impl Into<String>) -> Self {
        self.session.external_id = Some(id.into());
        self
    }

    /// Sets how long credentials are valid. AWS accepts 900 seconds up to the limit of the role.
    #[must_use]
    pub fn with_duration_seconds(mut self, seconds: u32) -> Self {
        self.session.duration_seconds = Some(seconds);
        self
    }

    async fn assume(&self) -> Result<Credentials, CredentialsError> {
        let source = self.source.credentials().await.map_err(configured)?;
        let profiles = self.access.profiles()?;
        let settings = Settings {
            access: &self.access,
            profiles: &profiles,
        };
        self.session.assume(settings, &source).await
    }
}

/// The error of a source that is absent, although something asks for it.
pub(super) fn configured(error: CredentialsError) -> CredentialsError {
    match error.kind() {
        CredentialsErrorKind::NotConfigured => CredentialsError::failed(error.to_string()),
        _ => error,
    }
}

impl ProvideCredentials for AssumeRoleCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.assume())
    }
}
