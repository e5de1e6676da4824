//! Why a case has no credentials: the words of the AWS SDK for Rust, and ours for the same cause.

/// Ours for what is no address.
const NOT_A_URL: &[&str] = &["is not a URL", "is not a path", "does not start with `/`"];

/// Words of the expected error, and those of which ours must contain one. The first row whose words are in
/// the expected error counts.
const CAUSES: &[(&str, &[&str])] = &[
    // Files.
    ("could not parse profile file", &["cannot parse"]),
    (
        "Profile definition must end with",
        &["the header of a section must end with `]`"],
    ),
    (
        "Expected a profile definition",
        &["expected the header of a section"],
    ),
    (
        "Expected a property definition",
        &["the line is indented, but continues no property"],
    ),
    (
        "Expected an '=' sign defining a property",
        &["expected `=` after the name of the property"],
    ),
    (
        "Expected an '=' sign defining a sub-property",
        &["expected `=` after the name of the nested property"],
    ),
    (
        "Sub-property did not have a name",
        &["the nested property has no name"],
    ),
    (
        "Property did not have a name",
        &["the property has no name"],
    ),
    ("No such file or directory", &["No such file or directory"]),
    // Profiles.
    ("No profiles were defined", &["there is no profile"]),
    ("could not find source profile", &["which does not exist"]),
    (
        "did not contain credential information",
        &["contains no credentials"],
    ),
    ("missing credential source", &["contains no credentials"]),
    ("infinite loop", &["leads from a profile back to itself"]),
    (
        "both source_profile and credential_source",
        &["excludes `credential_source`"],
    ),
    (
        "profile must contain `source_profile`",
        &["needs `source_profile` or `credential_source`"],
    ),
    (
        "missing aws_secret_access_key",
        &["`aws_secret_access_key` is not"],
    ),
    ("missing aws_access_key_id", &["`aws_access_key_id` is not"]),
    ("`role_arn` was missing", &["needs `role_arn`"]),
    ("provider is not supported", &["`credential_source`"]),
    ("unknown provider", &["`credential_source`"]),
    (
        "was not defined",
        &["which does not exist", "there is no profile"],
    ),
    // Sign-ins.
    (
        "can only be specified in the [sso-session]",
        &["belongs in `[sso-session"],
    ),
    ("sso-session named", &["`, which does not exist"]),
    (
        "`sso_account_id` must also be set",
        &["`sso_account_id`, which is not set"],
    ),
    (
        "`sso_role_name` must also be set",
        &["`sso_role_name`, which is not set"],
    ),
    (
        "will resolve an access token",
        &["gives a token and no credentials"],
    ),
    ("SSO token", &["the token of the sign-in"]),
    ("failed to load token", &["the token of the sign-in"]),
    ("cached token", &["the token of the sign-in"]),
    // Programs.
    (
        "external process exited with code",
        &["the program that prints credentials failed"],
    ),
    ("could not parse response", &["printed something else"]),
    // Containers.
    ("No environment variables were set", &["is set"]),
    ("did not specify a host", &["starts with neither"]),
    ("loopback", &["neither this machine nor a container agent"]),
    ("invalid relative", NOT_A_URL),
    (
        "allowed IP address",
        &["neither this machine nor a container agent"],
    ),
    // Instances.
    (
        "IMDS is disabled",
        &["the instance metadata service is disabled"],
    ),
    (
        "IMDS disabled",
        &["the instance metadata service is disabled"],
    ),
    (
        "is not a valid endpoint mode",
        &["is neither `IPv4` nor `IPv6`"],
    ),
    ("invalid uri", NOT_A_URL),
    ("invalid URI", NOT_A_URL),
    ("URI was invalid", NOT_A_URL),
    // Whatever the source.
    ("the credential provider was not enabled", &[""]),
    (
        "no providers in chain provided credentials",
        &["no source has any"],
    ),
    ("an error occurred while loading credentials", &[""]),
];

/// The difference, if an error does not have the expected cause.
///
/// Of a cause without a row, the error must contain the names that the expected one has in backquotes.
pub(super) fn difference(expected: &str, actual: &str) -> Option<String> {
    let is_same = match service_error(expected) {
        Some((code, message)) => actual.contains(code) && actual.contains(message),
        None => match CAUSES.iter().find(|(theirs, _)| expected.contains(theirs)) {
            Some((_, ours)) => ours.iter().any(|words| actual.contains(words)),
            None => expected
                .split('`')
                .skip(1)
                .step_by(2)
                .all(|name| actual.contains(name)),
        },
    };
    (!is_same).then(|| format!("expected error: {expected}\nactual error: {actual}"))
}

/// The code and message of a service. The SDK adds `Exception` to the code.
fn service_error(expected: &str) -> Option<(&str, &str)> {
    let (code, message) = expected.split_once("Exception: ")?;
    Some((code.rsplit(' ').next().unwrap_or(code), message))
}
