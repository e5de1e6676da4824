//! The credentials of a role that a token in a file may assume, such as that of a Kubernetes service account.

use std::path::Path;
use std::sync::Arc;

use super::access::Access;
use super::error::CredentialsError;
use super::options::SourceOptions;
use super::provide::ProvideCredentials;
use super::settings::Settings;
use super::sts::RoleSession;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::system::System;
use crate::transport::Transport;

const TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ROLE_ARN: &str = "AWS_ROLE_ARN";

/// The greatest size of a token, in bytes. AWS STS accepts 20,000.
const LONGEST_TOKEN: usize = 64 << 10;

/// The credentials of the role in `AWS_ROLE_ARN`, which the token in the file
/// `AWS_WEB_IDENTITY_TOKEN_FILE` may assume. `AWS_ROLE_SESSION_NAME` names the session.
#[derive(Clone, Debug)]
pub struct WebIdentityCredentials {
    access: Access,
}

impl WebIdentityCredentials {
    /// A source that reads environment and files of a system.
    pub fn new(
        system: Arc<dyn System>,
        transport: Arc<dyn Transport>,
        options: SourceOptions,
    ) -> Self {
        Self {
            access: Access::new(system, transport, options),
        }
    }

    async fn assume(&self) -> Result<Credentials, CredentialsError> {
        let Some(file) = self.access.variable(TOKEN_FILE)? else {
            let message = format!("the environment variable `{TOKEN_FILE}` is not set");
            return Err(CredentialsError::not_configured(message));
        };
        let Some(role_arn) = self.access.variable(ROLE_ARN)? else {
            return Err(CredentialsError::failed(format!(
                "the environment variable `{TOKEN_FILE}` is set, but `{ROLE_ARN}` is not"
            )));
        };
        let mut session = RoleSession::new(role_arn);
        session.session_name = self.access.variable("AWS_ROLE_SESSION_NAME")?;
        let profiles = self.access.profiles()?;
        let settings = Settings {
            access: &self.access,
            profiles: &profiles,
        };
        assume_with_file(settings, &session, &file, &format!("`{TOKEN_FILE}`")).await
    }
}

/// Assumes a role with the token in a file, which is read each time, because the token changes.
pub(super) async fn assume_with_file(
    settings: Settings<'_>,
    session: &RoleSession,
    file: &str,
    setting: &str,
) -> Result<Credentials, CredentialsError> {
    let access = settings.access;
    let token = access.text_file(Path::new(file), LONGEST_TOKEN, setting)?;
    session.assume_with_token(settings, &token).await
}

impl ProvideCredentials for WebIdentityCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.assume())
    }
}
