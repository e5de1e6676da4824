//! The error of a source of credentials.

use std::fmt;
use std::sync::Arc;

/// Whether a source has no credentials, or could not return them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CredentialsErrorKind {
    /// Nothing configures the source.
    NotConfigured,
    /// The source is configured, and failed.
    Failed,
}

/// Why there are no credentials.
#[derive(Clone, Debug)]
pub struct CredentialsError {
    kind: CredentialsErrorKind,
    message: String,
    // Shared, because all callers that wait for one request get its error.
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl CredentialsError {
    /// The error of a source that nothing configures. `message` names the setting that is absent.
    pub fn not_configured(message: impl Into<String>) -> Self {
        Self {
            kind: CredentialsErrorKind::NotConfigured,
            message: message.into(),
            source: None,
        }
    }

    /// The error of a source that is configured and failed. `message` names the setting, where it comes
    /// from, and what to do; it must not contain secrets.
    pub fn failed(message: impl Into<String>) -> Self {
        Self {
            kind: CredentialsErrorKind::Failed,
            message: message.into(),
            source: None,
        }
    }

    /// Adds the error behind this one. `Display` prints it, too.
    #[must_use]
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// The kind of error.
    pub fn kind(&self) -> CredentialsErrorKind {
        self.kind
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for CredentialsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` includes its text, so the chain continues with its source.
        self.source.as_ref().and_then(|source| source.source())
    }
}
