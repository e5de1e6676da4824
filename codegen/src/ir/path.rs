//! Paths through structures. Must not know where they lead.

use serde::Serialize;

/// A field in a path, such as that to a token or to items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathStep {
    /// Rust name of the field.
    pub field: String,
    /// Whether the field is an `Option`.
    pub optional: bool,
}
