//! The credentials of a role in IAM Identity Center, for people who have signed in with the AWS CLI.

mod sha1;
mod token;

use hardy_runtime::http::Method;

use super::error::CredentialsError;
use super::form;
use super::http::{Received, SERVICE, excerpt, request, send};
use super::json::{Members, time_of_millis};
use super::service::SSO;
use super::settings::Settings;
use super::value::Credentials;
use token::TokenSource;

pub(super) use token::Token;

/// A sign-in of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SignIn<'a> {
    /// The profile that people sign in with.
    pub(super) profile: &'a str,
    /// The name of `[sso-session …]`; `None` for the older form without it.
    pub(super) session: Option<&'a str>,
    pub(super) start_url: &'a str,
    pub(super) region: &'a str,
}

/// A role of an account, and the sign-in that gives access to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SsoRole<'a> {
    pub(super) sign_in: SignIn<'a>,
    pub(super) account: &'a str,
    pub(super) role: &'a str,
}

impl SignIn<'_> {
    /// Its token, refreshed if it expires soon.
    pub(super) async fn token(&self, settings: Settings<'_>) -> Result<Token, CredentialsError> {
        let source = TokenSource {
            settings,
            key: self.session.unwrap_or(self.start_url),
            region: self.region,
            is_session: self.session.is_some(),
            command: &self.command(),
        };
        source.token().await.map_err(|error| self.named(&error))
    }

    /// The command that renews it.
    fn command(&self) -> String {
        format!("aws sso login --profile {}", self.profile)
    }

    fn named(&self, error: &CredentialsError) -> CredentialsError {
        CredentialsError::failed(format!("profile `{}`: {error}", self.profile))
    }
}

impl SsoRole<'_> {
    pub(super) async fn credentials(
        &self,
        settings: Settings<'_>,
    ) -> Result<Credentials, CredentialsError> {
        let token = self.sign_in.token(settings).await?.text;
        let query = form::encode([("role_name", self.role), ("account_id", self.account)]);
        let url = settings.url(&SSO, self.sign_in.region)?;
        let url = format!("{url}/federation/credentials?{query}");
        let headers = [("x-amz-sso_bearer_token", token.as_str())];
        let make = || request(Method::GET, &url, &headers, "");
        let fails = |reason: String| {
            let (role, account) = (self.role, self.account);
            self.sign_in.named(&CredentialsError::failed(format!(
                "cannot get the credentials of role `{role}` in account `{account}` at {url}: {reason}"
            )))
        };
        let received = send(settings.access, SERVICE, &[&token], &make, |_| false).await?;
        let received = received.map_err(|failure| fails(failure.to_string()))?;
        match received.status {
            200..300 => self.read(&received).map_err(fails),
            401 => {
                let command = self.sign_in.command();
                Err(fails(format!("the token was refused; run: {command}")))
            }
            _ => Err(fails(refusal(&received))),
        }
    }

    fn read(&self, received: &Received) -> Result<Credentials, String> {
        let members = Members::read(&received.body)?;
        let members = members.object("roleCredentials");
        let members = members.ok_or("the response has no `roleCredentials`")?;
        let credentials = members.credentials("sessionToken")?;
        let expiration = members.integer("expiration").and_then(time_of_millis);
        let expiration = expiration.ok_or("`expiration` in the response is not a time")?;
        Ok(credentials
            .with_expires_at(expiration)
            .with_account_id(self.account))
    }
}

/// The message in the body of a refusal, or else the status.
fn refusal(received: &Received) -> String {
    let status = format!("the response has status {}", received.status);
    let members = Members::read(&received.body).ok();
    match members.as_ref().and_then(|members| members.text("message")) {
        Some(message) => format!("{status}: {}", excerpt(message)),
        None => status,
    }
}
