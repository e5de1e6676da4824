//! The protocol of a crate: what emitted code imports, and what its messages depend on. Must not know
//! the protocols.

use serde::Serialize;

/// The protocol of a crate.
///
/// Emitted code has the effect of all fields but the first two in its messages; the comparison of
/// models reads them to find out which traits change a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Protocol {
    /// Shape id of its trait.
    pub id: String,
    /// The module of the runtime's `protocol` with the items for emitted code.
    pub module: String,
    /// Whether it uses Smithy's HTTP binding traits.
    pub has_http_bindings: bool,
    /// Where the names of members in bodies come from.
    pub body_names: BodyNames,
    /// Whether requests contain the name of the service's shape.
    pub sends_service_name: bool,
    /// Whether requests contain the version of the service.
    pub sends_service_version: bool,
}

/// Where the names of members in bodies come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum BodyNames {
    /// From the members.
    Members,
    /// From `jsonName`, or else from the members.
    JsonNames,
}
