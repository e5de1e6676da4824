//! Hardy's generator: creates the files of a Rust crate from a Smithy model.
//!
//! ```text
//! sources ─▶ ast ─▶ model ─▶ plan ─▶ ir ─▶ emit ─▶ format ─▶ files
//!  JSON     as     ids,     every   plain  tokens  prettyplease
//!          read    closure  choice  data
//! ```
//!
//! The module [`api`] lists the public items of the files, and compares two such lists. [`diff`] compares two
//! versions of a model, and [`update`] carries a new version over to a changed copy of the old one.
//!
//! [`read`] produces the model, [`plan`] the ir, [`emit`] the files; [`generate`] calls all of
//! them.
//!
//! Data flows in one direction. The library does not use the disk, print, or read a clock or the
//! environment: output depends only on sources and options. The exception is the module `build`
//! behind the feature `build`, which generates in a build script.

pub mod api;
pub mod ast;
#[cfg(feature = "build")]
pub mod build;
mod counts;
mod customizations;
mod decimal;
pub mod diff;
mod emit;
mod format;
pub mod ir;
pub mod jmespath;
mod json;
pub mod model;
mod options;
mod overview;
mod pins;
mod plan;
mod printing;
pub mod report;
mod scaffold;
mod snippet;
mod stages;
#[cfg(test)]
mod tests;
mod text;
pub mod update;

pub use ast::Source;
pub use counts::Counts;
pub use decimal::Decimal;
pub use emit::{MARK, OutputFile};
pub use ir::{DevDependency, Example, Metadata, NotAModule, Root, Runtime, Vendored};
pub use options::{Options, RUNTIME_VERSION};
pub use overview::{OperationOverview, Overview, overview};
pub use pins::NAMES_ENDING;
pub use plan::SETTLED_NAMES;
pub use report::{Diagnostic, Report};
pub use scaffold::{README, Scaffold, scaffold};
pub use stages::{Generated, Planned, Resolved, emit, generate, plan, plan_next, read};
