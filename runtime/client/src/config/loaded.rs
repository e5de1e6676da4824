//! What was read from the environment and the shared files, for settings of single services.

use std::sync::Arc;

use crate::profile::Section;
use crate::service::Service;
use crate::system::System;

use super::error::ConfigError;
use super::setting::{Setting, Sources};

/// What was read, for settings that depend on the service.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(super) system: Arc<dyn System>,
    /// The section to which `services` of the profile refers.
    pub(super) services: Option<Section>,
    /// The endpoint for all services.
    pub(super) endpoint_url: Option<Setting>,
    pub(super) ignores_endpoint_urls: bool,
    /// Whether the profile names a sign-in by `sso_session`.
    pub(crate) has_sign_in: bool,
    /// The profile that the program names.
    pub(super) named: Option<String>,
    pub(crate) warnings: Vec<String>,
}

impl Loaded {
    /// The profile that the program names, rather than the environment.
    pub(crate) fn profile(&self) -> Option<&str> {
        self.named.as_deref()
    }

    /// The endpoint that is configured for a service of AWS, and where it comes from.
    pub(crate) fn endpoint_url(
        &self,
        service: &Service,
    ) -> Result<Option<(String, String)>, ConfigError> {
        if self.ignores_endpoint_urls {
            return Ok(None);
        }
        let sources = Sources {
            system: &*self.system,
            profile: None,
        };
        let of_service = sources.variable(&service.endpoint_url_variable())?;
        let of_all = sources.variable("AWS_ENDPOINT_URL")?;
        // The environment precedes the profile, and there the service all services.
        let of_profile = || {
            let services = self.services.as_ref()?;
            let id = service.name.replace(' ', "_").to_lowercase();
            let url = services.nested(&id, "endpoint_url")?;
            let (name, place) = (services.name(), services.place(&id));
            Some(Setting {
                value: url.to_owned(),
                origin: format!("`endpoint_url` of `{id}` in `[services {name}]`{place}"),
            })
        };
        let setting = of_service
            .or(of_all)
            .or_else(of_profile)
            .or_else(|| self.endpoint_url.clone());
        Ok(setting.map(|setting| (setting.value, setting.origin)))
    }
}
