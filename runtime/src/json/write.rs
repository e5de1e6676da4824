//! Writing JSON into one growing text. Adds no white space.

mod object;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::escape::push_quoted;
use super::float::{double_text, float_text};
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::{Timestamp, TimestampFormat};

pub use object::ObjectWriter;

/// A JSON text that grows by one value after the other. Writing cannot fail.
///
/// All functions that write a value take it by reference, so that each can be handed to those that
/// write what holds values, such as [`list`](Self::list) and [`ObjectWriter::optional`]. What is
/// written where is up to the caller.
#[derive(Default)]
pub struct Writer {
    json: String,
}

impl Writer {
    /// Starts with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts with nothing, and with room for that many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            json: String::with_capacity(bytes),
        }
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.json
    }

    /// Starts an object, to which members are added one by one.
    #[inline]
    pub fn object(&mut self) -> ObjectWriter<'_> {
        ObjectWriter::new(self)
    }

    /// Writes a union: an object with one member.
    pub fn union<T: ?Sized>(&mut self, tag: &str, value: &T, write: fn(&mut Self, &T)) {
        self.object().member(tag, value, write).end();
    }

    /// Writes the member of a union that has no value: an empty object.
    pub fn unit(&mut self, tag: &str) {
        self.union(tag, &(), |writer, ()| writer.object().end());
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
        let mut object = self.object();
        for (key, value) in map {
            write(object.name(key.as_ref()), value);
        }
        object.end();
    }

    /// Writes a map in which `null` is a value (`@sparse`).
    pub fn sparse_map<K: AsRef<str>, V>(
        &mut self,
        map: &BTreeMap<K, Option<V>>,
        write: fn(&mut Self, &V),
    ) {
        let mut object = self.object();
        for (key, value) in map {
            object.name(key.as_ref()).nullable(value.as_ref(), write);
        }
        object.end();
    }

    fn nullable<T>(&mut self, value: Option<&T>, write: fn(&mut Self, &T)) {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    /// The comma between two members or items. No value ends in an opening bracket, so the last byte
    /// tells whether this is the first.
    #[inline]
    fn separate(&mut self) {
        if !matches!(self.json.as_bytes().last(), Some(b'{' | b'[')) {
            self.json.push(',');
        }
    }

    /// Writes the name of a member that needs no escapes.
    // Called for every member, so there is no more of it than one copy.
    #[inline(never)]
    fn push_name(&mut self, name: &str) {
        self.json.reserve(name.len() + r#","":"#.len());
        self.separate();
        self.json.push('"');
        self.json.push_str(name);
        self.json.push_str("\":");
    }

    #[cold]
    fn push_escaped_name(&mut self, name: &str) {
        self.separate();
        push_quoted(&mut self.json, name);
        self.json.push(':');
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.json.push_str("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: &bool) {
        self.json.push_str(if *value { "true" } else { "false" });
    }

    /// Writes an integer of up to 64 bits.
    pub fn integer<N: Copy + Into<i64>>(&mut self, value: &N) {
        self.display((*value).into());
    }

    /// Writes the number of an enum's value (`intEnum`).
    pub fn int_enum<N: Copy + Into<i32>>(&mut self, value: &N) {
        self.display((*value).into());
    }

    /// Writes an integer of any size.
    pub fn big_integer(&mut self, value: &BigInteger) {
        self.json.push_str(value.as_str());
    }

    /// Writes a decimal number of any size.
    pub fn big_decimal(&mut self, value: &BigDecimal) {
        self.json.push_str(value.as_str());
    }

    /// Writes a floating point number of 32 bits: the shortest text that reads back as the same.
    /// What JSON has no number for becomes one of the texts `NaN`, `Infinity` and `-Infinity`.
    pub fn float(&mut self, value: &f32) {
        self.number_or_name(&float_text(*value), value.is_finite());
    }

    /// As [`float`](Self::float), with 64 bits.
    pub fn double(&mut self, value: &f64) {
        self.number_or_name(&double_text(*value), value.is_finite());
    }

    fn number_or_name(&mut self, text: &str, is_number: bool) {
        if is_number {
            self.json.push_str(text)
        } else {
            self.string(text)
        }
    }

    /// Writes a text, or the text of an enum's value.
    pub fn string<S: AsRef<str> + ?Sized>(&mut self, text: &S) {
        push_quoted(&mut self.json, text.as_ref());
    }

    /// Writes a blob as base64: the standard alphabet, padded.
    pub fn blob<B: AsRef<[u8]> + ?Sized>(&mut self, bytes: &B) {
        self.json.push('"');
        STANDARD.encode_string(bytes, &mut self.json);
        self.json.push('"');
    }

    /// Writes a timestamp as a text in the format [`TimestampFormat::DateTime`].
    pub fn date_time(&mut self, timestamp: &Timestamp) {
        self.string(&TimestampFormat::DateTime.format(*timestamp));
    }

    /// Writes a timestamp as a text in the format [`TimestampFormat::HttpDate`].
    pub fn http_date(&mut self, timestamp: &Timestamp) {
        self.string(&TimestampFormat::HttpDate.format(*timestamp));
    }

    /// Writes a timestamp as a number in the format [`TimestampFormat::EpochSeconds`].
    pub fn epoch_seconds(&mut self, timestamp: &Timestamp) {
        self.json
            .push_str(&TimestampFormat::EpochSeconds.format(*timestamp));
    }

    /// Writes a value of any kind.
    pub fn document(&mut self, document: &Document) {
        match document {
            Document::Null => self.null(),
            Document::Bool(value) => self.boolean(value),
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
