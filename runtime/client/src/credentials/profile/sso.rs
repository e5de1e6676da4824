//! The keys `sso_…` of a profile, with or without a section `[sso-session …]`.

use super::fault::invalid;
use crate::credentials::error::CredentialsError;
use crate::credentials::sso::{SignIn, SsoRole};
use crate::profile::{ProfileFiles, Section};
use hardy_runtime::endpoint::is_valid_region;

const SESSION: &str = "sso_session";
const START_URL: &str = "sso_start_url";
const REGION: &str = "sso_region";
const ACCOUNT: &str = "sso_account_id";
const ROLE: &str = "sso_role_name";

/// The role that a profile names, if it has one of the keys.
pub(super) fn sso<'a>(
    files: &'a ProfileFiles,
    profile: &'a Section,
) -> Result<Option<SsoRole<'a>>, CredentialsError> {
    let keys = [SESSION, START_URL, REGION, ACCOUNT, ROLE];
    let Some(first) = keys.into_iter().find(|key| profile.get(key).is_some()) else {
        return Ok(None);
    };
    let session = session(files, profile)?;
    let (account, role) = match (profile.get(ACCOUNT), profile.get(ROLE)) {
        (Some(account), Some(role)) => (account, role),
        (Some(_), None) => return Err(needs(profile, ACCOUNT, ROLE)),
        (None, Some(_)) => return Err(needs(profile, ROLE, ACCOUNT)),
        (None, None) if session.is_some() => {
            let reason = format!(
                "gives a token and no credentials, because `{ACCOUNT}` and `{ROLE}` are not set; for a service that accepts \
                 tokens, too, set AWS_AUTH_SCHEME_PREFERENCE=httpBearerAuth"
            );
            return Err(invalid(profile, SESSION, &reason));
        }
        (None, None) => return Err(needs(profile, first, ACCOUNT)),
    };
    Ok(Some(SsoRole {
        sign_in: sign_in(profile, session)?,
        account,
        role,
    }))
}

/// The sign-in of the section that a profile names, if it names one.
pub(super) fn sign_in_of_session<'a>(
    files: &'a ProfileFiles,
    profile: &'a Section,
) -> Result<Option<SignIn<'a>>, CredentialsError> {
    let session = session(files, profile)?;
    session
        .map(|session| sign_in(profile, Some(session)))
        .transpose()
}

fn sign_in<'a>(
    profile: &'a Section,
    session: Option<&'a Section>,
) -> Result<SignIn<'a>, CredentialsError> {
    // Of the older form, the profile has everything itself.
    let section = session.unwrap_or(profile);
    let start_url = section.get(START_URL);
    let start_url = start_url.ok_or_else(|| absent(profile, session, START_URL))?;
    let region = section.get(REGION);
    let region = region.ok_or_else(|| absent(profile, session, REGION))?;
    if !is_valid_region(region) {
        let reason = format!("is `{region}`, which is not the name of a region");
        return Err(invalid(section, REGION, &reason));
    }
    Ok(SignIn {
        profile: profile.name(),
        session: session.map(Section::name),
        start_url,
        region,
    })
}

/// The section that the profile names. What it sets, the profile may repeat and not change.
fn session<'a>(
    files: &'a ProfileFiles,
    profile: &'a Section,
) -> Result<Option<&'a Section>, CredentialsError> {
    let Some(name) = profile.get(SESSION) else {
        return Ok(None);
    };
    let section = files.sso_session(name);
    let section = section.ok_or_else(|| {
        let reason = format!("names `[sso-session {name}]`, which does not exist");
        invalid(profile, SESSION, &reason)
    })?;
    for key in [START_URL, REGION] {
        let repeated = profile.get(key);
        if repeated.is_some() && repeated != section.get(key) {
            let reason =
                format!("belongs in `[sso-session {name}]`, which has another value or none");
            return Err(invalid(profile, key, &reason));
        }
    }
    Ok(Some(section))
}

fn needs(profile: &Section, key: &str, absent: &str) -> CredentialsError {
    invalid(profile, key, &format!("needs `{absent}`, which is not set"))
}

fn absent(profile: &Section, session: Option<&Section>, key: &str) -> CredentialsError {
    match session {
        Some(session) => {
            let reason = format!(
                "names `[sso-session {}]`, which has no `{key}`",
                session.name()
            );
            invalid(profile, SESSION, &reason)
        }
        None => needs(profile, ROLE, key),
    }
}
