//! Reads the value of one trait, or reports the expected and the actual value. Must not know any
//! particular trait.

use crate::decimal::Decimal;
use crate::json;
use crate::report::{Diagnostic, Report, SourceLocation, nearest};
use serde_json::{Map, Value};

/// A value of a trait: the trait's own, or one inside it.
pub(super) struct TraitValue<'a> {
    /// Id of the trait.
    pub(super) id: &'a str,
    pub(super) value: &'a Value,
    pub(super) place: SourceLocation,
    /// The shape or member with the trait.
    pub(super) owner: &'a str,
}

impl<'a> TraitValue<'a> {
    /// Reports an unexpected value.
    pub(super) fn expected(&self, what: &str, report: &mut Report) {
        let message = format!("`{}` must be {what}, found {}", self.id, found(self.value));
        self.refuse(message, report);
    }

    /// Reports an invalid value.
    pub(super) fn refuse(&self, message: String, report: &mut Report) {
        report.push(
            Diagnostic::error("trait-value", message)
                .at(&self.place)
                .shape(self.owner),
        );
    }

    /// Warns of a value that is used nevertheless.
    pub(super) fn warn(&self, message: String, help: &str, report: &mut Report) {
        report.push(
            Diagnostic::warning("trait-value", message)
                .at(&self.place)
                .shape(self.owner)
                .help(help),
        );
    }

    /// `true` if the value is `{}`, the only valid value of a trait without parameters.
    pub(super) fn flag(&self, report: &mut Report) -> bool {
        self.object(report).is_some()
    }

    pub(super) fn text(&self, report: &mut Report) -> Option<String> {
        let text = self.value.as_str().map(str::to_owned);
        self.or_expected(text, "a string", report)
    }

    pub(super) fn boolean(&self, report: &mut Report) -> Option<bool> {
        self.or_expected(self.value.as_bool(), "true or false", report)
    }

    pub(super) fn count(&self, report: &mut Report) -> Option<u64> {
        self.or_expected(count_of(self.value), "a non-negative integer", report)
    }

    pub(super) fn object(&self, report: &mut Report) -> Option<&'a Map<String, Value>> {
        self.or_expected(json::object(self.value), "an object", report)
    }

    pub(super) fn texts(&self, report: &mut Report) -> Option<Vec<String>> {
        let entries = self.or_expected(self.value.as_array(), "a list of strings", report)?;
        let text = |entry: &Value| entry.as_str().map(str::to_owned);
        let texts = entries.iter().map(text).collect::<Option<Vec<_>>>();
        self.or_expected(texts, "a list of strings", report)
    }

    /// Reports all other keys of an object.
    pub(super) fn only(&self, keys: &[&str], report: &mut Report) {
        let object = self.value.as_object();
        let unknown = object.into_iter().flat_map(Map::keys);
        for key in unknown.filter(|key| !keys.contains(&key.as_str())) {
            let message = format!("unknown key `{key}` in `{}`", self.id);
            let problem = Diagnostic::error("trait-value", message);
            let problem = problem.at(&self.place.child(key)).blame_key();
            let near = nearest(key, keys.iter().copied());
            report.push(problem.shape(self.owner).suggest(near));
        }
    }

    /// Reports an invalid key.
    pub(super) fn refuse_key(&self, message: String, report: &mut Report) {
        let problem = Diagnostic::error("trait-value", message).at(&self.place);
        report.push(problem.blame_key().shape(self.owner));
    }

    /// Warns of all other keys of an object: those of later versions of the trait.
    pub(super) fn ignore_others(&self, keys: &[&str], report: &mut Report) {
        let object = self.value.as_object();
        let unknown = object.into_iter().flat_map(Map::keys);
        for key in unknown.filter(|key| !keys.contains(&key.as_str())) {
            let message = format!("unknown key `{key}` in `{}`; it is ignored", self.id);
            let problem = Diagnostic::warning("unknown-key", message);
            let problem = problem.at(&self.place.child(key)).blame_key();
            let near = nearest(key, keys.iter().copied());
            report.push(problem.shape(self.owner).suggest(near));
        }
    }

    /// The value with the key `key`, if there is one.
    pub(super) fn field(&self, key: &str) -> Option<TraitValue<'a>> {
        let value = self.value.as_object()?.get(key)?;
        Some(TraitValue {
            id: self.id,
            value,
            place: self.place.child(key),
            owner: self.owner,
        })
    }

    /// The items, if this is a list.
    pub(super) fn items(&self) -> Option<Vec<TraitValue<'a>>> {
        let items = self.value.as_array()?.iter().enumerate();
        let items = items.map(|(index, value)| TraitValue {
            id: self.id,
            value,
            place: self.place.child(index),
            owner: self.owner,
        });
        Some(items.collect())
    }

    /// The string with the key `key`, if there is one; reports other types.
    pub(super) fn text_field(&self, key: &str, report: &mut Report) -> Option<String> {
        let field = self.field(key)?;
        let text = field.value.as_str().map(str::to_owned);
        field.or_expected_of(key, text, "a string", report)
    }

    /// The string with the key `key`; reports a missing value and other types.
    pub(super) fn required_text(&self, key: &str, report: &mut Report) -> Option<String> {
        if self.object(report)?.get(key).is_none() {
            self.refuse(format!("`{}` has no `{key}`", self.id), report);
        }
        self.text_field(key, report)
    }

    /// The value of the word with the key `key`; reports a missing one and others than these.
    pub(super) fn required_word<T: Copy>(
        &self,
        key: &str,
        words: &[(&str, T)],
        report: &mut Report,
    ) -> Option<T> {
        let text = self.required_text(key, report)?;
        let mut known = words.iter();
        let found = known.find(|(word, _)| *word == text);
        if found.is_none() {
            let quoted: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            let message = format!(
                "`{key}` of `{}` must be one of {}",
                self.id,
                quoted.join(", ")
            );
            let place = self.place.child(key);
            let near = nearest(&text, words.iter().map(|(word, _)| *word));
            let problem = Diagnostic::error("trait-value", message).at(&place);
            report.push(problem.shape(self.owner).suggest(near));
        }
        found.map(|(_, value)| *value)
    }

    /// The boolean with the key `key`, if there is one; reports other types.
    pub(super) fn flag_field(&self, key: &str, report: &mut Report) -> Option<bool> {
        let field = self.field(key)?;
        field.or_expected_of(key, field.value.as_bool(), "true or false", report)
    }

    /// The number with the key `key`, if there is one; reports other types.
    pub(super) fn count_field(&self, key: &str, report: &mut Report) -> Option<u64> {
        let field = self.field(key)?;
        field.or_expected_of(key, count_of(field.value), "a non-negative integer", report)
    }

    /// The number with the key `key`, if there is one; reports others than those from `least` to
    /// `u32::MAX`. A sum of two of them fits 64 bits.
    pub(super) fn number_field(&self, key: &str, least: u32, report: &mut Report) -> Option<u32> {
        let field = self.field(key)?;
        let number = count_of(field.value).and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| *number >= least);
        let expected = format!("a number from {least} to {}", u32::MAX);
        field.or_expected_of(key, number, &expected, report)
    }

    /// Returns `read`; if it is `None`, reports the expected value of `key`.
    pub(super) fn or_expected_of<T>(
        &self,
        key: &str,
        read: Option<T>,
        what: &str,
        report: &mut Report,
    ) -> Option<T> {
        if read.is_none() {
            let found = found(self.value);
            self.refuse(
                format!("`{key}` of `{}` must be {what}, found {found}", self.id),
                report,
            );
        }
        read
    }

    /// Returns `read`; if it is `None`, reports the expected value.
    pub(super) fn or_expected<T>(
        &self,
        read: Option<T>,
        what: &str,
        report: &mut Report,
    ) -> Option<T> {
        if read.is_none() {
            self.expected(what, report);
        }
        read
    }
}

fn count_of(value: &Value) -> Option<u64> {
    Decimal::of(value)?.integer()?.parse().ok()
}

/// A short description of a value.
fn found(value: &Value) -> String {
    if let Some(number) = json::number_text(value) {
        return match number.len() <= 40 {
            true => number.into_owned(),
            false => "a long number".to_owned(),
        };
    }
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) if text.chars().count() <= 40 => format!("\"{text}\""),
        Value::String(_) => "a long string".to_owned(),
        Value::Array(list) if list.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
