//! Whether endpoints contain the account of the credentials.

use super::error::ConfigError;
use super::setting::Setting;

/// Whether endpoints contain the account of the credentials. Few services have such endpoints, among them
/// Amazon DynamoDB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountIdEndpointMode {
    /// If the source of the credentials states the account.
    #[default]
    Preferred,
    /// Never.
    Disabled,
    /// Always. A call fails if the account is unknown.
    Required,
}

impl AccountIdEndpointMode {
    /// Its name in settings and endpoint rules.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Disabled => "disabled",
            Self::Required => "required",
        }
    }

    pub(super) fn of(setting: &Setting) -> Result<Self, ConfigError> {
        let all = [Self::Preferred, Self::Disabled, Self::Required];
        let mut all = all.into_iter();
        let found = all.find(|mode| setting.value.eq_ignore_ascii_case(mode.as_str()));
        found.ok_or_else(|| setting.invalid("`preferred`, `disabled` or `required`"))
    }
}
