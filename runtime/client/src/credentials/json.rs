//! JSON of sources: objects with text and times, and credentials in them. Must not quote a value in an
//! error, because it may be a secret.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hardy_runtime::{Document, Timestamp};

use super::value::Credentials;

/// The members of an object.
#[derive(Clone, Default)]
pub(super) struct Members(BTreeMap<String, Document>);

impl Members {
    /// Reads a text that must be one object.
    pub(super) fn read(json: &[u8]) -> Result<Self, String> {
        match Document::from_json(json) {
            Ok(Document::Object(members)) => Ok(Self(members)),
            Ok(_) => Err("expected a JSON object".to_owned()),
            Err(error) => Err(format!("invalid JSON: {error}")),
        }
    }

    /// A member, by its name in any case of letters, because agents differ in it.
    fn get(&self, name: &str) -> Option<&Document> {
        let mut members = self.0.iter();
        let exact = self.0.get(name);
        exact.or_else(|| {
            let found = members.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
            Some(found.1)
        })
    }

    pub(super) fn object(&self, name: &str) -> Option<Self> {
        let members = self.get(name)?.as_object()?;
        Some(Self(members.clone()))
    }

    /// A string that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    pub(super) fn required(&self, name: &str) -> Result<&str, String> {
        let text = self.text(name);
        text.ok_or_else(|| format!("`{name}` is missing or not a string"))
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_number()?.as_i64()
    }

    /// A time in the format of RFC 3339, if there is one.
    pub(super) fn time(&self, name: &str) -> Result<Option<SystemTime>, String> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let time = time(text).ok_or_else(|| format!("`{name}` is not a time of RFC 3339"))?;
        Ok(Some(time))
    }

    /// `AccessKeyId`, `SecretAccessKey`, the token under the given name, `Expiration`, `AccountId`.
    pub(super) fn credentials(&self, token: &str) -> Result<Credentials, String> {
        let id = self.required("AccessKeyId")?;
        let mut credentials = Credentials::new(id, self.required("SecretAccessKey")?);
        if let Some(token) = self.text(token) {
            credentials = credentials.with_session_token(token);
        }
        if let Some(time) = self.time("Expiration")? {
            credentials = credentials.with_expires_at(time);
        }
        if let Some(account) = self.text("AccountId") {
            credentials = credentials.with_account_id(account);
        }
        Ok(credentials)
    }

    pub(super) fn insert(&mut self, name: &str, value: impl Into<Document>) {
        self.0.insert(name.to_owned(), value.into());
    }

    pub(super) fn into_json(self) -> String {
        Document::Object(self.0).to_json()
    }
}

/// A time in the format of RFC 3339. Some older tools end it with `UTC`.
pub(super) fn time(text: &str) -> Option<SystemTime> {
    let timestamp: Timestamp = match text.strip_suffix("UTC") {
        Some(text) => format!("{text}Z").parse().ok()?,
        None => text.parse().ok()?,
    };
    SystemTime::try_from(timestamp).ok()
}

/// A number of milliseconds since 1970.
pub(super) fn time_of_millis(millis: i64) -> Option<SystemTime> {
    let elapsed = Duration::from_millis(u64::try_from(millis).ok()?);
    UNIX_EPOCH.checked_add(elapsed)
}
