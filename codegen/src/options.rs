//! What the caller of the generator chooses.

use crate::ir::{Example, Metadata, Root, Runtime};

/// The versions of `hardy-runtime` that emitted crates work with: this minor version and no other,
/// since the two move together.
pub const RUNTIME_VERSION: &str = concat!("~", env!("CARGO_PKG_VERSION"));

/// Settings of one run. What belongs to the service is in the model, not here.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Name of the emitted package; the service's SDK id if there is none.
    pub crate_name: Option<String>,
    /// Version of the emitted package.
    pub crate_version: String,
    /// What a package registry shows of the emitted package.
    pub metadata: Metadata,
    /// The published version of the model, such as `2025-08-08`; may be empty.
    pub model_version: String,
    /// Shape id of the service; needed where the model defines several.
    pub service: Option<String>,
    /// The protocol to speak, by the shape ID of its trait or the name behind the `#`; the one that the
    /// generator prefers among those of the service if there is none.
    pub protocol: Option<String>,
    /// Names or shape ids of the operations to emit; empty for all of the service.
    pub operations: Vec<String>,
    /// Where the code will lie: at the root of the emitted package, or in a module of another crate.
    pub root: Root,
    /// How the emitted manifest names `hardy-runtime`.
    pub runtime: Runtime,
    /// Whether the emitted manifest has a `[workspace]` of its own, so that the package belongs to no
    /// workspace around it.
    pub standalone: bool,
    /// What of the folder of the package is published beside its sources, as patterns that begin at the
    /// package, such as `/LICENSE*`.
    pub include: Vec<String>,
    /// Examples that the emitted manifest names.
    pub examples: Vec<Example>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            crate_name: None,
            crate_version: "0.1.0".to_owned(),
            metadata: Metadata::default(),
            model_version: String::new(),
            service: None,
            protocol: None,
            operations: Vec::new(),
            root: Root::default(),
            runtime: Runtime::Version(RUNTIME_VERSION.to_owned()),
            standalone: false,
            include: Vec::new(),
            examples: Vec::new(),
        }
    }
}
