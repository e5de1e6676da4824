//! A Smithy JSON AST as a file states it: without resolved references or interpreted traits. Must
//! not know what a target or a trait means, which `model` does.

mod name_length;
mod read;
mod read_shape;
mod shape;
#[cfg(test)]
mod tests;

pub(crate) use name_length::LONGEST_NAME;
pub use read::read;
pub use shape::{RawMember, RawShape, ShapeType, Version};

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An input file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name of the file in diagnostics.
    pub name: String,
    /// Its text, with or without a byte order mark.
    pub text: String,
}

/// The content of one file.
#[derive(Clone, Debug)]
pub struct Ast {
    /// Name of the file.
    pub file: Arc<str>,
    /// The version of Smithy in the file.
    pub version: Version,
    /// Its role among the files.
    pub role: Role,
    /// Every shape by the id in the file, valid or not.
    pub shapes: BTreeMap<String, RawShape>,
    /// The traits of every `apply` statement by the id of its target, valid or not.
    pub applied: BTreeMap<String, Map<String, Value>>,
    /// The model's metadata; generated code does not depend on it.
    pub metadata: Map<String, Value>,
}

/// The role of a file. Each overrides the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of the model.
    Model,
    /// An overlay that comes with the generator.
    Shipped,
    /// An overlay: its traits override those of other files, and its shapes are retained ones.
    Overlay,
}

/// The ending of an overlay's name: a file that corrects a model without being part of it.
pub const OVERLAY: &str = ".rules.json";
