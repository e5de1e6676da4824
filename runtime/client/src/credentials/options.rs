//! What a program decides about sources of credentials; everything else comes from environment and files.

/// Options of sources of credentials. What they leave open is read from environment and profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceOptions {
    pub(super) profile: Option<String>,
    pub(super) region: Option<String>,
    pub(super) use_fips: Option<bool>,
    pub(super) use_dual_stack: Option<bool>,
}

impl SourceOptions {
    /// Options that leave everything open.
    pub fn new() -> Self {
        Self::default()
    }

    /// Selects a profile, which has precedence over the environment: `AWS_ACCESS_KEY_ID` is not read.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Sets the region of the AWS Security Token Service.
    #[must_use]
    pub fn with_region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets whether AWS services are called at FIPS endpoints.
    #[must_use]
    pub fn with_fips(mut self, use_fips: bool) -> Self {
        self.use_fips = Some(use_fips);
        self
    }

    /// Sets whether AWS services are called at dual-stack endpoints.
    #[must_use]
    pub fn with_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.use_dual_stack = Some(use_dual_stack);
        self
    }
}
