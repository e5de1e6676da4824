//! What all calls of a client share.

use std::sync::Arc;

use crate::config::Config;
use crate::retry::RetryQuota;
use crate::service::Service;
use crate::signing::Signer;
use crate::transport::Transport;

use super::clock::Skew;
use super::headers::UserAgent;
use super::identities::Identities;

/// What all calls of a client share.
pub(super) struct Shared {
    pub(super) service: &'static Service,
    pub(super) config: Config,
    /// The endpoint that the user configures.
    pub(super) endpoint_url: Option<String>,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) identities: Identities,
    pub(super) signer: Signer,
    pub(super) quota: RetryQuota,
    pub(super) skew: Skew,
    pub(super) user_agent: UserAgent,
}
