//! The values that every client has for the parameters of rules: their names in models. Must not
//! know where a client finds them.

/// A setting of a client that sets a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BuiltIn {
    /// `AWS::Region`: the region.
    Region,
    /// `AWS::UseFIPS`: whether to use endpoints with validated cryptography (FIPS 140).
    UseFips,
    /// `AWS::UseDualStack`: whether to use endpoints that IPv6 reaches, too.
    UseDualStack,
    /// `SDK::Endpoint`: the URL that replaces the service's.
    Endpoint,
    /// `AWS::Auth::AccountId`: the account of the credentials.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`: `preferred`, `required` or `disabled`.
    AccountIdEndpointMode,
    /// `AWS::Auth::CredentialScope`: the scope of the credentials.
    CredentialScope,
    /// `AWS::STS::UseGlobalEndpoint`: whether AWS STS uses its global endpoint.
    StsUseGlobalEndpoint,
    /// `AWS::S3::UseGlobalEndpoint`: whether Amazon S3 uses its global endpoint for `us-east-1`.
    S3UseGlobalEndpoint,
    /// `AWS::S3::Accelerate`: whether to use Amazon S3 Transfer Acceleration.
    S3Accelerate,
    /// `AWS::S3::ForcePathStyle`: whether paths, not host names, contain buckets.
    S3ForcePathStyle,
    /// `AWS::S3::UseArnRegion`: whether the region in an ARN replaces the client's.
    S3UseArnRegion,
    /// `AWS::S3::DisableMultiRegionAccessPoints`: whether to refuse such access points.
    S3DisableMultiRegionAccessPoints,
    /// `AWS::S3Control::UseArnRegion`: like [`S3UseArnRegion`](Self::S3UseArnRegion), for Amazon S3
    /// Control.
    S3ControlUseArnRegion,
}

impl BuiltIn {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Region,
        Self::UseFips,
        Self::UseDualStack,
        Self::Endpoint,
        Self::AccountId,
        Self::AccountIdEndpointMode,
        Self::CredentialScope,
        Self::StsUseGlobalEndpoint,
        Self::S3UseGlobalEndpoint,
        Self::S3Accelerate,
        Self::S3ForcePathStyle,
        Self::S3UseArnRegion,
        Self::S3DisableMultiRegionAccessPoints,
        Self::S3ControlUseArnRegion,
    ];

    /// Its name in models.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Region => "AWS::Region",
            Self::UseFips => "AWS::UseFIPS",
            Self::UseDualStack => "AWS::UseDualStack",
            Self::Endpoint => "SDK::Endpoint",
            Self::AccountId => "AWS::Auth::AccountId",
            Self::AccountIdEndpointMode => "AWS::Auth::AccountIdEndpointMode",
            Self::CredentialScope => "AWS::Auth::CredentialScope",
            Self::StsUseGlobalEndpoint => "AWS::STS::UseGlobalEndpoint",
            Self::S3UseGlobalEndpoint => "AWS::S3::UseGlobalEndpoint",
            Self::S3Accelerate => "AWS::S3::Accelerate",
            Self::S3ForcePathStyle => "AWS::S3::ForcePathStyle",
            Self::S3UseArnRegion => "AWS::S3::UseArnRegion",
            Self::S3DisableMultiRegionAccessPoints => "AWS::S3::DisableMultiRegionAccessPoints",
            Self::S3ControlUseArnRegion => "AWS::S3Control::UseArnRegion",
        }
    }

    /// The one with this name in models.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|built_in| built_in.name() == name)
    }
}
