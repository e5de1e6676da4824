//! The role that a profile names.

use super::fault::invalid;
use crate::credentials::error::CredentialsError;
use crate::credentials::sts::RoleSession;
use crate::profile::Section;

/// The role that a profile names, and the settings of its session.
pub(super) fn session(profile: &Section) -> Result<Option<RoleSession>, CredentialsError> {
    let Some(role_arn) = profile.get("role_arn") else {
        return Ok(None);
    };
    let text = |key| profile.get(key).map(str::to_owned);
    let seconds = match profile.get("duration_seconds") {
        None => None,
        Some(seconds) => Some(
            seconds
                .parse()
                .map_err(|_| invalid(profile, "duration_seconds", "is not a number of seconds"))?,
        ),
    };
    let mut session = RoleSession::new(role_arn);
    session.session_name = text("role_session_name");
    session.external_id = text("external_id");
    session.duration_seconds = seconds;
    Ok(Some(session))
}
