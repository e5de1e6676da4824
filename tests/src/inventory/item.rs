//! The items of a Rust file, as data. Must not know their source.

use std::fmt;

/// The kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A module.
    Module,
    /// A struct.
    Structure,
    /// A field of a struct, by name.
    Field,
    /// An enum.
    Enum,
    /// A variant of an enum.
    Variant,
    /// A function: of a type, its own or of a trait, or of a module.
    Function,
    /// A constant, of a type or of a module.
    Constant,
    /// A static.
    Static,
    /// An associated type.
    Type,
    /// An `impl`, by the name of the trait; without a name for inherent ones.
    Implementation,
    /// An import or export, by its path.
    Import,
    /// An attribute.
    Attribute,
    /// Anything that no emitter prints, such as a macro or an item within a function.
    Foreign,
}

/// An item of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its kind.
    pub kind: Kind,
    /// The type or module it belongs to; empty for an item of the file itself.
    pub owner: String,
    /// Its name.
    pub name: String,
}

impl Item {
    pub(super) fn new(kind: Kind, owner: &str, name: impl Into<String>) -> Self {
        Self {
            kind,
            owner: owner.to_owned(),
            name: name.into(),
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, owner, name } = self;
        write!(f, "{kind:?} {owner}::{name}")
    }
}
