//! Reads settings from the environment and the shared files. Decides which variables and properties count.

use std::sync::Arc;

use crate::profile::{ProfileFiles, Section, Selection};
use crate::retry::MAX_ATTEMPTS;
use crate::system::{Native, System};

use super::error::ConfigError;
use super::loaded::Loaded;
use super::preference::Preference;
use super::setting::{Setting, Sources, of_profile};
use super::{AccountIdEndpointMode, AuthSettings, Config};

/// The number of profiles that the error of an absent one lists.
const MOST_SHOWN: usize = 10;

impl Config {
    /// Reads the configuration from the environment and the shared files, as all AWS tools do.
    ///
    /// Credentials come from the environment, the profile, a web identity, a container or an instance, in
    /// this order, when the first request needs them.
    ///
    /// Clients send in a tokio runtime with timers and sockets (`enable_all`, as of `#[tokio::main]`), or by blocking
    /// methods (feature `blocking`), which need none.
    ///
    /// # Errors
    ///
    /// Fails if a setting is invalid, or if a file cannot be read.
    pub async fn from_env() -> Result<Self, ConfigError> {
        Self::load(Arc::new(Native::default()), None)
    }

    /// As [`from_env`](Self::from_env), with this profile instead of that in `AWS_PROFILE`.
    ///
    /// # Errors
    ///
    /// As for [`from_env`](Self::from_env), and if there is no such profile.
    pub async fn from_profile(name: impl AsRef<str>) -> Result<Self, ConfigError> {
        Self::load(Arc::new(Native::default()), Some(name.as_ref()))
    }

    /// As [`from_env`](Self::from_env), from another [`System`]. For tests.
    ///
    /// # Errors
    ///
    /// As for [`from_env`](Self::from_env).
    pub async fn from_system(system: Arc<dyn System>) -> Result<Self, ConfigError> {
        Self::load(system, None)
    }

    /// Reads the environment and the shared files of `system`. `named` is the profile in code.
    pub(super) fn load(system: Arc<dyn System>, named: Option<&str>) -> Result<Self, ConfigError> {
        let files = ProfileFiles::load(&*system)?;
        let selection = Selection::of(&*system, named);
        let profile = files.profile(&selection.name).cloned();
        if profile.is_none() && selection.is_explicit {
            return Err(missing_profile(&selection, named.is_some(), &files));
        }
        let sources = Sources {
            system: &*system,
            profile: profile.as_ref(),
        };
        let get = |variables: &[&str], key: &str| sources.setting(variables, key);
        let is_set = |variables: &[&str], key: &str| match get(variables, key)? {
            Some(setting) => setting.boolean(),
            None => Ok(false),
        };
        let mut warnings = Vec::new();
        if let Some(mode) = get(&["AWS_RETRY_MODE"], "retry_mode")? {
            warnings.extend(check_retry_mode(&mode)?);
        }
        let mut auth = AuthSettings::default();
        if let Some(setting) = get(&["AWS_AUTH_SCHEME_PREFERENCE"], "auth_scheme_preference")? {
            let (preference, warning) = preferred(&setting);
            auth.preference = preference;
            warnings.extend(warning);
        }
        let attempts = get(&["AWS_MAX_ATTEMPTS"], "max_attempts")?;
        let region = get(&["AWS_REGION", "AWS_DEFAULT_REGION"], "region")?;
        let ca_bundle = get(&["AWS_CA_BUNDLE"], "ca_bundle")?;
        let app_id = get(&["AWS_SDK_UA_APP_ID"], "sdk_ua_app_id")?;
        let mode = get(
            &["AWS_ACCOUNT_ID_ENDPOINT_MODE"],
            "account_id_endpoint_mode",
        )?;
        let mode = mode.map(|setting| AccountIdEndpointMode::of(&setting));
        let has_sign_in = profile
            .as_ref()
            .is_some_and(|profile| profile.get("sso_session").is_some());
        Ok(Self {
            auth,
            region: region.map(Setting::region).transpose()?,
            use_fips: is_set(&["AWS_USE_FIPS_ENDPOINT"], "use_fips_endpoint")?,
            use_dual_stack: is_set(&["AWS_USE_DUALSTACK_ENDPOINT"], "use_dualstack_endpoint")?,
            account_id_endpoint_mode: mode.transpose()?.unwrap_or_default(),
            max_attempts: attempts.map(|setting| setting.count()).transpose()?,
            ca_bundle: ca_bundle.map(Setting::path),
            app_id: app_id.map(|setting| setting.value),
            loaded: Some(Arc::new(Loaded {
                endpoint_url: get(&["AWS_ENDPOINT_URL"], "endpoint_url")?,
                ignores_endpoint_urls: is_set(
                    &["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"],
                    "ignore_configured_endpoint_urls",
                )?,
                services: services(&files, profile.as_ref())?,
                system: Arc::clone(&system),
                has_sign_in,
                named: named.map(str::to_owned),
                warnings,
            })),
            reads_variables: true,
            ..Self::empty(Arc::clone(&system))
        })
    }
}

fn missing_profile(selection: &Selection, is_named: bool, files: &ProfileFiles) -> ConfigError {
    let origin = match is_named {
        true => "the program",
        false => "AWS_PROFILE",
    };
    let name = &selection.name;
    let mut known: Vec<String> = files
        .profiles()
        .map(|profile| format!("`{}`", profile.name()))
        .collect();
    let count = known.len();
    if count > MOST_SHOWN {
        known.truncate(MOST_SHOWN);
        known.push(format!("and {} more", count - MOST_SHOWN));
    }
    let known = match count {
        0 => "they have no profiles".to_owned(),
        1 => format!("they have only the profile {}", known.join("")),
        _ => format!("they have the profiles {}", known.join(", ")),
    };
    let hint = files.hint(name);
    ConfigError::new(format!(
        "{origin} selects the profile `{name}`, which does not exist in the shared config and credentials files; \
         {known}{hint}"
    ))
}

/// The section to which the property `services` of a profile refers.
fn services(
    files: &ProfileFiles,
    profile: Option<&Section>,
) -> Result<Option<Section>, ConfigError> {
    let Some(setting) = profile.and_then(|profile| of_profile(profile, "services")) else {
        return Ok(None);
    };
    match files.services(&setting.value) {
        Some(section) => Ok(Some(section.clone())),
        None => Err(setting.invalid("the name of a section `[services …]`")),
    }
}

/// The preferred schemes, and a warning about those that clients do not have.
fn preferred(setting: &Setting) -> (Preference, Option<String>) {
    let Setting { value, origin } = setting;
    let (preference, unknown) = Preference::parse(value);
    let warning = (!unknown.is_empty()).then(|| {
        let unknown = unknown.join("`, `");
        format!("{origin} names `{unknown}`: clients do not have these schemes, and ignore them")
    });
    (preference, warning)
}

/// A warning about a mode that is not supported.
fn check_retry_mode(mode: &Setting) -> Result<Option<String>, ConfigError> {
    let Setting { value, origin } = mode;
    match value.to_ascii_lowercase().as_str() {
        "standard" => Ok(None),
        "legacy" | "adaptive" => Ok(Some(format!(
            "{origin} is {value:?}, which is not supported: the retry mode is `standard`, with {MAX_ATTEMPTS} \
             attempts unless AWS_MAX_ATTEMPTS states another number"
        ))),
        _ => Err(mode.invalid("`standard`, `adaptive` or `legacy`")),
    }
}
