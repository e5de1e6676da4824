//! The options of one call, and what counts where it has none.

use std::fmt;
use std::time::Duration;

use hardy_runtime::{Checks, HttpRequest, TransportError, TransportErrorKind};
use http::HeaderMap;

use crate::config::{Config, ConfigError, check_max_attempts, check_region};
use crate::transport::ConnectTimeout;

use super::headers::is_owned;

/// Options of one call. `None` is the setting of the client.
#[derive(Clone, Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Option<Duration>>,
    pub(crate) attempt_timeout: Option<Option<Duration>>,
    pub(crate) connect_timeout: Option<Option<Duration>>,
    pub(crate) read_timeout: Option<Option<Duration>>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) validation: Option<Checks>,
    pub(crate) region: Option<String>,
    pub(crate) headers: HeaderMap,
}

impl CallOptions {
    /// Checks the options that can be invalid. `Call` cannot: its methods return no error.
    pub(super) fn check(&self) -> Result<(), TransportError> {
        let invalid = |error| TransportError::new(TransportErrorKind::Configuration, error);
        if let Some(region) = &self.region {
            check_region(region, "the region of the call").map_err(invalid)?;
        }
        if let Some(count) = self.max_attempts {
            check_max_attempts(count, "max_attempts of the call").map_err(invalid)?;
        }
        if let Some(name) = self.headers.keys().find(|name| is_owned(name)) {
            let message = format!("a call cannot set the header `{name}`: the client sets it");
            return Err(invalid(ConfigError::new(message)));
        }
        Ok(())
    }

    pub(crate) fn timeout(&self, config: &Config) -> Option<Duration> {
        self.timeout.unwrap_or(config.timeouts.call)
    }

    pub(crate) fn attempt_timeout(&self, config: &Config) -> Option<Duration> {
        self.attempt_timeout.unwrap_or(config.timeouts.attempt)
    }

    pub(crate) fn region<'a>(&'a self, config: &'a Config) -> &'a str {
        let region = self.region.as_deref().or(config.region.as_deref());
        region.unwrap_or_default()
    }

    pub(crate) fn validation(&self, config: &Config) -> Checks {
        let checks = self.validation.as_ref().unwrap_or(&config.validation);
        checks.clone()
    }

    /// Adds what the transport gets: headers, and the limit of connecting.
    pub(crate) fn add_to(&self, request: &mut HttpRequest) {
        for (name, value) in &self.headers {
            request.headers_mut().insert(name, value.clone());
        }
        if let Some(limit) = self.connect_timeout {
            request.extensions_mut().insert(ConnectTimeout(limit));
        }
    }
}

/// Shows the names of headers, but not their values, which may be secrets.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("max_attempts", &self.max_attempts)
            .field("validation", &self.validation)
            .field("region", &self.region)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}
