//! The address of the instance metadata service: from the program, the environment or the profile.

use std::fmt;
use std::str::FromStr;

use crate::credentials::access::{Access, Profiles};
use crate::credentials::error::CredentialsError;
use crate::url;

const ENDPOINT: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
const MODE: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";

/// Which of the two addresses of the instance metadata service is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EndpointMode {
    /// `http://169.254.169.254`
    #[default]
    IPv4,
    /// `http://[fd00:ec2::254]`
    IPv6,
}

impl EndpointMode {
    fn url(self) -> &'static str {
        match self {
            Self::IPv4 => "http://169.254.169.254",
            Self::IPv6 => "http://[fd00:ec2::254]",
        }
    }
}

/// The error of a text that is not an [`EndpointMode`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointModeError(String);

impl fmt::Display for EndpointModeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is neither `IPv4` nor `IPv6`", self.0)
    }
}

impl std::error::Error for EndpointModeError {}

/// Parses `IPv4` and `IPv6`, in any case of letters.
impl FromStr for EndpointMode {
    type Err = EndpointModeError;

    fn from_str(text: &str) -> Result<Self, EndpointModeError> {
        [(Self::IPv4, "ipv4"), (Self::IPv6, "ipv6")]
            .into_iter()
            .find(|(_, name)| text.eq_ignore_ascii_case(name))
            .map(|(mode, _)| mode)
            .ok_or_else(|| EndpointModeError(text.to_owned()))
    }
}

/// The address, and whether anything but the default names it.
pub(super) struct Endpoint {
    /// Without `/` at its end.
    pub(super) url: String,
    pub(super) is_set: bool,
}

/// An address in the environment has precedence over a mode in the program.
pub(super) fn endpoint(
    access: &Access,
    profiles: &Profiles,
    endpoint: Option<&str>,
    mode: Option<EndpointMode>,
) -> Result<Endpoint, CredentialsError> {
    let url = match endpoint {
        Some(url) => Some((url.to_owned(), "the options".to_owned())),
        None => either(access, profiles, ENDPOINT, "ec2_metadata_service_endpoint")?,
    };
    if let Some((url, name)) = url {
        return match url::fault(&url) {
            None => Ok(Endpoint {
                url: url.trim_end_matches('/').to_owned(),
                is_set: true,
            }),
            Some(fault) => Err(CredentialsError::failed(format!(
                "`{}` in {name} is not a URL of an endpoint: {fault}",
                url::shown(&url)
            ))),
        };
    }
    let url = |mode: EndpointMode| mode.url().to_owned();
    if let Some(mode) = mode {
        return Ok(Endpoint {
            url: url(mode),
            is_set: true,
        });
    }
    let set = either(access, profiles, MODE, "ec2_metadata_service_endpoint_mode")?;
    let is_set = set.is_some();
    let mode = match set {
        Some((text, name)) => text
            .parse()
            .map_err(|error| CredentialsError::failed(format!("{name} is invalid: {error}")))?,
        None => EndpointMode::default(),
    };
    Ok(Endpoint {
        url: url(mode),
        is_set,
    })
}

/// A value of the environment or the selected profile, and the name of its setting.
fn either(
    access: &Access,
    profiles: &Profiles,
    variable: &str,
    key: &str,
) -> Result<Option<(String, String)>, CredentialsError> {
    if let Some(value) = access.variable(variable)? {
        return Ok(Some((
            value,
            format!("the environment variable `{variable}`"),
        )));
    }
    let profile = profiles.files.profile(&profiles.selected.name);
    Ok(profile.and_then(|profile| {
        let value = profile.get(key)?.to_owned();
        let place = profile.place(key);
        let name = format!("`{key}` of profile `{}`{place}", profile.name());
        Some((value, name))
    }))
}
