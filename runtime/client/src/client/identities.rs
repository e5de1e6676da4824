//! The identities of a client: which scheme each is for, and which of them counts for an operation. Must not know how
//! requests contain them.

mod build;
mod missing;
mod row;

use std::sync::Arc;

use hardy_runtime::Auth;

use crate::config::{Config, ConfigError, Preference};
use crate::service::Service;
use crate::transport::Transport;

pub(super) use missing::missing;
pub(super) use row::Identity;
use row::Origin;

/// The origins, in order of precedence.
const ORIGINS: [Origin; 3] = [Origin::Code, Origin::Variable, Origin::Shared];

/// All identities of a client.
#[derive(Debug)]
pub(super) struct Identities {
    rows: Vec<Identity>,
    preference: Preference,
}

impl Identities {
    pub(super) fn new(
        service: &Service,
        config: &Config,
        transport: &Arc<dyn Transport>,
    ) -> Result<Self, ConfigError> {
        Ok(Self {
            rows: build::rows(service, config, transport)?,
            preference: config.auth.preference.clone(),
        })
    }

    /// The identity for the first of these schemes that has one. One that code sets precedes those of the environment,
    /// and the preferred schemes the others of the same origin. A preference in code precedes all of this.
    pub(super) fn first(&self, schemes: &[Auth]) -> Option<Identity> {
        let preferred = self.preference.schemes.iter();
        let preferred = preferred.filter(|scheme| schemes.contains(scheme));
        let of_code = self.preference.is_of_code.then(|| {
            let mut preferred = preferred.clone();
            preferred.find_map(|scheme| {
                ORIGINS
                    .into_iter()
                    .find_map(|origin| self.row(origin, *scheme))
            })
        });
        of_code.flatten().or_else(|| {
            ORIGINS.into_iter().find_map(|origin| {
                let mut schemes = preferred.clone().chain(schemes);
                schemes.find_map(|scheme| self.row(origin, *scheme))
            })
        })
    }

    fn row(&self, origin: Origin, scheme: Auth) -> Option<Identity> {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.origin == origin && row.scheme == scheme);
        let is_none = origin == Origin::Shared && scheme == Auth::NoAuth;
        row.cloned().or_else(|| is_none.then(Identity::none))
    }
}
