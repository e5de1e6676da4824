//! The credentials of an EC2 instance's role, from the instance metadata service (IMDSv2).
//!
//! Version 1 of the service needs no token, so that programs which fetch URLs for others leak credentials.
//! It is never used, whatever `AWS_EC2_METADATA_V1_DISABLED` says.

mod endpoint;

use std::sync::Arc;
use std::time::Duration;

use hardy_runtime::http::Method;

use super::access::{Access, Profiles};
use super::error::CredentialsError;
use super::http::{HttpFailure, Patience, Received, excerpt, request, send};
use super::json::Members;
use super::options::SourceOptions;
use super::provide::ProvideCredentials;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::redact::redacted_text;
use crate::system::System;
use crate::transport::Transport;
use endpoint::Endpoint;

pub use endpoint::{EndpointMode, EndpointModeError};

const DISABLED: &str = "AWS_EC2_METADATA_DISABLED";
const TOKEN: &str = "x-aws-ec2-metadata-token";
const TOKEN_LIFE: &str = "x-aws-ec2-metadata-token-ttl-seconds";
const ROLES: &str = "/latest/meta-data/iam/security-credentials/";

/// The limit of all requests together.
const TOTAL: Duration = Duration::from_secs(5);

/// The service is on the same machine, or there is none.
const PATIENCE: Patience = Patience {
    attempts: 4,
    attempt: Duration::from_secs(1),
    total: TOTAL,
    retries_silence: true,
};

/// The credentials of the instance's role.
#[derive(Clone, Debug)]
pub struct InstanceCredentials {
    access: Access,
    endpoint: Option<String>,
    mode: Option<EndpointMode>,
}

/// One conversation with the service.
struct Session<'a> {
    access: &'a Access,
    endpoint: Endpoint,
    /// When it must end.
    end: Duration,
}

impl InstanceCredentials {
    /// A source that asks the service at its usual address, unless environment or profile name another.
    pub fn new(
        system: Arc<dyn System>,
        transport: Arc<dyn Transport>,
        options: SourceOptions,
    ) -> Self {
        Self {
            access: Access::new(system, transport, options),
            endpoint: None,
            mode: None,
        }
    }

    /// Sets the URL of the service.
    #[must_use]
    pub fn with_endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoint = Some(url.into());
        self
    }

    /// Sets which address the service has, unless something sets its URL.
    #[must_use]
    pub fn with_endpoint_mode(mut self, mode: EndpointMode) -> Self {
        self.mode = Some(mode);
        self
    }

    async fn ask(&self) -> Result<Credentials, CredentialsError> {
        let disabled = self.access.variable(DISABLED)?;
        if disabled.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            let message = format!("the instance metadata service is disabled by `{DISABLED}`");
            return Err(CredentialsError::not_configured(message));
        }
        let profiles = self.access.profiles()?;
        let session = Session {
            access: &self.access,
            endpoint: self.find(&profiles)?,
            end: self.access.system.uptime() + TOTAL,
        };
        let token = session.token().await?;
        let role = session.role(&token).await?;
        session.credentials(&token, &role).await
    }

    fn find(&self, profiles: &Profiles) -> Result<Endpoint, CredentialsError> {
        endpoint::endpoint(&self.access, profiles, self.endpoint.as_deref(), self.mode)
    }
}

impl Session<'_> {
    async fn token(&self) -> Result<String, CredentialsError> {
        let headers = [(TOKEN_LIFE, "21600")];
        // Outside of EC2 nobody answers, and another attempt takes another second.
        let patience = Patience {
            retries_silence: false,
            ..self.patience()
        };
        let path = "/latest/api/token";
        match self.send(Method::PUT, path, &headers, patience).await? {
            Ok(received) if received.is_success() => {
                let token = String::from_utf8_lossy(&received.body).trim().to_owned();
                Some(token)
                    .filter(|token| !token.is_empty())
                    .ok_or_else(|| self.fails(path, "the token is empty"))
            }
            Ok(Received { status: 403, .. }) => Err(CredentialsError::not_configured(
                "the instance metadata service is disabled: it refuses a token with status 403",
            )),
            Ok(received) => Err(self.status(path, &received)),
            Err(failure) if failure.is_silence() && !self.endpoint.is_set => {
                let message = format!("no instance metadata service at {}", self.endpoint.url);
                Err(CredentialsError::not_configured(message))
            }
            Err(failure) => Err(self.fails(path, &failure.to_string())),
        }
    }

    async fn role(&self, token: &str) -> Result<String, CredentialsError> {
        let received = self.get(ROLES, token).await?;
        if received.status == 404 {
            let message = "the instance has no role: attach an instance profile to it";
            return Err(CredentialsError::not_configured(message));
        }
        if !received.is_success() {
            return Err(self.status(ROLES, &received));
        }
        let text = String::from_utf8_lossy(&received.body);
        let role = text.lines().next().unwrap_or_default().trim();
        let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
        match !role.is_empty() && role.bytes().all(is_valid) {
            true => Ok(role.to_owned()),
            false => Err(self.fails(ROLES, "the response is not the name of a role")),
        }
    }

    async fn credentials(&self, token: &str, role: &str) -> Result<Credentials, CredentialsError> {
        let path = format!("{ROLES}{role}");
        let received = self.get(&path, token).await?;
        if !received.is_success() {
            return Err(self.status(&path, &received));
        }
        let invalid = |reason: String| self.fails(&path, &format!("in the response, {reason}"));
        let members = Members::read(&received.body).map_err(invalid)?;
        match members.text("Code") {
            None | Some("Success") => members.credentials("Token").map_err(invalid),
            Some(code) => {
                let message = members.text("Message").unwrap_or("no message");
                let code = redacted_text(code, token);
                let message = redacted_text(message, token);
                let reason = format!("{}: {}", excerpt(&code), excerpt(&message));
                Err(self.fails(&path, &reason))
            }
        }
    }

    async fn get(&self, path: &str, token: &str) -> Result<Received, CredentialsError> {
        let headers = [(TOKEN, token)];
        let sent = self
            .send(Method::GET, path, &headers, self.patience())
            .await?;
        sent.map_err(|failure| self.fails(path, &failure.to_string()))
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&'static str, &str)],
        patience: Patience,
    ) -> Result<Result<Received, HttpFailure>, CredentialsError> {
        let url = format!("{}{path}", self.endpoint.url);
        let make = || request(method.clone(), &url, headers, "");
        let secrets = headers.iter().filter(|(name, _)| *name == TOKEN);
        let secrets: Vec<&str> = secrets.map(|(_, token)| *token).collect();
        send(self.access, patience, &secrets, &make, |_| false).await
    }

    /// The patience that is left of the whole conversation.
    fn patience(&self) -> Patience {
        Patience {
            total: self.end.saturating_sub(self.access.system.uptime()),
            ..PATIENCE
        }
    }

    fn status(&self, path: &str, received: &Received) -> CredentialsError {
        self.fails(
            path,
            &format!("the response has status {}", received.status),
        )
    }

    fn fails(&self, path: &str, reason: &str) -> CredentialsError {
        let url = &self.endpoint.url;
        CredentialsError::failed(format!(
            "cannot get the credentials of the instance at {url}{path}: {reason}"
        ))
    }
}

impl ProvideCredentials for InstanceCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask())
    }
}
