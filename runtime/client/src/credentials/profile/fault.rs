//! Errors of settings in a profile. They name profile, key, file and line, and quote no value that may be a
//! secret.

use crate::credentials::access::Profiles;
use crate::credentials::error::CredentialsError;
use crate::profile::Section;

/// The error of a key. `reason` continues a sentence that starts with the key.
pub(super) fn invalid(profile: &Section, key: &str, reason: &str) -> CredentialsError {
    let (name, place) = (profile.name(), profile.place(key));
    CredentialsError::failed(format!("profile `{name}`: `{key}`{place} {reason}"))
}

/// The error of a key that needs a person. The AWS CLI can ask, and hands on what it gets.
pub(super) fn refusal(profile: &Section, key: &str, reason: &str) -> CredentialsError {
    let name = profile.name();
    let reason = format!(
        "{reason}, and this program cannot ask people; use another profile with \
         `credential_process = aws configure export-credentials --profile {name} --format process`"
    );
    invalid(profile, key, &reason)
}

/// The error of a selected profile that does not exist.
pub(super) fn missing(profiles: &Profiles) -> CredentialsError {
    let name = &profiles.selected.name;
    let locations = profiles.files.locations();
    let paths = [&locations.config, &locations.credentials];
    let paths = paths.into_iter().flatten();
    let paths: Vec<String> = paths.map(|path| format!("`{}`", path.display())).collect();
    let places = match paths.is_empty() {
        true => "there is no home folder that could contain the files".to_owned(),
        false => format!("looked in {}", paths.join(" and ")),
    };
    let hint = profiles.files.hint(name);
    let message = format!("there is no profile `{name}`: {places}{hint}");
    match profiles.selected.is_explicit {
        true => CredentialsError::failed(message),
        false => CredentialsError::not_configured(message),
    }
}
