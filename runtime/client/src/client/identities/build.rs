//! Makes the identities of a client from its configuration. Decides which settings count, and which secrets are valid.

use std::sync::Arc;

use hardy_runtime::Auth;
use hardy_runtime::request::base64_string;

use crate::client::secret::{encoded, header_value};
use crate::config::{Config, ConfigError};
use crate::credentials::{
    BearerToken, BearerTokens, CachedCredentials, Chain, Credentials, ProfileCredentials,
    ProvideCredentials, SignInTokens, SourceOptions,
};
use crate::service::{ApiKeyLocation, Service};
use crate::transport::Transport;

use super::row::{Identity, Origin};

/// The identities that code, the environment or a double sets.
pub(super) fn rows(
    service: &Service,
    config: &Config,
    transport: &Arc<dyn Transport>,
) -> Result<Vec<Identity>, ConfigError> {
    let mut identities = Builder {
        config,
        transport,
        rows: Vec::new(),
    };
    let placeholder = config.auth.placeholder.as_ref();
    match (&config.credentials, placeholder) {
        (Some(set), _) => identities.add(Auth::Sigv4, Origin::Code, Arc::clone(set)),
        (None, Some(set)) => identities.fixed(Auth::Sigv4, Origin::Shared, set.clone()),
        (None, None) if service.is_aws => identities.chain(),
        (None, None) => {}
    }
    identities.bearer_token(service)?;
    identities.api_key(service)?;
    identities.basic(service)?;
    Ok(identities.rows)
}

/// Adds identities.
struct Builder<'a> {
    config: &'a Config,
    transport: &'a Arc<dyn Transport>,
    rows: Vec<Identity>,
}

impl Builder<'_> {
    fn add(&mut self, scheme: Auth, origin: Origin, source: Arc<dyn ProvideCredentials>) {
        let system = Arc::clone(&self.config.system);
        self.rows.push(Identity {
            scheme,
            origin,
            source: Some(CachedCredentials::new(system, source)),
        });
    }

    fn fixed(&mut self, scheme: Auth, origin: Origin, credentials: Credentials) {
        self.add(scheme, origin, Arc::new(credentials));
    }

    /// The sources of credentials that all AWS tools have.
    fn chain(&mut self) {
        let (system, transport) = (&self.config.system, self.transport);
        let chain = Chain::new(Arc::clone(system), Arc::clone(transport), self.options());
        self.add(Auth::Sigv4, Origin::Shared, Arc::new(chain));
    }

    /// The settings of sources that the environment and the shared files describe.
    fn options(&self) -> SourceOptions {
        let config = self.config;
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
        options
    }

    /// The token of the sign-in that the profile names, if it names one.
    fn sign_in(&mut self) {
        let loaded = self.config.loaded.as_ref();
        if !loaded.is_some_and(|loaded| loaded.has_sign_in) {
            return;
        }
        let (system, transport) = (&self.config.system, self.transport);
        let profile =
            ProfileCredentials::new(Arc::clone(system), Arc::clone(transport), self.options());
        let source = BearerTokens(Arc::new(SignInTokens(profile)));
        self.add(Auth::HttpBearer, Origin::Shared, Arc::new(source));
    }

    fn bearer_token(&mut self, service: &Service) -> Result<(), ConfigError> {
        let set = self.config.auth.bearer_token.as_ref();
        if let Some(set) = set {
            let source = BearerTokens(Arc::clone(set));
            self.add(Auth::HttpBearer, Origin::Code, Arc::new(source));
            return Ok(());
        }
        let variable = service.bearer_token_variable();
        let of_variable = self.config.service_variable(&variable)?;
        let (origin, token) = match (of_variable, &self.config.auth.placeholder) {
            (Some(token), _) => {
                check(&token, &variable)?;
                (Origin::Variable, token)
            }
            (None, Some(set)) => (Origin::Shared, set.secret_access_key().to_owned()),
            (None, None) => {
                if service.is_aws {
                    self.sign_in();
                }
                return Ok(());
            }
        };
        let source = BearerTokens(Arc::new(BearerToken::new(token)));
        self.add(Auth::HttpBearer, origin, Arc::new(source));
        Ok(())
    }

    fn api_key(&mut self, service: &Service) -> Result<(), ConfigError> {
        let Some(location) = service.api_key else {
            return Ok(());
        };
        let settings = &self.config.auth;
        let variable = service.variable("API_KEY");
        let of_variable = self.config.service_variable(&variable)?;
        let (origin, name, key) = match (&settings.api_key, of_variable, &settings.placeholder) {
            (Some(key), ..) => (Origin::Code, "with_api_key", key.clone()),
            (None, Some(key), _) => (Origin::Variable, variable.as_str(), key),
            (None, None, Some(set)) => {
                let key = set.secret_access_key().to_owned();
                (Origin::Shared, "the double", key)
            }
            (None, None, None) => return Ok(()),
        };
        let sent = match location {
            ApiKeyLocation::Header { scheme, .. } => {
                check(&key, name)?;
                scheme.map(|scheme| format!("{scheme} {key}"))
            }
            ApiKeyLocation::Query { .. } => Some(encoded(&key)),
        };
        if key.is_empty() {
            return Err(empty(name));
        }
        let credentials = Credentials::of_scheme("", key, sent);
        self.fixed(Auth::HttpApiKey, origin, credentials);
        Ok(())
    }

    fn basic(&mut self, service: &Service) -> Result<(), ConfigError> {
        let settings = &self.config.auth;
        let variables = ["USERNAME", "PASSWORD"].map(|setting| service.variable(setting));
        let of_variable = || {
            let [username, password] = &variables;
            let username = self.config.service_variable(username)?;
            let password = self.config.service_variable(password)?;
            Ok::<_, ConfigError>(username.zip(password))
        };
        let (origin, (username, password)) = match (&settings.basic, &settings.placeholder) {
            (Some(basic), _) => (Origin::Code, basic.clone()),
            // Other programs may use variables of such names.
            (None, None) if service.is_aws => return Ok(()),
            (None, placeholder) => match (of_variable()?, placeholder) {
                (Some(basic), _) => (Origin::Variable, basic),
                (None, Some(set)) => {
                    let set = [set.access_key_id(), set.secret_access_key()];
                    (Origin::Shared, set.map(str::to_owned).into())
                }
                (None, None) => return Ok(()),
            },
        };
        if username.contains(':') {
            let message = "the user name has a `:`, which separates it from the password";
            return Err(ConfigError::new(message));
        }
        let mut characters = username.chars().chain(password.chars());
        if characters.any(char::is_control) {
            let message = "the user name or the password has a control character";
            return Err(ConfigError::new(message));
        }
        let sent = base64_string(&format!("{username}:{password}"));
        let credentials = Credentials::of_scheme(&username, password, Some(sent));
        self.fixed(Auth::HttpBasic, origin, credentials);
        Ok(())
    }
}

/// Checks a secret that a header contains.
fn check(secret: &str, origin: &str) -> Result<(), ConfigError> {
    match header_value(secret) {
        _ if secret.is_empty() => Err(empty(origin)),
        Some(_) => Ok(()),
        None => Err(ConfigError::new(format!(
            "the secret of {origin} has characters that a header cannot have"
        ))),
    }
}

fn empty(origin: &str) -> ConfigError {
    ConfigError::new(format!("the secret of {origin} is empty"))
}
