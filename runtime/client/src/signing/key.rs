//! Signing keys, derived from a secret for one day, region and service, and the cache of the last one.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::credentials::Credentials;

use super::digest::{Hash, hmac_sha256};
use super::scope::SigningScope;
use super::time::SigningTime;

/// The last signing key. `Debug` shows nothing of it.
#[derive(Default)]
pub(super) struct KeyCache(Mutex<Option<Derived>>);

/// A signing key, and from what it was derived.
struct Derived {
    secret: String,
    date: String,
    region: String,
    service: String,
    key: Hash,
}

impl KeyCache {
    /// The key for the credentials, the day and the scope.
    pub(super) fn key(
        &self,
        credentials: &Credentials,
        time: &SigningTime,
        scope: &SigningScope<'_>,
    ) -> Hash {
        let (secret, date) = (credentials.secret_access_key(), time.date());
        // A panic leaves nothing inconsistent: an entry is replaced as a whole.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some(derived) if derived.is_for(secret, date, scope) => derived.key,
            _ => last.insert(Derived::new(secret, date, scope)).key,
        }
    }
}

impl Derived {
    fn new(secret: &str, date: &str, scope: &SigningScope<'_>) -> Self {
        let key = format!("AWS4{secret}");
        let key = hmac_sha256(key.as_bytes(), date.as_bytes());
        let key = [scope.region, scope.service, "aws4_request"]
            .iter()
            .fold(key, |key, part| hmac_sha256(&key, part.as_bytes()));
        Self {
            secret: secret.to_owned(),
            date: date.to_owned(),
            region: scope.region.to_owned(),
            service: scope.service.to_owned(),
            key,
        }
    }

    fn is_for(&self, secret: &str, date: &str, scope: &SigningScope<'_>) -> bool {
        self.date == date
            && self.region == scope.region
            && self.service == scope.service
            && self.secret == secret
    }
}

impl fmt::Debug for KeyCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyCache")
    }
}
