//! The identities of a client: which scheme each is for, and which of them counts for an operation. Must not know how
//! requests contain them.

mod build;
mod missing;
mod row;

use std::sync::Arc;

use hardy_runtime::Auth;

use crate::config::{Config, ConfigError};
use crate::credentials::ProvideCredentials;
use crate::service::Service;

pub(super) use missing::missing;
pub(super) use row::Identity;
use row::Origin;

/// All identities of a client.
#[derive(Debug)]
pub(super) struct Identities(Vec<Identity>);

impl Identities {
    /// `chain` makes the source of credentials that all AWS tools share.
    pub(super) fn new(
        service: &Service,
        config: &Config,
        chain: impl FnOnce() -> Arc<dyn ProvideCredentials>,
    ) -> Result<Self, ConfigError> {
        build::rows(service, config, chain).map(Self)
    }

    /// The identity for the first of these schemes that has one. One that code sets precedes those of the environment.
    pub(super) fn first(&self, schemes: &[Auth]) -> Option<Identity> {
        let of = |origin: Origin, scheme: Auth| {
            let mut rows = self.0.iter();
            let row = rows.find(|row| row.origin == origin && row.scheme == scheme);
            let is_none = origin == Origin::Shared && scheme == Auth::NoAuth;
            row.cloned().or_else(|| is_none.then(Identity::none))
        };
        let mut origins = [Origin::Code, Origin::Variable, Origin::Shared].into_iter();
        origins.find_map(|origin| schemes.iter().find_map(|scheme| of(origin, *scheme)))
    }
}
