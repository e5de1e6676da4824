//! Credentials, and where they come from.
//!
//! [`Chain`] looks in all places that AWS tools know, and [`CachedCredentials`] keeps what a source returns.
//! [`ProvideCredentials`] is the trait of sources. [`BearerToken`] and [`ProvideBearerToken`] are their like for services
//! that want a bearer token.

// Must not know operations.

mod access;
mod bearer;
mod cache;
mod chain;
mod container;
mod environment;
mod error;
mod form;
mod http;
mod instance;
mod json;
mod options;
mod process;
mod profile;
mod provide;
mod role;
mod service;
mod settings;
mod sso;
mod sts;
mod value;
mod web_identity;

pub(crate) use bearer::BearerTokens;
pub use bearer::{BearerToken, ProvideBearerToken};
pub use cache::CachedCredentials;
pub use chain::Chain;
pub use container::ContainerCredentials;
pub use environment::EnvironmentCredentials;
pub use error::{CredentialsError, CredentialsErrorKind};
pub use instance::{EndpointMode, EndpointModeError, InstanceCredentials};
pub use options::SourceOptions;
pub use process::ProcessCredentials;
pub use profile::ProfileCredentials;
pub(crate) use profile::tokens::SignInTokens;
pub use provide::ProvideCredentials;
pub use role::AssumeRoleCredentials;
pub use value::Credentials;
pub use web_identity::WebIdentityCredentials;
