//! Credentials: the keys that sign requests.

use std::fmt;
use std::time::SystemTime;

/// The keys that sign requests. `Debug` shows none of the secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
    expires_at: Option<SystemTime>,
    account_id: Option<String>,
    /// Whether they belong to another scheme than signatures.
    is_other_scheme: bool,
}

impl Credentials {
    /// Creates credentials that do not expire.
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expires_at: None,
            account_id: None,
            is_other_scheme: false,
        }
    }

    /// The secret of another scheme than signatures, and the form in which requests contain it, if that is another.
    pub(crate) fn of_scheme(name: &str, secret: String, sent: Option<String>) -> Self {
        Self {
            session_token: sent,
            is_other_scheme: true,
            ..Self::new(name, secret)
        }
    }

    /// Whether they belong to another scheme than signatures.
    pub(crate) fn is_other_scheme(&self) -> bool {
        self.is_other_scheme
    }

    /// Sets the token of temporary credentials.
    #[must_use]
    pub fn with_session_token(mut self, token: impl Into<String>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Sets the time at which they expire. The client asks for new ones before.
    #[must_use]
    pub fn with_expires_at(mut self, time: SystemTime) -> Self {
        self.expires_at = Some(time);
        self
    }

    /// Sets the account that they belong to.
    #[must_use]
    pub fn with_account_id(mut self, account: impl Into<String>) -> Self {
        self.account_id = Some(account.into());
        self
    }

    /// The id of the access key. It is part of every signed request, and no secret.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The secret access key.
    pub fn secret_access_key(&self) -> &str {
        &self.secret_access_key
    }

    /// The session token of temporary credentials.
    pub fn session_token(&self) -> Option<&str> {
        self.session_token.as_deref()
    }

    /// The time at which they expire; `None` if they do not.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at
    }

    /// The account that they belong to, if known.
    pub fn account_id(&self) -> Option<&str> {
        self.account_id.as_deref()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("expires_at", &self.expires_at)
            .field("account_id", &self.account_id)
            .finish_non_exhaustive()
    }
}
