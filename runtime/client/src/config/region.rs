//! Whether a region in a setting is one. It becomes a part of hosts and of signatures.

use hardy_runtime::endpoint::is_valid_region;

use super::error::ConfigError;

/// Checks a region. `origin` says where it comes from, such as `AWS_REGION`.
pub(crate) fn check_region(region: &str, origin: &str) -> Result<(), ConfigError> {
    match is_valid_region(region) {
        true => Ok(()),
        false => Err(ConfigError::new(format!(
            "{origin} is {region:?}, expected a region, such as us-east-1: 1 to 63 letters, digits and `-`"
        ))),
    }
}
