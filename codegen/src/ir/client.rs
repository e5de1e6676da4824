//! The module `client`: the client of the service, with a method for each operation that it can
//! send.

use serde::Serialize;

use super::{ApiKey, Docs};

/// The content of the module.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Client {
    /// The name of the service for people.
    pub title: String,
    /// What the runtime must know about the service.
    pub service: ServiceSettings,
    /// How to configure the client, beyond the settings that all AWS tools share.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub setup: Docs,
    /// Whether features of the crate decide if it has the module, and its blocking functions.
    pub has_features: bool,
    /// The methods, sorted by name.
    pub methods: Vec<Method>,
    /// The methods of waiters, sorted by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waits: Vec<WaitMethod>,
}

/// What settings of a service are called, and which of them it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceSettings {
    /// The `sdkId` of the service, or else the name of its shape in words. Names of settings contain it.
    pub name: String,
    /// The name of the service in signatures, if requests are signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_name: Option<String>,
    /// Whether the settings of AWS tools apply.
    pub is_aws: bool,
    /// Whether the crate has endpoint rules.
    pub has_rules: bool,
    /// Where requests contain an API key, if the service accepts one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<ApiKey>,
}

/// A method of the client.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Method {
    /// Rust name.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Rust name of the operation.
    pub operation: String,
    /// Rust name of the input structure.
    pub input: String,
    /// Why the operation is deprecated, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
}

/// A method of the client for a waiter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WaitMethod {
    /// Rust name.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Rust name of the waiter.
    pub waiter: String,
    /// Rust name of the input structure.
    pub input: String,
    /// Why the waiter is deprecated, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
}
