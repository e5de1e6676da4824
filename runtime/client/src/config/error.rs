//! The error of a configuration.

use std::fmt;

use crate::profile::ProfileError;

/// Why a configuration cannot be used: one sentence, which names the setting and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(String);

impl ConfigError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl From<ProfileError> for ConfigError {
    fn from(error: ProfileError) -> Self {
        Self::new(error.to_string())
    }
}
