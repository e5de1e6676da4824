//! The credentials that the agent of a container returns: Amazon ECS, and EKS Pod Identity.

mod address;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hardy_runtime::http::Method;

use super::access::Access;
use super::error::CredentialsError;
use super::http::{Patience, Received, excerpt, request, send};
use super::json::Members;
use super::options::SourceOptions;
use super::provide::ProvideCredentials;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::system::System;
use crate::transport::Transport;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

/// The greatest size of a token, in bytes. HTTP stacks accept no longer header.
const LONGEST_TOKEN: usize = 16 << 10;

/// An agent on the same machine.
const AGENT: Patience = Patience {
    attempts: 3,
    attempt: Duration::from_secs(2),
    total: Duration::from_secs(5),
    retries_silence: true,
};

/// The credentials of a container's role, from the agent that
/// `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or `AWS_CONTAINER_CREDENTIALS_FULL_URI` names.
#[derive(Clone, Debug)]
pub struct ContainerCredentials {
    access: Access,
}

impl ContainerCredentials {
    /// A source that reads environment and files of a system.
    pub fn new(system: Arc<dyn System>, transport: Arc<dyn Transport>) -> Self {
        Self {
            access: Access::new(system, transport, SourceOptions::new()),
        }
    }

    async fn ask(&self) -> Result<Credentials, CredentialsError> {
        let url = self.url()?;
        let token = self.token()?;
        let mut headers = vec![("accept", "application/json")];
        headers.extend(token.iter().map(|token| ("authorization", token.as_str())));
        let secrets: Vec<&str> = token.as_deref().into_iter().collect();
        let make = || request(Method::GET, &url, &headers, "");
        let fails = |reason: &str| {
            CredentialsError::failed(format!(
                "cannot get the credentials of the container at {url}: {reason}"
            ))
        };
        let received = send(&self.access, AGENT, &secrets, &make, |_| false).await?;
        let received = received.map_err(|failure| fails(&failure.to_string()))?;
        if !received.is_success() {
            return Err(fails(&refusal(&received)));
        }
        let members = Members::read(&received.body);
        members
            .and_then(|members| members.credentials("Token"))
            .map_err(|reason| fails(&format!("in the response, {reason}")))
    }

    fn url(&self) -> Result<String, CredentialsError> {
        let (name, url) = if let Some(path) = self.access.variable(RELATIVE)? {
            (RELATIVE, address::relative(&path))
        } else if let Some(url) = self.access.variable(FULL)? {
            (FULL, address::full(&url))
        } else {
            let message = format!("neither `{RELATIVE}` nor `{FULL}` is set");
            return Err(CredentialsError::not_configured(message));
        };
        url.map_err(|reason| {
            CredentialsError::failed(format!(
                "the environment variable `{name}` is invalid: {reason}"
            ))
        })
    }

    /// The value of the header `authorization`. The file is read each time, because it changes.
    fn token(&self) -> Result<Option<String>, CredentialsError> {
        let Some(file) = self.access.variable(TOKEN_FILE)? else {
            return self.access.variable(TOKEN);
        };
        let setting = format!("`{TOKEN_FILE}`");
        let token = self
            .access
            .text_file(Path::new(&file), LONGEST_TOKEN, &setting);
        token.map(Some)
    }
}

/// The code and message in the body of a refusal, or else the status.
fn refusal(received: &Received) -> String {
    let status = format!("the response has status {}", received.status);
    let Ok(members) = Members::read(&received.body) else {
        return status;
    };
    let text = |name| members.text(name).map(excerpt);
    match (text("code"), text("message")) {
        (Some(code), Some(message)) => format!("{status}: {code}: {message}"),
        (Some(text), None) | (None, Some(text)) => format!("{status}: {text}"),
        (None, None) => status,
    }
}

impl ProvideCredentials for ContainerCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask())
    }
}
