//! Requests to the AWS Security Token Service, which returns the credentials of a role. Must not know where
//! a role is configured.

mod xml;

use std::time::SystemTime;

use hardy_runtime::HttpRequest;
use hardy_runtime::http::Method;

use super::error::CredentialsError;
use super::form;
use super::http::{Received, SERVICE, excerpt, request, send};
use super::json::time;
use super::service::STS;
use super::settings::Settings;
use super::value::Credentials;
use crate::signing::{Signer, SigningScope};

/// Codes of errors that pass. AWS STS sends them with status 400.
const RETRYABLE: [&str; 4] = [
    "IDPCommunicationError",
    "RequestLimitExceeded",
    "Throttling",
    "ThrottlingException",
];

/// A role, and how its session is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RoleSession {
    pub(super) role_arn: String,
    /// The client names the session if nobody does.
    pub(super) session_name: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) duration_seconds: Option<u32>,
}

impl RoleSession {
    pub(super) fn new(role_arn: impl Into<String>) -> Self {
        Self {
            role_arn: role_arn.into(),
            session_name: None,
            external_id: None,
            duration_seconds: None,
        }
    }

    /// Calls `AssumeRole`, signed with other credentials.
    pub(super) async fn assume(
        &self,
        settings: Settings<'_>,
        source: &Credentials,
    ) -> Result<Credentials, CredentialsError> {
        let external_id = self.external_id.as_deref();
        let external_id = external_id.map(|id| ("ExternalId", id));
        let parameters = external_id.into_iter().collect();
        self.call(settings, "AssumeRole", parameters, Some(source))
            .await
    }

    /// Calls `AssumeRoleWithWebIdentity`, which no credentials sign.
    pub(super) async fn assume_with_token(
        &self,
        settings: Settings<'_>,
        token: &str,
    ) -> Result<Credentials, CredentialsError> {
        let parameters = vec![("WebIdentityToken", token)];
        self.call(settings, "AssumeRoleWithWebIdentity", parameters, None)
            .await
    }

    async fn call(
        &self,
        settings: Settings<'_>,
        action: &'static str,
        parameters: Vec<(&str, &str)>,
        signed_with: Option<&Credentials>,
    ) -> Result<Credentials, CredentialsError> {
        let region = settings.region()?;
        let url = format!("{}/", settings.url(&STS, &region)?);
        let secrets = parameters
            .iter()
            .filter(|(name, _)| *name == "WebIdentityToken");
        let secrets: Vec<&str> = secrets.map(|(_, value)| *value).collect();
        let form = self.form(settings.access.system.now(), action, parameters);
        let make = || {
            let now = settings.access.system.now();
            signed(&url, &form, signed_with, &region, now)
        };
        let is_retryable = |received: &Received| {
            let code = error_code(received);
            code.is_some_and(|code| RETRYABLE.contains(&code.as_str()))
        };
        let fails = |reason: String| {
            let role = &self.role_arn;
            CredentialsError::failed(format!(
                "cannot assume the role `{role}` at {url}: {reason}"
            ))
        };
        let token = signed_with.and_then(Credentials::session_token);
        let secrets: Vec<&str> = secrets.into_iter().chain(token).collect();
        let received = send(settings.access, SERVICE, &secrets, &make, is_retryable).await?;
        let received = received.map_err(|failure| fails(failure.to_string()))?;
        if received.is_success() {
            credentials(&received).map_err(fails)
        } else {
            Err(fails(refusal(&received)))
        }
    }

    fn form(&self, now: SystemTime, action: &str, parameters: Vec<(&str, &str)>) -> String {
        let session_name = self.session_name.clone().unwrap_or_else(|| {
            let elapsed = now.duration_since(SystemTime::UNIX_EPOCH);
            format!("hardy-client-{}", elapsed.unwrap_or_default().as_millis())
        });
        let duration = self.duration_seconds.map(|seconds| seconds.to_string());
        let mut pairs = vec![
            ("Action", action),
            ("Version", "2011-06-15"),
            ("RoleArn", &self.role_arn),
            ("RoleSessionName", &session_name),
        ];
        pairs.extend(
            duration
                .iter()
                .map(|seconds| ("DurationSeconds", seconds.as_str())),
        );
        pairs.extend(parameters);
        form::encode(pairs)
    }
}

fn signed(
    url: &str,
    form: &str,
    credentials: Option<&Credentials>,
    region: &str,
    now: SystemTime,
) -> Result<HttpRequest, CredentialsError> {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let mut request = request(Method::POST, url, &headers, form.to_owned())?;
    if let Some(credentials) = credentials {
        let scope = SigningScope::new(region, "sts", now);
        Signer::default()
            .sign(&mut request, credentials, &scope)
            .map_err(|error| CredentialsError::failed(error.to_string()))?;
    }
    Ok(request)
}

fn credentials(received: &Received) -> Result<Credentials, String> {
    let xml = std::str::from_utf8(&received.body);
    let xml = xml.map_err(|_| "the response is not UTF-8".to_owned())?;
    let required = |name: &str| {
        let text = xml::text(xml, name).filter(|text| !text.is_empty());
        text.ok_or_else(|| format!("the response has no `{name}`"))
    };
    let expiration = time(&required("Expiration")?);
    let expiration = expiration.ok_or("`Expiration` in the response is not a time")?;
    let credentials = Credentials::new(required("AccessKeyId")?, required("SecretAccessKey")?)
        .with_session_token(required("SessionToken")?)
        .with_expires_at(expiration);
    // `arn:aws:sts::123456789012:assumed-role/…`
    let arn = xml::text(xml, "Arn").unwrap_or_default();
    Ok(
        match arn.split(':').nth(4).filter(|account| !account.is_empty()) {
            Some(account) => credentials.with_account_id(account),
            None => credentials,
        },
    )
}

/// The code and message of an error, or else the status.
fn refusal(received: &Received) -> String {
    let Some(code) = error_code(received) else {
        return format!("the response has status {}", received.status);
    };
    let xml = String::from_utf8_lossy(&received.body);
    match xml::text(&xml, "Message") {
        Some(message) => format!("{}: {}", excerpt(&code), excerpt(&message)),
        None => excerpt(&code),
    }
}

fn error_code(received: &Received) -> Option<String> {
    xml::text(std::str::from_utf8(&received.body).ok()?, "Code")
}
