//! The keys `examples` and `dev_dependencies` of `crate.json`.

use hardy_codegen::DevDependency;
use semver::VersionReq;
use serde_json::{Map, Value};

use super::reader::Reader;
use super::registry;

/// An example of the crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExampleFile {
    /// The Rust file, relative to the folder of the settings.
    pub path: String,
    /// Features of the crate that the example needs.
    pub required_features: Vec<String>,
}

const EXAMPLE_KEYS: [&str; 2] = ["path", "required-features"];
const DEPENDENCY_KEYS: [&str; 5] = ["version", "path", "default-features", "features", "reason"];

impl Reader {
    /// A list of examples: paths, or objects with a path.
    pub(super) fn examples(&mut self, key: &'static str) -> Option<Vec<ExampleFile>> {
        let items = match self.object.remove(key)? {
            Value::Array(items) => items,
            other => return self.wrong(key, "a list", &other),
        };
        let examples = items.into_iter().enumerate().filter_map(|(index, item)| {
            let key = format!("{key}[{index}]");
            match item {
                Value::String(path) => Some(ExampleFile {
                    path,
                    required_features: Vec::new(),
                }),
                Value::Object(object) => Some(self.nested(&key, object, example)),
                other => self.wrong(&key, "a string or an object", &other),
            }
        });
        Some(examples.collect())
    }

    /// An object of packages, each a version requirement or an object of keys. Sorted by name.
    pub(super) fn dependencies(&mut self, key: &'static str) -> Option<Vec<DevDependency>> {
        let members = match self.object.remove(key)? {
            Value::Object(members) => members,
            other => return self.wrong(key, "an object", &other),
        };
        let packages = members.into_iter().filter_map(|(name, member)| {
            if let Err(wanted) = registry::name(&name) {
                self.mistakes.push(format!("`{key}`: `{name}` {wanted}"));
            }
            let key = format!("{key}.{name}");
            let read = match member {
                Value::String(version) => DevDependency {
                    version: self.requirement(&key, Some(version)),
                    ..DevDependency::default()
                },
                Value::Object(object) => self.nested(&key, object, dependency),
                other => return self.wrong(&key, "a version or an object", &other),
            };
            Some(DevDependency { name, ..read })
        });
        let mut packages: Vec<DevDependency> = packages.collect();
        packages.sort_by(|a, b| a.name.cmp(&b.name));
        Some(packages)
    }

    /// Reads the object at a key.
    pub(super) fn nested<T>(
        &mut self,
        key: &str,
        object: Map<String, Value>,
        read: fn(&mut Self, &str) -> T,
    ) -> T {
        let mut reader = Self {
            prefix: format!("{key}."),
            object,
            mistakes: Vec::new(),
        };
        let value = read(&mut reader, key);
        self.mistakes.append(&mut reader.mistakes);
        value
    }

    fn boolean(&mut self, key: &'static str) -> Option<bool> {
        match self.object.remove(key)? {
            Value::Bool(value) => Some(value),
            other => self.wrong(key, "true or false", &other),
        }
    }

    /// The version requirement at this whole key.
    fn requirement(&mut self, key: &str, version: Option<String>) -> Option<String> {
        let version = version?;
        if VersionReq::parse(&version).is_err() {
            self.mistakes.push(format!(
                "`{key}`: `{version}` is not a version requirement: use one such as `1.2`"
            ));
        }
        Some(version)
    }
}

fn example(reader: &mut Reader, _key: &str) -> ExampleFile {
    let example = ExampleFile {
        path: reader.required("path", Reader::string),
        required_features: reader.strings("required-features").unwrap_or_default(),
    };
    reader.refuse_unknown_keys(&EXAMPLE_KEYS);
    example
}

fn dependency(reader: &mut Reader, key: &str) -> DevDependency {
    let before = reader.mistakes.len();
    let version = reader.string("version");
    let path = reader.string("path");
    if version.is_none() && path.is_none() && reader.mistakes.len() == before {
        let text = format!("`{key}` has no source: add `version` or `path`");
        reader.mistakes.push(text);
    }
    let reason = reader.string("reason");
    if reason
        .iter()
        .any(|reason| reason.contains(char::is_control))
    {
        let text = format!("`{key}.reason` has several lines, or control characters: use one line");
        reader.mistakes.push(text);
    }
    let dependency = DevDependency {
        name: String::new(),
        reason,
        version: reader.requirement(&format!("{key}.version"), version),
        path,
        without_default_features: reader.boolean("default-features") == Some(false),
        features: reader.strings("features").unwrap_or_default(),
    };
    reader.refuse_unknown_keys(&DEPENDENCY_KEYS);
    dependency
}
