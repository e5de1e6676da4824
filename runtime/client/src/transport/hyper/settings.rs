//! The settings of the transport, and their defaults.

use std::path::PathBuf;
use std::time::Duration;

/// The settings of a [`DefaultTransport`](super::DefaultTransport).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransportSettings {
    /// How long making a connection may take, TLS included. 3 seconds by default. A request
    /// can have another limit: [`ConnectTimeout`](crate::transport::ConnectTimeout).
    pub connect_timeout: Option<Duration>,
    /// A file of root certificates in PEM form, instead of those of the system.
    pub ca_bundle: Option<PathBuf>,
    /// Where the path of `ca_bundle` comes from, for error messages, such as `AWS_CA_BUNDLE`.
    pub ca_bundle_origin: String,
}

impl Default for TransportSettings {
    fn default() -> Self {
        Self {
            connect_timeout: Some(Duration::from_secs(3)),
            ca_bundle: None,
            ca_bundle_origin: "ca_bundle".to_owned(),
        }
    }
}
