//! `model/crate.json`: the model of the crate in `generated/`, its name, version and examples, and
//! its metadata for a package registry.
//!
//! Checks the form of every key and reports all problems at once. The generator interprets values,
//! except for the rules of a registry in `settings/registry.rs`.

mod packages;
mod reader;
mod registry;
mod states;
mod update;

use std::collections::BTreeMap;
use std::path::Path;

use hardy_codegen::report::{RepeatedKey, repeated_keys};
use hardy_codegen::{DevDependency, Metadata};
use serde_json::Value;

use crate::Failure;
use crate::input;

use reader::{Reader, kind};

pub use packages::ExampleFile;
pub(crate) use states::{date_at_end, is_date};
pub use update::UpdateSettings;

/// The settings of the checked-in crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The model files, relative to the folder of the settings; at least one.
    pub model: Vec<String>,
    /// The name of the crate.
    pub name: String,
    /// The version of the crate.
    pub version: String,
    /// Metadata for a registry; `readme` is relative to the folder of the settings.
    pub metadata: Metadata,
    /// The protocol. `None` for the one that the generator prefers, which may change with the model
    /// or the generator.
    pub protocol: Option<String>,
    /// The operations to generate; empty for all.
    pub operations: Vec<String>,
    /// The operation whose example the documentation shows first. `None` for the generator's
    /// choice.
    pub example_operation: Option<String>,
    /// Facts about the model: the service, and `published`, the date of the published model with
    /// the same facts.
    pub states: BTreeMap<String, String>,
    /// The examples of the crate.
    pub examples: Vec<ExampleFile>,
    /// The packages that the examples need, sorted by name; `path` is relative to the folder of the
    /// settings.
    pub dev_dependencies: Vec<DevDependency>,
    /// How `cargo xtask update` changes the model.
    pub update: UpdateSettings,
}

const KEYS: [&str; 16] = [
    "model",
    "name",
    "version",
    "description",
    "license",
    "repository",
    "readme",
    "keywords",
    "categories",
    "protocol",
    "operations",
    "example_operation",
    "states",
    "examples",
    "dev_dependencies",
    "update",
];

/// Reads the settings from a file.
///
/// # Errors
///
/// Fails if the file cannot be read, or if [`parse`] fails.
pub fn read(file: &Path, display_name: &str) -> Result<Settings, Failure> {
    parse(&input::text(file)?, display_name)
}

/// Parses settings; `display_name` is the displayed path of the file.
///
/// # Errors
///
/// Fails if the text is not a JSON object, or if a key is unknown, missing, duplicate or of the
/// wrong type; every such key has its line. Otherwise fails for values that a registry would
/// refuse, and for a wrong date.
pub fn parse(text: &str, display_name: &str) -> Result<Settings, Failure> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Failure::new(format!("{display_name}: {error}")))?;
    let Value::Object(object) = value else {
        return Err(Failure::new(format!(
            "{display_name}: expected an object, found {}",
            kind(&value)
        )));
    };
    let mut reader = Reader {
        prefix: String::new(),
        object,
        mistakes: repeated_keys(text).iter().map(duplicate).collect(),
    };
    let settings = Settings {
        model: reader.required("model", Reader::strings),
        name: reader.required("name", Reader::string),
        version: reader.required("version", Reader::string),
        metadata: Metadata {
            description: reader.string("description"),
            license: reader.string("license"),
            repository: reader.string("repository"),
            readme: reader.string("readme"),
            keywords: reader.strings("keywords").unwrap_or_default(),
            categories: reader.strings("categories").unwrap_or_default(),
        },
        protocol: reader.string("protocol"),
        operations: reader.strings("operations").unwrap_or_default(),
        example_operation: reader.string("example_operation"),
        states: reader.strings_by_key("states").unwrap_or_default(),
        examples: reader.examples("examples").unwrap_or_default(),
        dev_dependencies: reader.dependencies("dev_dependencies").unwrap_or_default(),
        update: reader.update("update").unwrap_or_default(),
    };
    reader.refuse_unknown_keys(&KEYS);
    if reader.mistakes.is_empty() {
        reader.mistakes = registry::mistakes(&settings.name, &settings.version, &settings.metadata);
        reader.mistakes.extend(states::mistake(&settings.states));
    }
    if reader.mistakes.is_empty() {
        return Ok(settings);
    }
    let lines: Vec<String> = reader
        .mistakes
        .iter()
        .map(|mistake| format!("{display_name}: {mistake}"))
        .collect();
    Err(Failure::new(lines.join("\n")))
}

/// The error for a key that occurs twice: JSON parsers ignore the first value silently.
fn duplicate(repeated: &RepeatedKey) -> String {
    let RepeatedKey { key, position, .. } = repeated;
    format!("duplicate key `{key}`, again in line {}", position.line)
}

#[cfg(test)]
mod tests;
