//! What a client knows about the service: constants that generated code states. Must not know a single
//! service.

use std::time::Duration;

use hardy_runtime::TransportError;

use crate::endpoint::{Endpoint, EndpointSettings};

/// A service, as generated code describes it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Service {
    /// The `sdkId` of the service, such as `MPA`. Names of settings contain it.
    pub sdk_id: &'static str,
    /// The name of the service in signatures, such as `mpa`.
    pub signing_name: &'static str,
    /// Returns the endpoint by the rules of the model.
    pub endpoint: fn(&EndpointSettings<'_>) -> Result<Endpoint, TransportError>,
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
        endpoint: fn(&EndpointSettings<'_>) -> Result<Endpoint, TransportError>,
    ) -> Self {
        Self {
            sdk_id,
            signing_name,
            endpoint,
            backoff: Duration::from_millis(50),
            max_attempts: 3,
        }
    }
}
