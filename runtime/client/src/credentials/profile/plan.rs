//! Which credentials a profile describes, and which roles they assume one after the other. Decides what
//! has precedence in a profile. Must not read anything but the files.

use super::base::{Base, base, keys};
use super::fault::{invalid, refusal};
use super::session::session;
use crate::credentials::error::CredentialsError;
use crate::credentials::sts::RoleSession;
use crate::profile::{ProfileFiles, Section};

/// The greatest number of roles. AWS limits the sessions of chained roles to an hour, so that few people
/// chain more than two.
const MOST_ROLES: usize = 16;

/// What a profile describes.
pub(super) struct Plan<'a> {
    pub(super) base: Base<'a>,
    /// The roles, in the order in which they are assumed, each with the profile that names it.
    pub(super) roles: Vec<(&'a Section, RoleSession)>,
}

/// Follows `source_profile` from one profile to the next.
pub(super) fn plan<'a>(
    files: &'a ProfileFiles,
    first: &'a Section,
) -> Result<Plan<'a>, CredentialsError> {
    let mut profile = first;
    let mut visited: Vec<&str> = Vec::new();
    let mut roles = Vec::new();
    let base = loop {
        if visited.contains(&profile.name()) {
            return Err(circle(&visited, profile));
        }
        visited.push(profile.name());
        let is_source = visited.len() > 1;
        // The keys of a source have precedence over its role, so that a profile can be both.
        if is_source && profile.get("aws_access_key_id").is_some() {
            if let Some(keys) = keys(profile)? {
                break keys;
            }
        }
        let Some(role) = role(profile)? else {
            break base(files, profile)?;
        };
        roles.push((profile, role));
        if roles.len() > MOST_ROLES {
            return Err(CredentialsError::failed(format!(
                "profile `{}` assumes more than {MOST_ROLES} roles one after the other",
                first.name()
            )));
        }
        match source(files, profile)? {
            Some(source) => profile = source,
            None => break base(files, profile)?,
        }
    };
    roles.reverse();
    Ok(Plan { base, roles })
}

fn circle(visited: &[&str], profile: &Section) -> CredentialsError {
    let name = profile.name();
    let circle = visited.iter().skip_while(|visited| **visited != name);
    let names = circle.chain([&name]).map(|name| format!("`{name}`"));
    let names: Vec<String> = names.collect();
    let names = names.join(" → ");
    CredentialsError::failed(format!(
        "`source_profile` leads from a profile back to itself: {names}"
    ))
}

/// The role of a profile that needs other credentials to assume it.
fn role(profile: &Section) -> Result<Option<RoleSession>, CredentialsError> {
    // A token needs no other credentials.
    if profile.get("web_identity_token_file").is_some() {
        return Ok(None);
    }
    let Some(role) = session(profile)? else {
        return Ok(None);
    };
    match profile.get("mfa_serial") {
        None => Ok(Some(role)),
        Some(_) => Err(refusal(profile, "mfa_serial", "asks for a code")),
    }
}

/// The profile whose credentials assume the role; `None` if the profile has them itself.
fn source<'a>(
    files: &'a ProfileFiles,
    profile: &'a Section,
) -> Result<Option<&'a Section>, CredentialsError> {
    let name = profile.name();
    let (source, kind) = (
        profile.get("source_profile"),
        profile.get("credential_source"),
    );
    match (source, kind) {
        (Some(_), Some(_)) => Err(invalid(
            profile,
            "source_profile",
            "excludes `credential_source`: remove one of them",
        )),
        (None, None) => Err(invalid(
            profile,
            "role_arn",
            "needs `source_profile` or `credential_source`, whose credentials assume the role",
        )),
        (None, Some(_)) => Ok(None),
        (Some(source), None) if source == name => Ok(None),
        (Some(source), None) => match files.profile(source) {
            Some(profile) => Ok(Some(profile)),
            None => {
                let reason = format!("names profile `{source}`, which does not exist");
                Err(invalid(profile, "source_profile", &reason))
            }
        },
    }
}
