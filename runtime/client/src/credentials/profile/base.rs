//! The credentials that a profile has without assuming a role with others. Decides which keys have
//! precedence.

use super::fault::{invalid, refusal};
use super::session::session;
use super::sso::sso;
use crate::credentials::error::CredentialsError;
use crate::credentials::sso::SsoRole;
use crate::credentials::sts::RoleSession;
use crate::credentials::value::Credentials;
use crate::profile::{ProfileFiles, Section};

/// Where the first credentials come from.
pub(super) enum Base<'a> {
    Keys(Credentials),
    Environment,
    Container,
    Instance,
    WebIdentity {
        profile: &'a Section,
        session: RoleSession,
        file: &'a str,
    },
    Sso(SsoRole<'a>),
    Process {
        profile: &'a Section,
        command: &'a str,
    },
}

pub(super) fn base<'a>(
    files: &'a ProfileFiles,
    profile: &'a Section,
) -> Result<Base<'a>, CredentialsError> {
    if let Some(source) = profile.get("credential_source") {
        return named(profile, source);
    }
    if let Some(file) = profile.get("web_identity_token_file") {
        let session = session(profile)?.ok_or_else(|| {
            let reason = "needs `role_arn`, the role that the token may assume";
            invalid(profile, "web_identity_token_file", reason)
        })?;
        return Ok(Base::WebIdentity {
            profile,
            session,
            file,
        });
    }
    if let Some(role) = sso(files, profile)? {
        return Ok(Base::Sso(role));
    }
    if let Some(command) = profile.get("credential_process") {
        return Ok(Base::Process { profile, command });
    }
    if profile.get("login_session").is_some() {
        return Err(refusal(profile, "login_session", "needs a sign-in"));
    }
    let none = || {
        let message = format!("profile `{}` contains no credentials", profile.name());
        CredentialsError::not_configured(message)
    };
    keys(profile)?.ok_or_else(none)
}

fn named<'a>(profile: &Section, source: &str) -> Result<Base<'a>, CredentialsError> {
    match source {
        "Environment" => Ok(Base::Environment),
        "Ec2InstanceMetadata" => Ok(Base::Instance),
        "EcsContainer" => Ok(Base::Container),
        _ => Err(invalid(
            profile,
            "credential_source",
            &format!(
                "is `{source}`, and must be `Environment`, `Ec2InstanceMetadata` or `EcsContainer`"
            ),
        )),
    }
}

/// The keys in a profile, if it has any.
pub(super) fn keys<'a>(profile: &Section) -> Result<Option<Base<'a>>, CredentialsError> {
    const ID: &str = "aws_access_key_id";
    const SECRET: &str = "aws_secret_access_key";
    const TOKEN: &str = "aws_session_token";
    let half = |key, absent: &str| invalid(profile, key, &format!("is set, but `{absent}` is not"));
    let token = profile.get(TOKEN);
    let (id, secret) = match (profile.get(ID), profile.get(SECRET)) {
        (Some(id), Some(secret)) => (id, secret),
        (Some(_), None) => return Err(half(ID, SECRET)),
        (None, Some(_)) => return Err(half(SECRET, ID)),
        (None, None) if token.is_some() => return Err(half(TOKEN, ID)),
        (None, None) => return Ok(None),
    };
    let mut credentials = Credentials::new(id, secret);
    if let Some(token) = token {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = profile.get("aws_account_id") {
        credentials = credentials.with_account_id(account);
    }
    Ok(Some(Base::Keys(credentials)))
}
