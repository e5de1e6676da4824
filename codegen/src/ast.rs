//! A Smithy JSON AST exactly as a file states it: nothing resolved, no trait understood.
//! Must not know what a target or a trait means; that is for `model`.

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
    /// What diagnostics call the file.
    pub name: String,
    /// Its text, with or without a byte order mark.
    pub text: String,
}

/// What one file states.
#[derive(Clone, Debug)]
pub struct Ast {
    /// Name of the file.
    pub file: Arc<str>,
    /// The version of Smithy that it is written in.
    pub version: Version,
    /// What it is to the other files.
    pub role: Role,
    /// Every shape under the id it is written with, valid or not.
    pub shapes: BTreeMap<String, RawShape>,
    /// The traits of every `apply` statement under the id of its target, valid or not.
    pub applied: BTreeMap<String, Map<String, Value>>,
    /// The model's metadata; nothing that is generated depends on it.
    pub metadata: Map<String, Value>,
}

/// What a file is to the others. Each wins over those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of the model.
    Model,
    /// An overlay that comes with the generator.
    Shipped,
    /// An overlay: what it applies wins over what other files state, and its shapes are what the model
    /// has dropped.
    Overlay,
}

/// How the name of an overlay ends: a file that corrects a model without being part of it.
pub const OVERLAY: &str = ".rules.json";
