//! The environment variables of one service: their names, and what they set. Must not know the settings that all
//! services share.

use crate::service::Service;

use super::Config;
use super::error::ConfigError;
use super::setting::{Setting, Sources};

impl Service {
    /// The variable with the URL of the service.
    pub(crate) fn endpoint_url_variable(&self) -> String {
        match self.is_aws {
            true => format!("AWS_ENDPOINT_URL_{}", upper(self.name)),
            false => self.variable("ENDPOINT_URL"),
        }
    }

    /// The variable with a bearer token. For services of AWS, all SDKs have this name.
    pub(crate) fn bearer_token_variable(&self) -> String {
        match self.is_aws {
            true if self.signing_name.is_empty() => {
                format!("AWS_BEARER_TOKEN_{}", upper(self.name))
            }
            true => format!("AWS_BEARER_TOKEN_{}", upper(self.signing_name)),
            false => self.variable("BEARER_TOKEN"),
        }
    }

    /// The variable with another setting, such as `LAMP_STORE_API_KEY`.
    pub(crate) fn variable(&self, setting: &str) -> String {
        format!("{}_{setting}", upper(self.name))
    }
}

fn upper(name: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric();
    let name = name.replace(|character| !is_plain(character), "_");
    name.to_uppercase()
}

impl Config {
    /// A variable of a service, if the configuration comes from the environment.
    pub(crate) fn service_variable(&self, name: &str) -> Result<Option<String>, ConfigError> {
        if !self.reads_variables {
            return Ok(None);
        }
        let sources = Sources {
            system: &*self.system,
            profile: None,
        };
        let setting = sources.variable(name)?;
        Ok(setting.map(|Setting { value, .. }| value))
    }
}
