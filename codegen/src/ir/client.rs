//! The module `client`: the client of the service, with a method for each operation that it can
//! send.

use serde::Serialize;

use super::Docs;

/// The content of the module.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Client {
    /// The name of the service for people.
    pub title: String,
    /// The `sdkId` of the service. Names of settings contain it.
    pub sdk_id: String,
    /// The methods, sorted by name.
    pub methods: Vec<Method>,
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
