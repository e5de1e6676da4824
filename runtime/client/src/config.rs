//! The configuration of a client: its settings, their defaults, and how code changes them.
//!
//! [`Config::from_env`] reads the settings from the environment and from the shared files of AWS tools.

// `config/load.rs` decides where settings come from, this file what they are.

mod account_id;
mod auth;
mod auth_settings;
#[cfg(feature = "blocking")]
mod blocking;
mod error;
mod load;
mod loaded;
mod preference;
mod region;
mod setting;
mod variables;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hardy_runtime::{Checks, Validation};

use crate::credentials::ProvideCredentials;
use crate::system::{Native, System};
use crate::transport::Transport;

pub use account_id::AccountIdEndpointMode;
pub(crate) use auth_settings::AuthSettings;
pub use error::ConfigError;
use loaded::Loaded;
pub(crate) use preference::Preference;
pub(crate) use region::check_region;
pub(crate) use setting::check_max_attempts;

/// The largest response that is read as a whole, in bytes, unless a setting states another.
const MAX_RESPONSE_BYTES: u64 = 128 << 20;

/// The configuration of a client. Clones are cheap.
///
/// - For services of AWS, [`from_env`](Self::from_env) reads the settings that all AWS tools share.
///   [`new`](Self::new) reads nothing.
/// - For other services, [`from_variables`](Self::from_variables) lets the client read the environment variables of its
///   service. [`for_url`](Self::for_url) reads nothing.
///
/// All other settings have the same defaults in each.
#[derive(Clone)]
pub struct Config {
    pub(crate) region: Option<String>,
    /// Where the region comes from, for errors.
    pub(crate) region_origin: &'static str,
    pub(crate) credentials: Option<Arc<dyn ProvideCredentials>>,
    pub(crate) auth: AuthSettings,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) use_fips: bool,
    pub(crate) use_dual_stack: bool,
    pub(crate) account_id_endpoint_mode: AccountIdEndpointMode,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) timeouts: Timeouts,
    pub(crate) validation: Checks,
    pub(crate) max_response_bytes: u64,
    pub(crate) app_id: Option<String>,
    pub(crate) ca_bundle: Option<(PathBuf, String)>,
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(crate) system: Arc<dyn System>,
    /// What was read from the environment and the shared files, for settings of single services.
    pub(crate) loaded: Option<Arc<Loaded>>,
    /// Whether a client reads the environment variables of its service.
    pub(crate) reads_variables: bool,
}

/// Time limits. `None` is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timeouts {
    pub(crate) connect: Option<Duration>,
    pub(crate) read: Option<Duration>,
    pub(crate) attempt: Option<Duration>,
    pub(crate) call: Option<Duration>,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Some(Duration::from_secs(3)),
            read: Some(Duration::from_secs(60)),
            attempt: None,
            call: None,
        }
    }
}

impl Config {
    /// Creates a configuration for a region, such as `us-east-1`, with these credentials. Reads nothing
    /// from the environment, except proxies.
    ///
    /// Creating a client fails if the region is not one: 1 to 63 letters, digits and `-`, without `-` at its
    /// beginning or end, and not digits alone.
    pub fn new(region: impl Into<String>, credentials: impl ProvideCredentials) -> Self {
        Self {
            region: Some(region.into()),
            region_origin: "the region of `Config::new`",
            credentials: Some(Arc::new(credentials)),
            ..Self::empty(Arc::new(Native::default()))
        }
    }

    /// Creates a configuration for a service at this URL, such as `https://lamps.example/v1`, without region and
    /// credentials. Reads nothing from the environment, except proxies.
    ///
    /// The URL may have a port and a path, but neither user information nor a query.
    pub fn for_url(url: impl Into<String>) -> Self {
        Self::empty(Arc::new(Native::default())).with_endpoint_url(url)
    }

    /// Creates a configuration for a service outside of AWS, whose client reads what code does not set from environment
    /// variables. Their names begin with that of the service, for example `LAMP_STORE` for the service `LampStore`:
    ///
    /// | variable | instead of |
    /// |---|---|
    /// | `LAMP_STORE_ENDPOINT_URL` | [`with_endpoint_url`](Self::with_endpoint_url) |
    /// | `LAMP_STORE_BEARER_TOKEN` | [`with_bearer_token`](Self::with_bearer_token) |
    /// | `LAMP_STORE_API_KEY` | [`with_api_key`](Self::with_api_key) |
    /// | `LAMP_STORE_USERNAME` and `LAMP_STORE_PASSWORD` | [`with_basic_auth`](Self::with_basic_auth) |
    ///
    /// The client reads them when it is created. Empty variables count as absent.
    pub fn from_variables() -> Self {
        Self {
            reads_variables: true,
            ..Self::empty(Arc::new(Native::default()))
        }
    }

    /// No region, no credentials, and defaults for everything else.
    pub(crate) fn empty(system: Arc<dyn System>) -> Self {
        Self {
            region: None,
            region_origin: "the region",
            credentials: None,
            auth: AuthSettings::default(),
            endpoint_url: None,
            use_fips: false,
            use_dual_stack: false,
            account_id_endpoint_mode: AccountIdEndpointMode::default(),
            max_attempts: None,
            timeouts: Timeouts::default(),
            validation: Validation::Required.into(),
            max_response_bytes: MAX_RESPONSE_BYTES,
            app_id: None,
            ca_bundle: None,
            transport: None,
            system,
            loaded: None,
            reads_variables: false,
        }
    }

    /// Sets the region, such as `us-east-1`.
    #[must_use]
    pub fn with_region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self.region_origin = "with_region";
        self
    }

    /// Sets the source of credentials, or [`Credentials`](crate::Credentials) themselves.
    #[must_use]
    pub fn with_credentials(mut self, credentials: impl ProvideCredentials) -> Self {
        self.credentials = Some(Arc::new(credentials));
        self
    }

    /// Sets the URL to which requests are sent, such as `http://localhost:8000`, instead of the endpoint of
    /// the service in the region. It may have a port and a path, but neither user information nor a query.
    #[must_use]
    pub fn with_endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.endpoint_url = Some(url.into());
        self
    }

    /// Sets whether to use endpoints with validated cryptography (FIPS 140). `false` by default.
    #[must_use]
    pub fn with_fips(mut self, use_fips: bool) -> Self {
        self.use_fips = use_fips;
        self
    }

    /// Sets whether to use endpoints that IPv6 reaches, too. `false` by default.
    #[must_use]
    pub fn with_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.use_dual_stack = use_dual_stack;
        self
    }

    /// Sets whether endpoints contain the account of the credentials. By default, they do if it is known.
    #[must_use]
    pub fn with_account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
        self.account_id_endpoint_mode = mode;
        self
    }

    /// Sets the number of attempts of a call, the first one included. 3 by default, and 4 for Amazon
    /// DynamoDB and its streams. Creating a client fails for 0.
    ///
    /// A client retries errors that the model marks as retryable, codes of throttling, the statuses 429, 500, 502, 503
    /// and 504, and connections that break. It waits longer if the service asks for it: services of AWS by the header
    /// `x-amz-retry-after`, others by `Retry-After` in seconds, of which it waits at most 20 more than without.
    #[must_use]
    pub fn with_max_attempts(mut self, count: u32) -> Self {
        self.max_attempts = Some(count);
        self
    }

    /// Sets how long making a connection may take, TLS included. 3 seconds by default; `None` is no limit.
    /// A transport of your own does not use it. [`Call::connect_timeout`](crate::Call::connect_timeout)
    /// overrides it.
    #[must_use]
    pub fn with_connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts.connect = limit.into();
        self
    }

    /// Sets how long the client waits for the response, and then for each next part of its body. 60
    /// seconds by default; `None` is no limit.
    ///
    /// A few operations respond late, such as `ReceiveMessage` of Amazon SQS: the client waits for them as
    /// long as the service may take, if that is longer. The option
    /// [`read_timeout`](crate::Call::read_timeout) of a call counts in any case.
    #[must_use]
    pub fn with_read_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts.read = limit.into();
        self
    }

    /// Sets how long one attempt of a call may take. No limit by default.
    #[must_use]
    pub fn with_attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts.attempt = limit.into();
        self
    }

    /// Sets how long a call may take, all attempts and the delays between them included. No limit by
    /// default.
    #[must_use]
    pub fn with_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts.call = limit.into();
        self
    }

    /// Sets how inputs are validated before they are sent. [`Validation::Required`] by default.
    #[must_use]
    pub fn with_validation(mut self, checks: impl Into<Checks>) -> Self {
        self.validation = checks.into();
        self
    }

    /// Sets the largest response that is read as a whole, in bytes. 128 MiB by default. A stream has no
    /// limit.
    #[must_use]
    pub fn with_max_response_bytes(mut self, limit: u64) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Sets the name of your application, which the header `user-agent` contains.
    #[must_use]
    pub fn with_app_id(mut self, app_id: impl Into<String>) -> Self {
        self.app_id = Some(app_id.into());
        self
    }

    /// Sets a file of root certificates in PEM form, instead of those of the system. A transport of your own
    /// does not use it.
    #[must_use]
    pub fn with_ca_bundle(mut self, file: impl Into<PathBuf>) -> Self {
        self.ca_bundle = Some((file.into(), "with_ca_bundle".to_owned()));
        self
    }

    /// Sets an HTTP stack of your own.
    #[must_use]
    pub fn with_transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets where clock, randomness and files come from. For tests.
    #[must_use]
    pub fn with_system(mut self, system: impl System) -> Self {
        self.system = Arc::new(system);
        self
    }

    /// The region, if one is set.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Settings of the environment that were read but have another effect than they state, a sentence for
    /// each. A program can log them.
    pub fn warnings(&self) -> &[String] {
        self.loaded.as_ref().map_or(&[], |loaded| &loaded.warnings)
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("region", &self.region)
            .field("credentials", &self.credentials)
            .field("bearer_token", &self.auth.bearer_token)
            .field("has_api_key", &self.auth.api_key.is_some())
            .field("has_basic_auth", &self.auth.basic.is_some())
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("max_attempts", &self.max_attempts)
            .field("timeouts", &self.timeouts)
            .field("validation", &self.validation)
            // Its user information may be a password.
            .field("has_endpoint_url", &self.endpoint_url.is_some())
            .finish_non_exhaustive()
    }
}
