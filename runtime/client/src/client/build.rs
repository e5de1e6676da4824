//! Makes a client from a configuration: checks the settings that depend on the service, and fills in the
//! transport.

use std::sync::Arc;

use hardy_runtime::endpoint::BuiltIn;

use crate::config::{Config, ConfigError, check_max_attempts, check_region};
use crate::retry::RetryQuota;
use crate::service::Service;
use crate::signing::Signer;
use crate::transport::Transport;
use crate::url;

use super::ServiceClient;
use super::clock::Skew;
use super::headers::UserAgent;
use super::identities::Identities;
use super::shared::Shared;

/// The URL of a service without endpoint rules in tests with a double.
const URL_OF_DOUBLE: &str = "https://service.example";

impl ServiceClient {
    /// Creates a client. Sends nothing.
    ///
    /// # Errors
    ///
    /// Fails if a setting is invalid or missing, such as the region.
    pub fn new(service: &'static Service, config: &Config) -> Result<Self, ConfigError> {
        let config = config.clone();
        check_region_of(service, &config)?;
        if let Some(count) = config.max_attempts {
            check_max_attempts(count, "with_max_attempts")?;
        }
        let endpoint_url = endpoint_url(service, &config)?;
        let transport = transport(&config)?;
        let identities = Identities::new(service, &config, &transport)?;
        Ok(Self {
            shared: Arc::new(Shared {
                service,
                endpoint_url,
                transport,
                identities,
                signer: Signer::default(),
                quota: RetryQuota::default(),
                skew: Skew::default(),
                user_agent: UserAgent::new(service, config.app_id.as_deref())?,
                config,
            }),
        })
    }
}

/// Checks the region, if the service has regions.
fn check_region_of(service: &Service, config: &Config) -> Result<(), ConfigError> {
    let parameters = service.rules.into_iter().flat_map(|rules| rules.parameters);
    let mut regions = parameters.filter(|one| one.built_in == Some(BuiltIn::Region));
    let needs_region = !service.signing_name.is_empty() || regions.any(|one| one.required);
    match &config.region {
        Some(region) if service.is_aws => check_region(region, config.region_origin),
        None if service.is_aws && needs_region => Err(ConfigError::new(
            "no region is set: set AWS_REGION, `region` in the profile, or `with_region`",
        )),
        _ => Ok(()),
    }
}

/// The URL that code or the environment configures for the service. A service without endpoint rules needs one.
fn endpoint_url(service: &'static Service, config: &Config) -> Result<Option<String>, ConfigError> {
    let variable = service.endpoint_url_variable();
    let configured = match (&config.endpoint_url, &config.loaded) {
        (Some(url), _) => Some((url.clone(), "with_endpoint_url".to_owned())),
        (None, Some(loaded)) if service.is_aws => loaded.endpoint_url(service)?,
        (None, _) if service.is_aws => None,
        _ => {
            let url = config.service_variable(&variable)?;
            url.map(|url| (url, variable.clone()))
        }
    };
    let Some((url, origin)) = configured else {
        return match (service.rules, &config.auth.placeholder) {
            (Some(_), _) => Ok(None),
            (None, Some(_)) => Ok(Some(URL_OF_DOUBLE.to_owned())),
            (None, None) => Err(ConfigError::new(match config.reads_variables {
                true => format!("no URL is set: set {variable} or `with_endpoint_url`"),
                false => "no URL is set: set one by `with_endpoint_url`".to_owned(),
            })),
        };
    };
    match url::fault(&url) {
        None => Ok(Some(url)),
        Some(fault) => Err(ConfigError::new(format!(
            "{origin} is \"{}\", expected a URL such as http://localhost:8000: {fault}",
            url::shown(&url)
        ))),
    }
}

/// The transport of the configuration, or that of this package.
fn transport(config: &Config) -> Result<Arc<dyn Transport>, ConfigError> {
    if let Some(transport) = &config.transport {
        return Ok(Arc::clone(transport));
    }
    #[cfg(feature = "transport")]
    {
        use crate::transport::{DefaultTransport, TransportSettings};

        let mut settings = TransportSettings {
            connect_timeout: config.timeouts.connect,
            ..TransportSettings::default()
        };
        if let Some((path, origin)) = &config.ca_bundle {
            settings.ca_bundle = Some(path.clone());
            settings.ca_bundle_origin.clone_from(origin);
        }
        let transport = DefaultTransport::new(settings, &*config.system);
        let transport = transport.map_err(|error| ConfigError::new(error.to_string()))?;
        Ok(Arc::new(transport))
    }
    #[cfg(not(feature = "transport"))]
    Err(ConfigError::new(
        "there is no transport: enable the feature `ring`, `aws-lc-rs` or `native-tls`, or set one by `with_transport`",
    ))
}
