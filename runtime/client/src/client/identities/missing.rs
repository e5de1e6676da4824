//! The error of a call without identity. Must not know identities.

use hardy_runtime::{Auth, TransportError, TransportErrorKind};

use crate::config::Config;
use crate::service::Service;

/// The error of a call for none of whose schemes there is an identity. It lists what to set.
pub(in crate::client) fn missing(
    schemes: &[Auth],
    service: &Service,
    config: &Config,
) -> TransportError {
    let settings = schemes.iter().filter_map(|scheme| {
        Some(match scheme {
            Auth::Sigv4 => "credentials of AWS by `with_credentials`".to_owned(),
            Auth::HttpBearer => {
                let variable = service.bearer_token_variable();
                let set = setting(config, "a bearer token by `with_bearer_token`", &variable);
                match service.is_aws && config.loaded.is_some() {
                    true => format!("{set}, or `sso_session` in the profile"),
                    false => set,
                }
            }
            Auth::HttpApiKey => {
                let variable = service.variable("API_KEY");
                setting(config, "an API key by `with_api_key`", &variable)
            }
            Auth::HttpBasic => {
                let [username, password] =
                    ["USERNAME", "PASSWORD"].map(|name| service.variable(name));
                let variables = format!("{username} and {password}");
                setting(config, "a password by `with_basic_auth`", &variables)
            }
            _ => return None,
        })
    });
    let settings: Vec<String> = settings.collect();
    if let ([], Some(Auth::Other(scheme))) = (settings.as_slice(), schemes.first()) {
        let message = format!(
            "cannot sign the request: the operation requires the scheme `{scheme}`, which clients do not have"
        );
        return TransportError::new(TransportErrorKind::Signing, message);
    }
    let message = match settings.is_empty() {
        true => "this version of the client does not know the scheme of the operation".to_owned(),
        false => format!("set {}", settings.join(", or ")),
    };
    TransportError::new(TransportErrorKind::Credentials, message)
}

/// A setting in code, and the variables that set the same, if they are read.
fn setting(config: &Config, code: &str, variables: &str) -> String {
    match config.reads_variables {
        true => format!("{code} or {variables}"),
        false => code.to_owned(),
    }
}
