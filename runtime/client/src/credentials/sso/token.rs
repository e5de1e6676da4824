//! The token of a sign-in with IAM Identity Center, in the file that the AWS CLI writes: reading it,
//! refreshing it, and writing it back.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hardy_runtime::Timestamp;
use hardy_runtime::http::Method;

use super::sha1;
use crate::credentials::error::CredentialsError;
use crate::credentials::http::{SERVICE, excerpt, request, send};
use crate::credentials::json::Members;
use crate::credentials::service::SSO_OIDC;
use crate::credentials::settings::Settings;

/// The greatest size of a file, in bytes.
const LARGEST_FILE: usize = 256 << 10;

/// How long before a token expires it is refreshed.
const AHEAD: Duration = Duration::from_secs(5 * 60);

/// The token of a sign-in.
pub(in crate::credentials) struct Token {
    pub(in crate::credentials) text: String,
    pub(in crate::credentials) expires_at: SystemTime,
}

/// Where the token is, and how to get another.
pub(super) struct TokenSource<'a> {
    pub(super) settings: Settings<'a>,
    /// Session or start URL, whose hash names the file.
    pub(super) key: &'a str,
    pub(super) region: &'a str,
    /// Whether the token may be refreshed. That of the older form has no session for it.
    pub(super) is_session: bool,
    /// The command that mends it.
    pub(super) command: &'a str,
}

impl TokenSource<'_> {
    pub(super) async fn token(&self) -> Result<Token, CredentialsError> {
        let path = self.path()?;
        let stored = self.read(&path)?;
        let now = self.settings.access.system.now();
        if stored.lasts_until(now + AHEAD) {
            return Ok(stored.token);
        }
        let refreshed = match self.is_session {
            true => self.refresh(&path, &stored).await,
            false => Err("it has no session".to_owned()),
        };
        let now = self.settings.access.system.now();
        match refreshed {
            Ok(token) => Ok(token),
            Err(_) if stored.lasts_until(now) => Ok(stored.token),
            // Another program may have refreshed it, which makes the refresh token of this one invalid.
            Err(reason) => match self.read(&path) {
                Ok(stored) if stored.lasts_until(now) => Ok(stored.token),
                _ => Err(self.fails(
                    &path,
                    &format!("has expired and cannot be refreshed: {reason}"),
                )),
            },
        }
    }

    fn path(&self) -> Result<PathBuf, CredentialsError> {
        let home = self.settings.access.system.home();
        let home = home.ok_or_else(|| {
            let message =
                "the token of the sign-in is below the home folder, and there is none: set `HOME`";
            CredentialsError::failed(message)
        })?;
        let name = format!("{}.json", sha1::hexadecimal(self.key));
        Ok(home.join(".aws/sso/cache").join(name))
    }

    fn read(&self, path: &Path) -> Result<Stored, CredentialsError> {
        let bytes = self.settings.access.system.read(path, LARGEST_FILE);
        let bytes = bytes.map_err(|error| self.fails(path, &format!("cannot be read: {error}")))?;
        let invalid = |reason: String| self.fails(path, &format!("is invalid: {reason}"));
        let members = Members::read(&bytes).map_err(invalid)?;
        let text = members.required("accessToken").map_err(invalid)?.to_owned();
        let expires_at = members.time("expiresAt").map_err(invalid)?;
        let expires_at = expires_at.ok_or_else(|| invalid("`expiresAt` is missing".to_owned()))?;
        Ok(Stored {
            token: Token { text, expires_at },
            members,
        })
    }

    /// Calls `CreateToken`, and replaces the file. The service may return another refresh token and
    /// revoke the old one: without it in the file, people have to sign in again.
    async fn refresh(&self, path: &Path, stored: &Stored) -> Result<Token, String> {
        let body = stored.request(self.settings.access.system.now())?;
        let url = self.settings.url(&SSO_OIDC, self.region);
        let url = format!("{}/token", url.map_err(|error| error.to_string())?);
        let headers = [("content-type", "application/json")];
        let make = || request(Method::POST, &url, &headers, body.clone());
        let secrets = ["clientSecret", "refreshToken"].map(|name| stored.members.text(name));
        let secrets: Vec<&str> = secrets.into_iter().flatten().collect();
        let sent = send(self.settings.access, SERVICE, &secrets, &make, |_| false).await;
        let sent = sent.map_err(|error| error.to_string())?;
        let received = sent.map_err(|failure| format!("{url}: {failure}"))?;
        let response = Members::read(&received.body);
        if !received.is_success() {
            let response = response.ok();
            let code = response
                .as_ref()
                .and_then(|response| response.text("error"));
            let code = code
                .map(|code| format!(": {}", excerpt(code)))
                .unwrap_or_default();
            return Err(format!(
                "{url}: the response has status {}{code}",
                received.status
            ));
        }
        let response = response.map_err(|reason| format!("{url}: {reason}"))?;
        let (token, members) = self.renewed(stored, &response)?;
        // A file that cannot be written is no reason to fail: the token is valid.
        let written = members.into_json();
        let _ = self
            .settings
            .access
            .system
            .write_private(path, written.as_bytes());
        Ok(token)
    }

    /// The new token, and the content of the file with it.
    fn renewed(&self, stored: &Stored, response: &Members) -> Result<(Token, Members), String> {
        let text = response.required("accessToken")?.to_owned();
        let seconds = response
            .integer("expiresIn")
            .and_then(|s| u64::try_from(s).ok());
        let seconds = seconds.ok_or("`expiresIn` is missing or not a number of seconds")?;
        let now = self.settings.access.system.now();
        let too_large = "`expiresIn` is too large";
        let expires_at = now
            .checked_add(Duration::from_secs(seconds))
            .ok_or(too_large)?;
        let written = whole_second(expires_at).ok_or(too_large)?;
        let mut members = stored.members.clone();
        members.insert("accessToken", text.as_str());
        members.insert("expiresAt", written.to_string());
        if let Some(refresh_token) = response.text("refreshToken") {
            members.insert("refreshToken", refresh_token);
        }
        Ok((Token { text, expires_at }, members))
    }

    fn fails(&self, path: &Path, reason: &str) -> CredentialsError {
        CredentialsError::failed(format!(
            "the token of the sign-in, `{}`, {reason}; run: {}",
            path.display(),
            self.command
        ))
    }
}

/// The content of the file.
struct Stored {
    token: Token,
    members: Members,
}

impl Stored {
    fn lasts_until(&self, time: SystemTime) -> bool {
        self.token.expires_at > time
    }

    /// The body of `CreateToken`, if the file has what it needs.
    fn request(&self, now: SystemTime) -> Result<String, String> {
        let registered = self.members.time("registrationExpiresAt")?;
        if registered.is_some_and(|time| time <= now) {
            return Err("the registration of the AWS CLI has expired".to_owned());
        }
        let mut body = Members::default();
        body.insert("grantType", "refresh_token");
        for name in ["clientId", "clientSecret", "refreshToken"] {
            body.insert(name, self.members.required(name)?);
        }
        Ok(body.into_json())
    }
}

/// The AWS CLI reads no fractions of seconds.
fn whole_second(time: SystemTime) -> Option<Timestamp> {
    let elapsed = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Timestamp::from_unix(i64::try_from(elapsed.as_secs()).ok()?, 0).ok()
}
