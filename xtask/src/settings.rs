//! `model/crate.json`: the model of the crate in `generated/`, its name, version and examples, and
//! its metadata for a package registry.
//!
//! Checks the form of every key and reports all problems at once. The generator interprets values,
//! except for the rules of a registry in `settings/registry.rs`.

mod registry;

use std::collections::BTreeMap;
use std::path::Path;

use hardy_codegen::Metadata;
use hardy_codegen::report::{RepeatedKey, repeated_keys};
use serde_json::{Map, Value};

use crate::Failure;
use crate::input;

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
    /// The protocol. If it is set, another version of the model or of the generator does not use
    /// another one.
    pub protocol: Option<String>,
    /// The operations to generate; empty for all.
    pub operations: Vec<String>,
    /// The operation with whose example the documentation begins; the generator's choice without one.
    pub example_operation: Option<String>,
    /// Facts about the model: the service, and `published`, the date of the published model with
    /// the same facts.
    pub states: BTreeMap<String, String>,
    /// The examples of the crate: Rust files, relative to the folder of the settings.
    pub examples: Vec<String>,
}

const KEYS: [&str; 14] = [
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
];

/// Reads the settings from a file.
///
/// # Errors
///
/// Fails if the file cannot be read, or if [`parse`] fails.
pub fn read(file: &Path, said: &str) -> Result<Settings, Failure> {
    parse(&input::text(file)?, said)
}

/// Parses settings; `said` is the displayed path of the file.
///
/// # Errors
///
/// Fails if the text is not a JSON object, or if a key is unknown, missing, duplicate or of the
/// wrong type; every such key has its line. Otherwise fails for values that a registry would
/// refuse.
pub fn parse(text: &str, said: &str) -> Result<Settings, Failure> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value =
        serde_json::from_str(text).map_err(|error| Failure::new(format!("{said}: {error}")))?;
    let Value::Object(object) = value else {
        return Err(Failure::new(format!(
            "{said}: expected an object, found {}",
            kind(&value)
        )));
    };
    let mut reader = Reader {
        object,
        mistakes: repeated_keys(text).iter().map(stated_twice).collect(),
    };
    let settings = Settings {
        model: reader.required("model", Reader::texts),
        name: reader.required("name", Reader::text),
        version: reader.required("version", Reader::text),
        metadata: Metadata {
            description: reader.text("description"),
            license: reader.text("license"),
            repository: reader.text("repository"),
            readme: reader.text("readme"),
            keywords: reader.texts("keywords").unwrap_or_default(),
            categories: reader.texts("categories").unwrap_or_default(),
        },
        protocol: reader.text("protocol"),
        operations: reader.texts("operations").unwrap_or_default(),
        example_operation: reader.text("example_operation"),
        states: reader.texts_by_key("states").unwrap_or_default(),
        examples: reader.texts("examples").unwrap_or_default(),
    };
    reader.refuse_unknown_keys();
    if reader.mistakes.is_empty() {
        reader.mistakes = registry::mistakes(&settings.name, &settings.version, &settings.metadata);
    }
    if reader.mistakes.is_empty() {
        return Ok(settings);
    }
    let lines: Vec<String> = reader
        .mistakes
        .iter()
        .map(|mistake| format!("{said}: {mistake}"))
        .collect();
    Err(Failure::new(lines.join("\n")))
}

/// JSON parsers keep the last of the two and drop the other silently.
fn stated_twice(repeated: &RepeatedKey) -> String {
    let RepeatedKey { key, position, .. } = repeated;
    format!("duplicate key `{key}`, again in line {}", position.line)
}

/// Takes keys out of an object and collects problems.
struct Reader {
    object: Map<String, Value>,
    mistakes: Vec<String>,
}

impl Reader {
    /// The value that `read` finds; a missing or empty one is an error.
    fn required<T: Default + AsEmpty>(
        &mut self,
        key: &'static str,
        read: fn(&mut Self, &'static str) -> Option<T>,
    ) -> T {
        let before = self.mistakes.len();
        let found = read(self, key);
        let wrong_type = self.mistakes.len() > before;
        match &found {
            None if !wrong_type => self.mistakes.push(format!("`{key}` is missing")),
            Some(value) if value.is_empty() => self.mistakes.push(format!("`{key}` is empty")),
            _ => {}
        }
        found.unwrap_or_default()
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        match self.object.remove(key)? {
            Value::String(text) => Some(text),
            other => self.wrong(key, "a string", &other),
        }
    }

    fn texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        let items = match self.object.remove(key)? {
            Value::Array(items) => items,
            other => return self.wrong(key, "a list of strings", &other),
        };
        let mut texts = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            match item {
                Value::String(text) => texts.push(text),
                other => return self.wrong(&format!("{key}[{index}]"), "a string", &other),
            }
        }
        Some(texts)
    }

    fn texts_by_key(&mut self, key: &'static str) -> Option<BTreeMap<String, String>> {
        let members = match self.object.remove(key)? {
            Value::Object(members) => members,
            other => return self.wrong(key, "an object of strings", &other),
        };
        let mut texts = BTreeMap::new();
        for (name, member) in members {
            match member {
                Value::String(text) => texts.insert(name, text),
                other => return self.wrong(&format!("{key}.{name}"), "a string", &other),
            };
        }
        Some(texts)
    }

    fn wrong<T>(&mut self, key: &str, expected: &str, found: &Value) -> Option<T> {
        self.mistakes.push(format!(
            "`{key}`: expected {expected}, found {}",
            kind(found)
        ));
        None
    }

    fn refuse_unknown_keys(&mut self) {
        let known = KEYS.map(|key| format!("`{key}`")).join(", ");
        for key in self.object.keys() {
            self.mistakes
                .push(format!("unknown key `{key}`; known keys: {known}"));
        }
    }
}

trait AsEmpty {
    fn is_empty(&self) -> bool;
}

impl AsEmpty for String {
    fn is_empty(&self) -> bool {
        self.trim().is_empty()
    }
}

impl AsEmpty for Vec<String> {
    fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests;
