//! One setting: a variable of the environment, or else a property of the profile.

use std::path::PathBuf;

use crate::profile::Section;
use crate::system::System;

use super::error::ConfigError;
use super::region::check_region;

/// A value, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) value: String,
    /// For errors, such as `AWS_MAX_ATTEMPTS`.
    pub(super) origin: String,
}

/// Where settings come from.
pub(super) struct Sources<'a> {
    pub(super) system: &'a dyn System,
    pub(super) profile: Option<&'a Section>,
}

impl Sources<'_> {
    /// The first of the variables that is set and not empty, or else the property of the profile.
    pub(super) fn setting(
        &self,
        variables: &[&str],
        key: &str,
    ) -> Result<Option<Setting>, ConfigError> {
        for variable in variables {
            if let Some(setting) = self.variable(variable)? {
                return Ok(Some(setting));
            }
        }
        Ok(self.profile.and_then(|profile| of_profile(profile, key)))
    }

    /// A variable of the environment that is set and not empty.
    pub(super) fn variable(&self, name: &str) -> Result<Option<Setting>, ConfigError> {
        let Some(value) = self.system.variable(name) else {
            return Ok(None);
        };
        let Ok(value) = value.into_string() else {
            return Err(ConfigError::new(format!("{name} is not Unicode")));
        };
        let value = value.trim();
        Ok((!value.is_empty()).then(|| Setting {
            value: value.to_owned(),
            origin: name.to_owned(),
        }))
    }
}

/// What a number of attempts is.
const COUNT: &str = "a number from 1 to 4294967295";

/// Checks a number of attempts. `origin` says where it comes from.
pub(crate) fn check_max_attempts(count: u32, origin: &str) -> Result<(), ConfigError> {
    match count {
        0 => Err(ConfigError::new(format!("{origin} is 0, expected {COUNT}"))),
        _ => Ok(()),
    }
}

/// A property of a profile.
pub(super) fn of_profile(profile: &Section, key: &str) -> Option<Setting> {
    Some(Setting {
        value: profile.get(key)?.to_owned(),
        origin: format!(
            "`{key}` of profile `{}`{}",
            profile.name(),
            profile.place(key)
        ),
    })
}

impl Setting {
    /// A Boolean, in any case of letters.
    pub(super) fn boolean(&self) -> Result<bool, ConfigError> {
        match self.value.to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.invalid("`true` or `false`")),
        }
    }

    /// A number of at least 1.
    pub(super) fn count(&self) -> Result<u32, ConfigError> {
        let count = self.value.parse().ok().filter(|count| *count > 0);
        count.ok_or_else(|| self.invalid(COUNT))
    }

    /// A region.
    pub(super) fn region(self) -> Result<String, ConfigError> {
        check_region(&self.value, &self.origin)?;
        Ok(self.value)
    }

    pub(super) fn path(self) -> (PathBuf, String) {
        (self.value.into(), self.origin)
    }

    pub(super) fn invalid(&self, expected: &str) -> ConfigError {
        let Self { value, origin } = self;
        ConfigError::new(format!("{origin} is {value:?}, expected {expected}"))
    }
}
