//! Credentials that a program prints.

use std::sync::Arc;
use std::time::Duration;

use super::error::CredentialsError;
use super::json::Members;
use super::provide::ProvideCredentials;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::system::System;
use crate::timeout::within;

/// How long a program may run. Some wait for people to touch a key.
const LIMIT: Duration = Duration::from_secs(120);

/// Credentials that a program prints as JSON, as `credential_process` in a profile describes. The shell of
/// the system runs the command.
#[derive(Clone)]
pub struct ProcessCredentials {
    system: Arc<dyn System>,
    command: String,
}

impl ProcessCredentials {
    /// A source that runs a command.
    pub fn new(system: Arc<dyn System>, command: impl Into<String>) -> Self {
        Self {
            system,
            command: command.into(),
        }
    }

    /// No error contains the command or what it prints: both may contain secrets.
    async fn run(&self) -> Result<Credentials, CredentialsError> {
        let fails = |reason: &str| {
            CredentialsError::failed(format!("the program that prints credentials {reason}"))
        };
        let running = self.system.run(&self.command);
        let Ok(output) = within(&*self.system, Some(LIMIT), running).await else {
            return Err(fails(&format!("did not end within {} s", LIMIT.as_secs())));
        };
        let output = output.map_err(|error| fails(&format!("cannot be run: {error}")))?;
        if !output.success {
            return Err(fails("failed: run it in a terminal to see why"));
        }
        let invalid = |reason: String| fails(&format!("printed something else: {reason}"));
        let members = Members::read(&output.stdout).map_err(invalid)?;
        match members.integer("Version") {
            Some(1) => members.credentials("SessionToken").map_err(invalid),
            Some(version) => Err(invalid(format!("`Version` is {version}, and must be 1"))),
            None => Err(invalid("`Version` is missing or not an integer".to_owned())),
        }
    }
}

impl std::fmt::Debug for ProcessCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProcessCredentials").finish_non_exhaustive()
    }
}

impl ProvideCredentials for ProcessCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.run())
    }
}
