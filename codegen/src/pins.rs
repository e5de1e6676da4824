//! Pins: names that users of a crate already use, in a file beside the model, so that no later
//! model changes them. Defines the format of that file; must not know the model or Rust.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::report::SourceLocation;

pub(crate) use read::read;

/// The ending of a source's name that contains pins and no shapes.
pub const NAMES_ENDING: &str = ".names.json";

/// The key that identifies a file of pins, and the version of its format.
const VERSION: (&str, &str) = ("hardy-names", "1");

/// A part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Structures, unions, enums and operations, and types that Hardy adds for an operation or a
    /// field of a filter.
    Types,
    /// Fields and variants.
    Members,
    /// Constants of constraints.
    Limits,
    /// Functions for the fields and operators of filters.
    Filters,
}

impl Section {
    const ALL: [Self; 4] = [Self::Types, Self::Members, Self::Limits, Self::Filters];

    /// Its key in the file.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Section::Types => "types",
            Section::Members => "members",
            Section::Limits => "limits",
            Section::Filters => "filters",
        }
    }
}

/// A name, and its location in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pin {
    pub name: String,
    pub place: SourceLocation,
}

/// Pins of all files, by the items that they name.
pub(crate) type Pins = BTreeMap<(Section, String), Pin>;

/// Names for the file, by the items that they name.
pub(crate) type PinnedNames = BTreeMap<(Section, String), String>;

/// The text of the file; `None` without pins.
pub(crate) fn text(names: &PinnedNames) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let (key, version) = VERSION;
    let mut document = Map::from_iter([(key.to_owned(), Value::from(version))]);
    for ((section, id), name) in names {
        let entries = document
            .entry(section.key())
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(entries) = entries {
            entries.insert(id.clone(), Value::from(name.as_str()));
        }
    }
    Some(format!("{:#}\n", Value::Object(document)))
}
