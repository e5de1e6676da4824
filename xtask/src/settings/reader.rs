//! Reads keys of JSON objects by their types. Must not know which keys there are.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Removes keys from an object and collects problems.
pub(super) struct Reader {
    /// The key of the object itself and a dot; empty for that of the file.
    pub(super) prefix: String,
    pub(super) object: Map<String, Value>,
    pub(super) mistakes: Vec<String>,
}

impl Reader {
    /// The value that `read` finds; a missing or empty one is an error.
    pub(super) fn required<T: Default + AsEmpty>(
        &mut self,
        key: &'static str,
        read: fn(&mut Self, &'static str) -> Option<T>,
    ) -> T {
        let before = self.mistakes.len();
        let found = read(self, key);
        let wrong_type = self.mistakes.len() > before;
        match &found {
            None if !wrong_type => {
                let prefix = &self.prefix;
                self.mistakes.push(format!("`{prefix}{key}` is missing"));
            }
            Some(value) if value.is_empty() => {
                let prefix = &self.prefix;
                self.mistakes.push(format!("`{prefix}{key}` is empty"));
            }
            _ => {}
        }
        found.unwrap_or_default()
    }

    pub(super) fn string(&mut self, key: &'static str) -> Option<String> {
        match self.object.remove(key)? {
            Value::String(string) => Some(string),
            other => self.wrong(key, "a string", &other),
        }
    }

    pub(super) fn strings(&mut self, key: &'static str) -> Option<Vec<String>> {
        let items = match self.object.remove(key)? {
            Value::Array(items) => items,
            other => return self.wrong(key, "a list of strings", &other),
        };
        let mut strings = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            match item {
                Value::String(string) => strings.push(string),
                other => return self.wrong(&format!("{key}[{index}]"), "a string", &other),
            }
        }
        Some(strings)
    }

    pub(super) fn strings_by_key(&mut self, key: &'static str) -> Option<BTreeMap<String, String>> {
        let members = match self.object.remove(key)? {
            Value::Object(members) => members,
            other => return self.wrong(key, "an object of strings", &other),
        };
        let mut strings = BTreeMap::new();
        for (name, member) in members {
            match member {
                Value::String(string) => strings.insert(name, string),
                other => return self.wrong(&format!("{key}.{name}"), "a string", &other),
            };
        }
        Some(strings)
    }

    pub(super) fn wrong<T>(&mut self, key: &str, expected: &str, found: &Value) -> Option<T> {
        let (prefix, found) = (&self.prefix, kind(found));
        let text = format!("`{prefix}{key}`: expected {expected}, found {found}");
        self.mistakes.push(text);
        None
    }

    pub(super) fn refuse_unknown_keys(&mut self, known: &[&str]) {
        let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
        let known = known.join(", ");
        for key in self.object.keys() {
            let prefix = &self.prefix;
            self.mistakes
                .push(format!("unknown key `{prefix}{key}`; known keys: {known}"));
        }
    }
}

pub(super) trait AsEmpty {
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

/// The type of a value, with its article.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
