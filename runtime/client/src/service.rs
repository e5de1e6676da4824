//! What a client knows about a service: constants that generated code states.

// Must not know a single service.

mod api_key;

use std::time::Duration;

use hardy_runtime::endpoint::RuleSet;

use crate::retry::{BACKOFF, MAX_ATTEMPTS};

pub use api_key::ApiKeyLocation;

/// A service, as generated code describes it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Service {
    /// The `sdkId` of the service, such as `MPA`, or another name for it. Names of settings contain it.
    pub name: &'static str,
    /// The name of the service in signatures, such as `mpa`; empty if it has none.
    pub signing_name: &'static str,
    /// The endpoint rules of the service. Without any, its URL must be configured.
    pub rules: Option<&'static RuleSet>,
    /// Whether the settings of AWS tools apply to the service, and requests have the headers of AWS SDKs.
    pub is_aws: bool,
    /// Where requests contain an API key.
    pub api_key: Option<ApiKeyLocation>,
    /// The backoff before the first retry.
    pub backoff: Duration,
    /// The number of attempts of a call, unless a setting states another.
    pub max_attempts: u32,
    /// Whether requests have the header `x-amz-content-sha256`.
    pub content_sha256: bool,
    /// Whether signatures cover the path without `.`, `..` and empty segments.
    pub normalize_path: bool,
    /// Whether signatures need not cover a body that is a stream, if the connection is encrypted.
    pub unsigned_streams: bool,
}

impl Service {
    /// A service of AWS with the retries and the rules of signatures that most services have.
    pub const fn new(
        sdk_id: &'static str,
        signing_name: &'static str,
        rules: &'static RuleSet,
    ) -> Self {
        Self {
            rules: Some(rules),
            ..Self::without_rules(sdk_id, signing_name)
        }
    }

    /// A service of AWS, or one that wants AWS's signatures, without endpoint rules.
    pub const fn without_rules(name: &'static str, signing_name: &'static str) -> Self {
        Self {
            signing_name,
            is_aws: true,
            ..Self::outside_aws(name)
        }
    }

    /// A service that is none of AWS, and whose requests are not signed.
    pub const fn outside_aws(name: &'static str) -> Self {
        Self {
            name,
            signing_name: "",
            rules: None,
            is_aws: false,
            api_key: None,
            backoff: BACKOFF,
            max_attempts: MAX_ATTEMPTS,
            content_sha256: false,
            normalize_path: true,
            unsigned_streams: false,
        }
    }

    /// Sets [`rules`](Self::rules).
    #[must_use]
    pub const fn with_rules(mut self, rules: &'static RuleSet) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Sets [`api_key`](Self::api_key).
    #[must_use]
    pub const fn with_api_key(mut self, location: ApiKeyLocation) -> Self {
        self.api_key = Some(location);
        self
    }

    /// Sets [`backoff`](Self::backoff), in milliseconds.
    #[must_use]
    pub const fn with_backoff_millis(mut self, millis: u64) -> Self {
        self.backoff = Duration::from_millis(millis);
        self
    }

    /// Sets [`max_attempts`](Self::max_attempts).
    #[must_use]
    pub const fn with_max_attempts(mut self, count: u32) -> Self {
        self.max_attempts = count;
        self
    }

    /// Sets [`content_sha256`](Self::content_sha256) to `true`.
    #[must_use]
    pub const fn with_content_sha256(mut self) -> Self {
        self.content_sha256 = true;
        self
    }

    /// Sets [`normalize_path`](Self::normalize_path) to `false`.
    #[must_use]
    pub const fn without_normalized_path(mut self) -> Self {
        self.normalize_path = false;
        self
    }

    /// Sets [`unsigned_streams`](Self::unsigned_streams) to `true`.
    #[must_use]
    pub const fn with_unsigned_streams(mut self) -> Self {
        self.unsigned_streams = true;
        self
    }
}
