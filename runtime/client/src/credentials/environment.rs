//! Credentials in environment variables.

use std::sync::Arc;

use super::access::variable;
use super::error::CredentialsError;
use super::provide::ProvideCredentials;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::system::System;

const ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
/// An older name, which some tools still set.
const OLD_SECRET: &str = "SECRET_ACCESS_KEY";

/// The credentials in `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and
/// `AWS_ACCOUNT_ID`.
#[derive(Clone, Debug)]
pub struct EnvironmentCredentials {
    system: Arc<dyn System>,
}

impl EnvironmentCredentials {
    /// A source that reads the environment of a system.
    pub fn new(system: Arc<dyn System>) -> Self {
        Self { system }
    }

    fn read(&self) -> Result<Credentials, CredentialsError> {
        let read = |name| variable(&*self.system, name);
        let (id, secret) = (read(ID)?, read(SECRET)?);
        let (id, secret) = match (id, secret) {
            (Some(id), Some(secret)) => (id, secret),
            (None, None) => {
                let message = format!("the environment variable `{ID}` is not set");
                return Err(CredentialsError::not_configured(message));
            }
            (None, Some(_)) => return Err(half(SECRET, ID)),
            (Some(id), None) => match read(OLD_SECRET)? {
                Some(secret) => (id, secret),
                None => return Err(half(ID, SECRET)),
            },
        };
        let mut credentials = Credentials::new(id, secret);
        if let Some(token) = read("AWS_SESSION_TOKEN")? {
            credentials = credentials.with_session_token(token);
        }
        if let Some(account) = read("AWS_ACCOUNT_ID")? {
            credentials = credentials.with_account_id(account);
        }
        Ok(credentials)
    }
}

fn half(set: &str, absent: &str) -> CredentialsError {
    CredentialsError::failed(format!(
        "the environment variable `{set}` is set, but `{absent}` is not: set both or neither"
    ))
}

impl ProvideCredentials for EnvironmentCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(self.read()))
    }
}
