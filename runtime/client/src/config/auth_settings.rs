//! What code sets for the schemes beside signatures, as plain data. Must not know the configuration.

use std::sync::Arc;

use crate::credentials::{Credentials, ProvideBearerToken};

/// What code sets for the schemes beside signatures.
#[derive(Clone, Default)]
pub(crate) struct AuthSettings {
    pub(crate) bearer_token: Option<Arc<dyn ProvideBearerToken>>,
    pub(crate) api_key: Option<String>,
    /// A user name and a password.
    pub(crate) basic: Option<(String, String)>,
    /// Whether these may be sent without encryption.
    pub(crate) allows_unencrypted: bool,
    /// For doubles: what is sent in place of everything that is not set.
    pub(crate) placeholder: Option<Credentials>,
}
