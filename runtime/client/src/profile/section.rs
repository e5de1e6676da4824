//! A section after both files were merged: its properties, and where each was written.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::line::property;

/// A profile, an SSO session or a group of services. `Debug` shows names alone, because values may be
/// secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    name: String,
    properties: BTreeMap<String, Property>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct Property {
    pub(super) value: String,
    pub(super) path: Arc<Path>,
    pub(super) line: usize,
}

impl Section {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            properties: BTreeMap::new(),
        }
    }

    pub(super) fn insert(&mut self, key: String, property: Property) {
        self.properties.insert(key, property);
    }

    /// The name, without the word before it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value of a property, whose key is in lower case; `None` also for an empty one.
    pub fn get(&self, key: &str) -> Option<&str> {
        let property = self.properties.get(key)?;
        Some(property.value.as_str()).filter(|value| !value.is_empty())
    }

    /// The value of a nested property, such as `endpoint_url` in `sts`.
    pub fn nested(&self, key: &str, nested: &str) -> Option<&str> {
        // As of other properties, the last one counts.
        let lines = self.get(key)?.strip_prefix('\n')?.lines().rev();
        let mut properties = lines.filter_map(|line| property(line).ok());
        let found = properties.find(|(key, _)| key == nested)?;
        Some(found.1)
    }

    /// Where a property was written, for errors.
    pub fn place(&self, key: &str) -> Place<'_> {
        Place {
            property: self.properties.get(key),
        }
    }

    /// All keys and values, in ascending order of keys.
    pub fn properties(&self) -> impl Iterator<Item = (&str, &str)> {
        let properties = self.properties.iter();
        properties.map(|(key, property)| (key.as_str(), property.value.as_str()))
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section")
            .field("name", &self.name)
            .field("keys", &self.properties.keys())
            .finish()
    }
}

/// The file and line of a property. `Display` prints them in parentheses after a space, or nothing if there
/// is no such property.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    property: Option<&'a Property>,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.property {
            Some(Property { path, line, .. }) => {
                write!(f, " (`{}`, line {line})", path.display())
            }
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
