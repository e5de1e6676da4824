//! The credentials of a profile in the shared config and credentials files.

mod base;
mod fault;
mod plan;
mod session;
mod sso;
pub(super) mod tokens;

use std::sync::Arc;

use super::access::Access;
use super::container::ContainerCredentials;
use super::environment::EnvironmentCredentials;
use super::error::{CredentialsError, CredentialsErrorKind};
use super::instance::InstanceCredentials;
use super::options::SourceOptions;
use super::process::ProcessCredentials;
use super::provide::ProvideCredentials;
use super::settings::Settings;
use super::value::Credentials;
use super::web_identity::assume_with_file;
use crate::future::BoxFuture;
use crate::profile::Section;
use crate::system::System;
use crate::transport::Transport;
use base::Base;
use fault::{invalid, missing};

/// The credentials of a profile: keys, roles that others assume, sign-ins with IAM Identity Center, and
/// programs.
#[derive(Clone, Debug)]
pub struct ProfileCredentials {
    access: Access,
}

impl ProfileCredentials {
    /// The profile that the options select, or else `AWS_PROFILE`, or else `default`.
    pub fn new(
        system: Arc<dyn System>,
        transport: Arc<dyn Transport>,
        options: SourceOptions,
    ) -> Self {
        Self {
            access: Access::new(system, transport, options),
        }
    }

    async fn read(&self) -> Result<Credentials, CredentialsError> {
        let profiles = self.access.profiles()?;
        let settings = Settings {
            access: &self.access,
            profiles: &profiles,
        };
        let profile = settings.profile().ok_or_else(|| missing(&profiles))?;
        let plan = plan::plan(&profiles.files, profile).map_err(|error| {
            // The selected profile may have other settings only; one that it names must have credentials.
            match error.kind() {
                CredentialsErrorKind::NotConfigured if profile.get("role_arn").is_some() => {
                    failed(profile, "source_profile", &error)
                }
                _ => error,
            }
        })?;
        let mut credentials = self.base(settings, profile, plan.base).await?;
        for (profile, role) in plan.roles {
            credentials = role
                .assume(settings, &credentials)
                .await
                .map_err(|error| failed(profile, "role_arn", &error))?;
        }
        Ok(credentials)
    }

    async fn base(
        &self,
        settings: Settings<'_>,
        profile: &Section,
        base: Base<'_>,
    ) -> Result<Credentials, CredentialsError> {
        let Access {
            system,
            transport,
            options,
        } = &self.access;
        let (system, transport) = (Arc::clone(system), Arc::clone(transport));
        let named = |result: Result<Credentials, CredentialsError>| {
            result.map_err(|error| failed(profile, "credential_source", &error))
        };
        match base {
            Base::Keys(credentials) => Ok(credentials),
            Base::Environment => named(EnvironmentCredentials::new(system).credentials().await),
            Base::Container => {
                let source = ContainerCredentials::new(system, transport);
                named(source.credentials().await)
            }
            Base::Instance => {
                let source = InstanceCredentials::new(system, transport, options.clone());
                named(source.credentials().await)
            }
            Base::WebIdentity {
                profile,
                session,
                file,
            } => {
                let key = "web_identity_token_file";
                assume_with_file(settings, &session, file, &format!("`{key}`"))
                    .await
                    .map_err(|error| failed(profile, key, &error))
            }
            Base::Sso(role) => role.credentials(settings).await,
            Base::Process { profile, command } => {
                let credentials = ProcessCredentials::new(system, command).credentials().await;
                let credentials =
                    credentials.map_err(|error| failed(profile, "credential_process", &error))?;
                Ok(
                    match (credentials.account_id(), profile.get("aws_account_id")) {
                        (None, Some(account)) => credentials.with_account_id(account),
                        _ => credentials,
                    },
                )
            }
        }
    }
}

/// The error behind a setting of a profile.
fn failed(profile: &Section, key: &str, error: &CredentialsError) -> CredentialsError {
    invalid(profile, key, &format!("failed: {error}"))
}

impl ProvideCredentials for ProfileCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.read())
    }
}
