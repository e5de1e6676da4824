//! Writes JSON into one growing string, without white space.

mod buffer;
mod object;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::escape::{escape, is_plain};
use super::float::{double_string, float_string};
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::{Timestamp, TimestampFormat};

use buffer::{Buffer, copy};

pub use object::ObjectWriter;

/// Writes JSON values, one after the other. Writing cannot fail.
///
/// All functions that write a value take it by reference, so that callers can pass them to
/// functions that write collections, such as [`list`](Self::list) and [`ObjectWriter::optional`].
/// The caller is responsible for the structure.
/// written where is up to the caller.
#[derive(Default)]
pub struct Writer {
    json: Buffer,
}

impl Writer {
    /// Creates an empty writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates an empty writer with capacity for `bytes` bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            json: Buffer::with_capacity(bytes),
        }
    }

    /// The JSON.
    pub fn into_string(self) -> String {
        String::from_utf8(self.into_bytes()).expect("only strings are written")
    }

    /// The JSON as bytes.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.json.into_bytes()
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
        self.json.push(b'[');
        for item in items {
            self.separate();
            write(self, item);
        }
        self.json.push(b']');
    }

    /// Writes a list in which `null` is a value (`@sparse`).
    pub fn sparse_list<T>(&mut self, items: &[Option<T>], write: fn(&mut Self, &T)) {
        self.json.push(b'[');
        for item in items {
            self.separate();
            self.nullable(item.as_ref(), write);
        }
        self.json.push(b']');
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

    /// Writes the comma between two members or items. No value ends with an opening bracket, so the
    /// last byte shows whether this is the first.
    #[inline]
    fn separate(&mut self) {
        if !self.is_first() {
            self.json.push(b',');
        }
    }

    #[inline]
    fn is_first(&self) -> bool {
        matches!(self.json.last(), Some(b'{' | b'['))
    }

    /// Writes a name without characters that need escapes.
    // Every member calls it, so it is not inlined.
    #[inline(never)]
    fn push_name(&mut self, name: &str) {
        let comma = usize::from(!self.is_first());
        let room = self.json.extend(comma + name.len() + 3);
        if let Some(first) = room.first_mut() {
            *first = b',';
        }
        if let Some([quote, room @ .., closing, colon]) = room.get_mut(comma..) {
            *quote = b'"';
            copy(room, name.as_bytes());
            *closing = b'"';
            *colon = b':';
        }
    }

    #[cold]
    fn push_escaped_name(&mut self, name: &str) {
        self.separate();
        self.string(name);
        self.json.push(b':');
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

    /// Writes an integer enum (`intEnum`).
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

    /// Writes a floating point number of 32 bits, as the shortest text that parses as the same
    /// value. Infinities and NaN, for which JSON has no number, become the strings `NaN`,
    /// `Infinity` and `-Infinity`.
    pub fn float(&mut self, value: &f32) {
        self.number_or_name(&float_string(*value), value.is_finite());
    }

    /// Same as [`float`](Self::float), for 64 bits.
    pub fn double(&mut self, value: &f64) {
        self.number_or_name(&double_string(*value), value.is_finite());
    }

    fn number_or_name(&mut self, text: &str, is_number: bool) {
        if is_number {
            self.json.push_str(text)
        } else {
            self.string(text)
        }
    }

    /// Writes a string, or the string of an enum.
    pub fn string<S: AsRef<str> + ?Sized>(&mut self, text: &S) {
        self.text(text.as_ref());
    }

    fn text(&mut self, text: &str) {
        if is_plain(text.as_bytes()) {
            self.quoted(text);
        } else {
            self.push_escaped(text);
        }
    }

    #[cold]
    fn push_escaped(&mut self, text: &str) {
        self.json.push(b'"');
        escape(text, &mut |piece| self.json.push_str(piece));
        self.json.push(b'"');
    }

    #[inline]
    fn quoted(&mut self, text: &str) {
        if let [quote, room @ .., closing] = self.json.extend(text.len() + 2) {
            *quote = b'"';
            copy(room, text.as_bytes());
            *closing = b'"';
        }
    }

    /// Writes a blob as base64: the standard alphabet, with padding.
    pub fn blob<B: AsRef<[u8]> + ?Sized>(&mut self, bytes: &B) {
        self.quoted(&STANDARD.encode(bytes));
    }

    /// Writes a timestamp as a string in the format [`TimestampFormat::DateTime`].
    pub fn date_time(&mut self, timestamp: &Timestamp) {
        self.string(&TimestampFormat::DateTime.format(*timestamp));
    }

    /// Writes a timestamp as a string in the format [`TimestampFormat::HttpDate`].
    pub fn http_date(&mut self, timestamp: &Timestamp) {
        self.string(&TimestampFormat::HttpDate.format(*timestamp));
    }

    /// Writes a timestamp as a number in the format [`TimestampFormat::EpochSeconds`].
    pub fn epoch_seconds(&mut self, timestamp: &Timestamp) {
        self.json
            .push_str(&TimestampFormat::EpochSeconds.format(*timestamp));
    }

    /// Writes a value of any shape.
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
