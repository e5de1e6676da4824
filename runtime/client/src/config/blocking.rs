//! Reads a configuration while the thread waits (feature `blocking`).

use std::sync::Arc;

use crate::blocking::check;
use crate::system::{Native, System};

use super::Config;
use super::error::ConfigError;

// Nothing here waits for a runtime yet. A thread of a runtime gets an error, so that a later version may.
impl Config {
    /// The blocking version of [`from_env`](Self::from_env).
    ///
    /// # Errors
    ///
    /// As for [`from_env`](Self::from_env), and on a thread of a tokio runtime.
    pub fn blocking_from_env() -> Result<Self, ConfigError> {
        Self::blocking_load(Arc::new(Native::default()), None)
    }

    /// The blocking version of [`from_profile`](Self::from_profile).
    ///
    /// # Errors
    ///
    /// As for [`from_profile`](Self::from_profile), and on a thread of a tokio runtime.
    pub fn blocking_from_profile(name: impl AsRef<str>) -> Result<Self, ConfigError> {
        Self::blocking_load(Arc::new(Native::default()), Some(name.as_ref()))
    }

    /// The blocking version of [`from_system`](Self::from_system). For tests.
    ///
    /// # Errors
    ///
    /// As for [`from_system`](Self::from_system), and on a thread of a tokio runtime.
    pub fn blocking_from_system(system: Arc<dyn System>) -> Result<Self, ConfigError> {
        Self::blocking_load(system, None)
    }

    /// The blocking version of [`from_variables`](Self::from_variables), for the sake of later versions.
    ///
    /// # Errors
    ///
    /// Fails on a thread of a tokio runtime.
    pub fn blocking_from_variables() -> Result<Self, ConfigError> {
        check()?;
        Ok(Self::from_variables())
    }

    fn blocking_load(system: Arc<dyn System>, named: Option<&str>) -> Result<Self, ConfigError> {
        check()?;
        Self::load(system, named)
    }
}
