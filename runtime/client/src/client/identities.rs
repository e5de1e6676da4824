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
        let preference = &config.auth.preference;
        // That of the environment is one of AWS tools.
        let preference = match service.is_aws || preference.is_of_code {
            true => preference.clone(),
            false => Preference::default(),
        };
        Ok(Self {
            rows: build::rows(service, config, transport)?,
            preference,
        })
    }

    /// The identity for the first of these schemes that has one. One that code sets precedes those of the environment,
    /// and the preferred schemes the others of the same origin. A preference in code precedes all of this.
    pub(super) fn first(&self, schemes: &[Auth]) -> Option<Identity> {
        let preferred = self.preference.schemes.iter();
        let preferred: Vec<Auth> = preferred
            .copied()
            .filter(|one| schemes.contains(one))
            .collect();
        if self.preference.is_of_code {
            for scheme in &preferred {
                for origin in ORIGINS {
                    if let Some(row) = self.row(origin, *scheme) {
                        return Some(row);
                    }
                }
            }
        }
        for origin in ORIGINS {
            for scheme in preferred.iter().chain(schemes) {
                if let Some(row) = self.row(origin, *scheme) {
                    return Some(row);
                }
            }
        }
        None
    }

    fn row(&self, origin: Origin, scheme: Auth) -> Option<Identity> {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.origin == origin && row.scheme == scheme);
        let is_none = origin == Origin::Shared && scheme == Auth::NoAuth;
        row.cloned().or_else(|| is_none.then(Identity::none))
    }
}
