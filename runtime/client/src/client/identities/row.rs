//! One identity: its scheme, and where it comes from. Must not know how it is made.

use hardy_runtime::Auth;

use crate::credentials::CachedCredentials;

/// Where an identity comes from, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Code,
    /// A variable of the service, which is more specific than what all services share.
    Variable,
    Shared,
}

/// What authenticates the requests of a call.
#[derive(Clone, Debug)]
pub(in crate::client) struct Identity {
    pub(in crate::client) scheme: Auth,
    pub(super) origin: Origin,
    /// `None` for a call without authentication.
    pub(in crate::client) source: Option<CachedCredentials>,
}

impl Identity {
    /// No authentication.
    pub(in crate::client) fn none() -> Self {
        Self {
            scheme: Auth::NoAuth,
            origin: Origin::Shared,
            source: None,
        }
    }

    /// Whether nobody configured it for this client, so that there may be no credentials.
    pub(in crate::client) fn is_shared(&self) -> bool {
        self.origin == Origin::Shared
    }
}
