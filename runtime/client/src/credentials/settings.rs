//! Settings of calls to AWS services: region, FIPS, dual-stack and endpoints, from options, environment and
//! the selected profile, in this order.

use super::access::{Access, Profiles};
use super::error::CredentialsError;
use super::service::Service;
use crate::profile::Section;
use crate::url;
use hardy_runtime::endpoint::is_valid_region;

/// The region of services that work in each, if nobody sets one.
const FALLBACK_REGION: &str = "us-east-1";

/// The settings of one call for credentials.
#[derive(Clone, Copy)]
pub(super) struct Settings<'a> {
    pub(super) access: &'a Access,
    pub(super) profiles: &'a Profiles,
}

/// A value, and the setting that it comes from.
struct Setting {
    value: String,
    name: String,
}

impl<'a> Settings<'a> {
    /// The region for calls of AWS STS. Credentials are valid in all regions, so that there is a fallback.
    pub(super) fn region(&self) -> Result<String, CredentialsError> {
        let set = match &self.access.options.region {
            Some(region) => Some(Setting {
                value: region.clone(),
                name: "the options".to_owned(),
            }),
            None => match self.variable("AWS_REGION")? {
                None => self.either("AWS_DEFAULT_REGION", "region")?,
                region => region,
            },
        };
        let Some(Setting { value, name }) = set else {
            return Ok(FALLBACK_REGION.to_owned());
        };
        match is_valid_region(&value) {
            true => Ok(value),
            false => Err(CredentialsError::failed(format!(
                "`{value}` in {name} is not the name of a region"
            ))),
        }
    }

    /// The URL of a service in a region, without `/` at its end.
    pub(super) fn url(&self, service: &Service, region: &str) -> Result<String, CredentialsError> {
        if let Some(Setting { value, name }) = self.endpoint(service)? {
            return match url::fault(&value) {
                None => Ok(value.trim_end_matches('/').to_owned()),
                Some(fault) => Err(CredentialsError::failed(format!(
                    "`{}` in {name} is not a URL of an endpoint: {fault}",
                    url::shown(&value)
                ))),
            };
        }
        let options = &self.access.options;
        let use_fips = match options.use_fips {
            Some(set) => set,
            None => self.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?,
        };
        let use_dual_stack = match options.use_dual_stack {
            Some(set) => set,
            None => self.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?,
        };
        Ok(service.url(region, use_fips, use_dual_stack))
    }

    /// The endpoint in environment or profile. The environment has precedence, even if the profile is more
    /// specific.
    fn endpoint(&self, service: &Service) -> Result<Option<Setting>, CredentialsError> {
        let variable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
        if self.flag(variable, "ignore_configured_endpoint_urls")? {
            return Ok(None);
        }
        let variable = format!("AWS_ENDPOINT_URL_{}", service.key.to_ascii_uppercase());
        if let Some(set) = self.variable(&variable)? {
            return Ok(Some(set));
        }
        if let Some(set) = self.variable("AWS_ENDPOINT_URL")? {
            return Ok(Some(set));
        }
        Ok(self
            .endpoint_of_services(service)
            .or_else(|| self.property("endpoint_url")))
    }

    /// The endpoint in the section `[services …]` that the profile names.
    fn endpoint_of_services(&self, service: &Service) -> Option<Setting> {
        let name = self.profile()?.get("services")?;
        let services = self.profiles.files.services(name)?;
        let value = services.nested(service.key, "endpoint_url")?.to_owned();
        let place = services.place(service.key);
        let name = format!("`{}` of services `{name}`{place}", service.key);
        Some(Setting { value, name })
    }

    fn flag(&self, variable: &str, key: &str) -> Result<bool, CredentialsError> {
        let Some(Setting { value, name }) = self.either(variable, key)? else {
            return Ok(false);
        };
        if value.eq_ignore_ascii_case("true") {
            Ok(true)
        } else if value.eq_ignore_ascii_case("false") {
            Ok(false)
        } else {
            let message = format!("`{value}` in {name} is neither `true` nor `false`");
            Err(CredentialsError::failed(message))
        }
    }

    fn either(&self, variable: &str, key: &str) -> Result<Option<Setting>, CredentialsError> {
        let variable = self.variable(variable)?;
        Ok(variable.or_else(|| self.property(key)))
    }

    fn variable(&self, name: &str) -> Result<Option<Setting>, CredentialsError> {
        let value = self.access.variable(name)?;
        Ok(value.map(|value| Setting {
            value,
            name: format!("the environment variable `{name}`"),
        }))
    }

    fn property(&self, key: &str) -> Option<Setting> {
        let profile = self.profile()?;
        Some(Setting {
            value: profile.get(key)?.to_owned(),
            name: format!(
                "`{key}` of profile `{}`{}",
                profile.name(),
                profile.place(key)
            ),
        })
    }

    /// The selected profile.
    pub(super) fn profile(&self) -> Option<&'a Section> {
        self.profiles.files.profile(&self.profiles.selected.name)
    }
}
