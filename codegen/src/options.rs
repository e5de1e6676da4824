//! The options of the generator.

use std::num::NonZeroUsize;

use crate::ir::{DevDependency, Example, Metadata, Root, Runtime};

/// The versions of `hardy-runtime` that emitted crates support: only this minor version, because
/// the two change together.
pub const RUNTIME_VERSION: &str = concat!("~", env!("CARGO_PKG_VERSION"));

/// Settings of one run. Properties of the service are in the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Name of the emitted package; by default the service's SDK id.
    pub crate_name: Option<String>,
    /// Version of the emitted package.
    pub crate_version: String,
    /// Metadata of the emitted package for a registry.
    pub metadata: Metadata,
    /// The published version of the model, such as `2025-08-08`; may be empty.
    pub model_version: String,
    /// Shape id of the service; required if the model has several.
    pub service: Option<String>,
    /// The protocol, by the shape id of its trait or the name after the `#`. By default the
    /// service's protocol that the generator prefers.
    pub protocol: Option<String>,
    /// Names or shape ids of the operations to emit; empty for all of the service.
    pub operations: Vec<String>,
    /// Name or shape id of the operation with whose example the documentation begins; the generator
    /// chooses one if there is none.
    pub example_operation: Option<String>,
    /// Whether the names for the next run include all names, not only those that collide.
    pub pin_all: bool,
    /// The location of the code: the root of the emitted package, or a module of another crate.
    pub root: Root,
    /// Whether a module of another crate has a client. That crate then needs `hardy-client`. A package of its own
    /// has one in any case, and features that switch it off.
    pub client: bool,
    /// The command that generates the code again after a change of the model, such as
    /// `cargo xtask codegen`, for the first lines of each file; they name none without it.
    pub command: Option<String>,
    /// The source of `hardy-runtime` in the emitted manifest.
    pub runtime: Runtime,
    /// Whether the emitted manifest has its own `[workspace]`, so that the package belongs to no
    /// other workspace.
    pub standalone: bool,
    /// Published files of the package beside its sources, as patterns that begin at the package,
    /// such as `/LICENSE*`.
    pub include: Vec<String>,
    /// Examples in the emitted manifest.
    pub examples: Vec<Example>,
    /// What these examples need. Without examples, the emitted manifest has none of them.
    pub dev_dependencies: Vec<DevDependency>,
    /// How many threads print the files. The output does not depend on it; each needs memory for the
    /// tokens of a file.
    pub threads: NonZeroUsize,
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
            example_operation: None,
            pin_all: false,
            root: Root::default(),
            client: false,
            command: None,
            runtime: Runtime::Version(RUNTIME_VERSION.to_owned()),
            standalone: false,
            include: Vec::new(),
            examples: Vec::new(),
            dev_dependencies: Vec::new(),
            threads: NonZeroUsize::MIN,
        }
    }
}
