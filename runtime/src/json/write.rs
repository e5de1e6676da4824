//! Writing JSON into one growing text. Adds no white space.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::escape::push_quoted;
use super::float::{double_text, float_text};
use crate::document::Document;
use crate::timestamp::{Timestamp, TimestampFormat};

/// A JSON text that grows by one value after the other. Writing cannot fail.
///
/// What is written where is up to the caller: [`name`](Self::name) inside
/// [`object`](Self::object) only, one value after each name.
#[derive(Default)]
pub struct Writer {
    json: String,
}

impl Writer {
    /// Starts with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.json
    }

    /// Writes an object with the members that `members` writes.
    pub fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.json.push('{');
        members(self);
        self.json.push('}');
    }

    /// Writes the name of a member; its value must follow.
    pub fn name(&mut self, name: &str) -> &mut Self {
        self.separate();
        push_quoted(&mut self.json, name);
        self.json.push(':');
        self
    }

    /// Writes a member that may be unset, which writes nothing.
    pub fn optional<T>(&mut self, name: &str, value: &Option<T>, write: fn(&mut Self, &T)) {
        if let Some(value) = value {
            write(self.name(name), value);
        }
    }

    /// Writes a list.
    pub fn list<T>(&mut self, items: &[T], write: fn(&mut Self, &T)) {
        self.json.push('[');
        for item in items {
            self.separate();
            write(self, item);
        }
        self.json.push(']');
    }

    /// Writes a list in which `null` is a value (`@sparse`).
    pub fn sparse_list<T>(&mut self, items: &[Option<T>], write: fn(&mut Self, &T)) {
        self.json.push('[');
        for item in items {
            self.separate();
            self.nullable(item.as_ref(), write);
        }
        self.json.push(']');
    }

    /// Writes a map as an object, its keys in ascending order.
    pub fn map<K: AsRef<str>, V>(&mut self, map: &BTreeMap<K, V>, write: fn(&mut Self, &V)) {
        self.object(|writer| {
            for (key, value) in map {
                write(writer.name(key.as_ref()), value);
            }
        });
    }

    /// Writes a map in which `null` is a value (`@sparse`).
    pub fn sparse_map<K: AsRef<str>, V>(
        &mut self,
        map: &BTreeMap<K, Option<V>>,
        write: fn(&mut Self, &V),
    ) {
        self.object(|writer| {
            for (key, value) in map {
                writer.name(key.as_ref()).nullable(value.as_ref(), write);
            }
        });
    }

    fn nullable<T>(&mut self, value: Option<&T>, write: fn(&mut Self, &T)) {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    /// The comma between two members or items. No value ends in an opening bracket, so the last byte
    /// tells whether this is the first.
    fn separate(&mut self) {
        if !matches!(self.json.as_bytes().last(), Some(b'{' | b'[')) {
            self.json.push(',');
        }
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.json.push_str("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.json.push_str(if value { "true" } else { "false" });
    }

    /// Writes an integer of any size.
    pub fn integer(&mut self, value: impl Into<i64>) {
        self.display(value.into());
    }

    /// Writes a floating point number of 32 bits: the shortest text that reads back as the same.
    /// What JSON has no number for becomes one of the texts `NaN`, `Infinity` and `-Infinity`.
    pub fn float(&mut self, value: f32) {
        self.number_or_name(&float_text(value), value.is_finite());
    }

    /// As [`float`](Self::float), with 64 bits.
    pub fn double(&mut self, value: f64) {
        self.number_or_name(&double_text(value), value.is_finite());
    }

    fn number_or_name(&mut self, text: &str, is_number: bool) {
        if is_number {
            self.json.push_str(text)
        } else {
            self.string(text)
        }
    }

    /// Writes a text.
    pub fn string(&mut self, text: &str) {
        push_quoted(&mut self.json, text);
    }

    /// Writes a blob as base64: the standard alphabet, padded.
    pub fn blob(&mut self, bytes: &[u8]) {
        self.json.push('"');
        STANDARD.encode_string(bytes, &mut self.json);
        self.json.push('"');
    }

    /// Writes a timestamp as a text in the format [`TimestampFormat::DateTime`].
    pub fn date_time(&mut self, timestamp: Timestamp) {
        self.string(&TimestampFormat::DateTime.format(timestamp));
    }

    /// Writes a timestamp as a text in the format [`TimestampFormat::HttpDate`].
    pub fn http_date(&mut self, timestamp: Timestamp) {
        self.string(&TimestampFormat::HttpDate.format(timestamp));
    }

    /// Writes a timestamp as a number in the format [`TimestampFormat::EpochSeconds`].
    pub fn epoch_seconds(&mut self, timestamp: Timestamp) {
        self.json
            .push_str(&TimestampFormat::EpochSeconds.format(timestamp));
    }

    /// Writes a value of any kind.
    pub fn document(&mut self, document: &Document) {
        match document {
            Document::Null => self.null(),
            Document::Bool(value) => self.boolean(*value),
            Document::Number(number) => self.display(number),
            Document::String(text) => self.string(text),
            Document::List(items) => self.list(items, Self::document),
            Document::Object(members) => self.map(members, Self::document),
        }
    }

    fn display(&mut self, value: impl std::fmt::Display) {
        write!(self.json, "{value}").expect("writing into a `String` cannot fail");
    }
}
