//! Hardy's generator: a Smithy model in, the files of a Rust crate out.
//!
//! ```text
//! sources ─▶ ast ─▶ model ─▶ plan ─▶ ir ─▶ emit ─▶ format ─▶ files
//!  JSON     as     ids,     every   plain  tokens  prettyplease
//!          read    closure  choice  data
//! ```
//!
//! [`read`] goes as far as the model, [`plan`] to the ir, [`emit`] to files; [`generate`] is all of them,
//! one after the other.
//!
//! The way through is one-directional. Nothing here touches the disk, prints, looks at a clock or at
//! the environment: output depends on the sources and the options alone. The one exception is the
//! module `build`, behind the feature of that name, which generates in a build script.

pub mod ast;
#[cfg(feature = "build")]
pub mod build;
mod customizations;
mod decimal;
mod emit;
mod format;
pub mod ir;
mod json;
pub mod model;
mod options;
mod pins;
mod plan;
pub mod report;
mod stages;
#[cfg(test)]
mod tests;
mod text;

pub use ast::Source;
pub use decimal::Decimal;
pub use emit::{MARK, OutputFile};
pub use ir::{Example, Metadata, NotAModule, Root, Runtime, Vendored};
pub use options::{Options, RUNTIME_VERSION};
pub use pins::NAMES_ENDING;
pub use plan::SETTLED_NAMES;
pub use report::{Diagnostic, Report};
pub use stages::{Generated, Planned, Resolved, emit, generate, plan, read};
