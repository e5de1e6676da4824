//! Makes a client from a configuration: checks the settings that depend on the service, and fills in the
//! transport and the credentials.

use std::sync::Arc;

use crate::config::{Config, ConfigError, check_max_attempts, check_region};
use crate::credentials::{CachedCredentials, Chain, SourceOptions};
use crate::retry::RetryQuota;
use crate::service::Service;
use crate::signing::Signer;
use crate::transport::Transport;
use crate::url;

use super::ServiceClient;
use super::clock::Skew;
use super::headers::UserAgent;
use super::shared::Shared;

impl ServiceClient {
    /// Creates a client. Sends nothing.
    ///
    /// # Errors
    ///
    /// Fails if a setting is invalid or missing, such as the region.
    pub fn new(service: &'static Service, config: &Config) -> Result<Self, ConfigError> {
        let config = config.clone();
        let Some(region) = &config.region else {
            return Err(ConfigError::new(
                "no region is set: set AWS_REGION, `region` in the profile, or `with_region`",
            ));
        };
        check_region(region, config.region_origin)?;
        if let Some(count) = config.max_attempts {
            check_max_attempts(count, "with_max_attempts")?;
        }
        let endpoint_url = endpoint_url(service, &config)?;
        let transport = transport(&config)?;
        let credentials = match &config.credentials {
            Some(credentials) => Arc::clone(credentials),
            None => Arc::new(chain(&config, &transport)),
        };
        let system = Arc::clone(&config.system);
        Ok(Self {
            shared: Arc::new(Shared {
                service,
                endpoint_url,
                transport,
                credentials: CachedCredentials::new(system, credentials),
                signer: Signer::default(),
                quota: RetryQuota::default(),
                skew: Skew::default(),
                user_agent: UserAgent::new(service.sdk_id, config.app_id.as_deref())?,
                config,
            }),
        })
    }
}

/// The URL that code or the environment configures for the service.
fn endpoint_url(service: &'static Service, config: &Config) -> Result<Option<String>, ConfigError> {
    let of_code = config.endpoint_url.as_ref();
    let of_code = of_code.map(|url| (url.clone(), "with_endpoint_url".to_owned()));
    let configured = match (&config.loaded, of_code) {
        (Some(loaded), None) => loaded.endpoint_url(service.sdk_id)?,
        (_, of_code) => of_code,
    };
    let Some((url, origin)) = configured else {
        return Ok(None);
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
        "there is no transport: enable the feature `ring` or `aws-lc-rs`, or set one by `with_transport`",
    ))
}

/// The sources of credentials that all AWS tools have.
fn chain(config: &Config, transport: &Arc<dyn Transport>) -> Chain {
    let mut options = SourceOptions::new()
        .with_fips(config.use_fips)
        .with_dual_stack(config.use_dual_stack);
    if let Some(region) = &config.region {
        options = options.with_region(region);
    }
    let profile = config.loaded.as_ref().and_then(|loaded| loaded.profile());
    if let Some(profile) = profile {
        options = options.with_profile(profile);
    }
    Chain::new(Arc::clone(&config.system), Arc::clone(transport), options)
}
