//! Settings of authentication beside the credentials of AWS, as plain data. Must not know the configuration.

use std::sync::Arc;

use crate::credentials::{Credentials, ProvideBearerToken};

use super::preference::Preference;

/// What code sets for authentication. The environment sets the preference alone.
#[derive(Clone, Default)]
pub(crate) struct AuthSettings {
    pub(crate) bearer_token: Option<Arc<dyn ProvideBearerToken>>,
    pub(crate) api_key: Option<String>,
    /// A user name and a password.
    pub(crate) basic: Option<(String, String)>,
    /// The schemes to prefer.
    pub(crate) preference: Preference,
    /// Whether these may be sent without encryption.
    pub(crate) allows_unencrypted: bool,
    /// Credentials of a double. It sends them wherever a real client needs an identity that is not set.
    pub(crate) placeholder: Option<Credentials>,
}
