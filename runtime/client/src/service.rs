//! What a client knows about a service: constants that generated code states. Must not know a single
//! service.

use std::time::Duration;

use hardy_runtime::endpoint::RuleSet;

use crate::retry::{BACKOFF, MAX_ATTEMPTS};

/// A service, as generated code describes it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Service {
    /// The `sdkId` of the service, such as `MPA`. Names of settings contain it.
    pub sdk_id: &'static str,
    /// The name of the service in signatures, such as `mpa`.
    pub signing_name: &'static str,
    /// The endpoint rules of the service.
    pub rules: &'static RuleSet,
    /// The backoff before the first retry.
    pub backoff: Duration,
    /// The number of attempts of a call, unless a setting states another.
    pub max_attempts: u32,
}

impl Service {
    /// A service with the retries that most services have.
    pub const fn new(
        sdk_id: &'static str,
        signing_name: &'static str,
        rules: &'static RuleSet,
    ) -> Self {
        Self {
            sdk_id,
            signing_name,
            rules,
            backoff: BACKOFF,
            max_attempts: MAX_ATTEMPTS,
        }
    }
}
