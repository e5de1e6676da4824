//! The chain of sources: their order, and which errors end it. Must not know any of them.

use std::sync::Arc;

use super::container::ContainerCredentials;
use super::environment::EnvironmentCredentials;
use super::error::{CredentialsError, CredentialsErrorKind};
use super::instance::InstanceCredentials;
use super::options::SourceOptions;
use super::profile::ProfileCredentials;
use super::provide::ProvideCredentials;
use super::role::configured;
use super::value::Credentials;
use super::web_identity::WebIdentityCredentials;
use crate::future::BoxFuture;
use crate::system::System;
use crate::transport::Transport;

/// The sources that AWS tools look in: environment, profile, web identity, container, instance.
///
/// The first source that is configured counts. If it fails, the chain fails, too: otherwise a mistake in a
/// profile would silently give a program another role. A profile that the options select is the only
/// source.
#[derive(Clone, Debug)]
pub struct Chain {
    sources: Vec<Arc<dyn ProvideCredentials>>,
    is_explicit: bool,
}

impl Chain {
    /// The chain with environment and files of a system. It reads nothing before it is asked.
    pub fn new(
        system: Arc<dyn System>,
        transport: Arc<dyn Transport>,
        options: SourceOptions,
    ) -> Self {
        let seams = || (Arc::clone(&system), Arc::clone(&transport));
        let profile = {
            let (system, transport) = seams();
            ProfileCredentials::new(system, transport, options.clone())
        };
        if options.profile.is_some() {
            return Self {
                sources: vec![Arc::new(profile)],
                is_explicit: true,
            };
        }
        let environment = EnvironmentCredentials::new(Arc::clone(&system));
        let web_identity = {
            let (system, transport) = seams();
            WebIdentityCredentials::new(system, transport, options.clone())
        };
        let container = {
            let (system, transport) = seams();
            ContainerCredentials::new(system, transport)
        };
        let instance = InstanceCredentials::new(system, transport, options);
        Self {
            sources: vec![
                Arc::new(environment),
                Arc::new(profile),
                Arc::new(web_identity),
                Arc::new(container),
                Arc::new(instance),
            ],
            is_explicit: false,
        }
    }

    async fn first(&self) -> Result<Credentials, CredentialsError> {
        let mut absent = Vec::new();
        for source in &self.sources {
            match source.credentials().await {
                Err(error) if error.kind() == CredentialsErrorKind::NotConfigured => {
                    if self.is_explicit {
                        return Err(configured(error));
                    }
                    absent.push(error.to_string());
                }
                result => return result,
            }
        }
        let reasons = absent.join("; ");
        let message = format!(
            "no source has any: {reasons}. Set `AWS_PROFILE`, or run `aws configure` or `aws sso login`"
        );
        Err(CredentialsError::not_configured(message))
    }
}

impl ProvideCredentials for Chain {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.first())
    }
}
