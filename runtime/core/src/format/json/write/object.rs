//! Writes an object, member by member.

use std::collections::BTreeMap;

use super::Writer;
use crate::format::json::escape::is_plain;

/// Writes the members of an object in the order of the calls. [`end`](Self::end) closes the object.
///
/// ```
/// use hardy_runtime::Writer;
///
/// let mut writer = Writer::new();
/// writer
///     .object()
///     .optional("Name", &Some("desk"), |writer, name| writer.string(name))
///     .optional("Color", &None::<String>, Writer::string)
///     .member("Brightness", &7_i32, Writer::integer)
///     .end();
/// assert_eq!(writer.into_string(), r#"{"Name":"desk","Brightness":7}"#);
/// ```
#[must_use = "call `end` to close the object"]
pub struct ObjectWriter<'a> {
    writer: &'a mut Writer,
}

impl Writer {
    /// Starts an object.
    #[inline]
    pub fn object(&mut self) -> ObjectWriter<'_> {
        ObjectWriter::new(self)
    }
}

impl<'a> ObjectWriter<'a> {
    #[inline]
    fn new(writer: &'a mut Writer) -> Self {
        writer.json.push(b'{');
        Self { writer }
    }

    /// Closes the object.
    #[inline]
    pub fn end(self) {
        self.writer.json.push(b'}');
    }

    /// Adds a member.
    #[inline]
    pub fn member<T: ?Sized>(mut self, name: &str, value: &T, write: fn(&mut Writer, &T)) -> Self {
        write(self.name(name), value);
        self
    }

    /// Adds a member if it is `Some`.
    #[inline]
    pub fn optional<T>(self, name: &str, value: &Option<T>, write: fn(&mut Writer, &T)) -> Self {
        match value {
            Some(value) => self.member(name, value, write),
            None => self,
        }
    }

    /// Adds a list if it is `Some`, each item with `write`.
    #[inline]
    pub fn optional_list<T>(
        mut self,
        name: &str,
        items: &Option<Vec<T>>,
        write: fn(&mut Writer, &T),
    ) -> Self {
        if let Some(items) = items {
            self.name(name).list(items, write);
        }
        self
    }

    /// Adds a map if it is `Some`, each value with `write`.
    #[inline]
    pub fn optional_map<K: AsRef<str>, V>(
        mut self,
        name: &str,
        map: &Option<BTreeMap<K, V>>,
        write: fn(&mut Writer, &V),
    ) -> Self {
        if let Some(map) = map {
            self.name(name).map(map, write);
        }
        self
    }

    /// Writes the name of a member. The value must follow.
    // Always inlined: the name is mostly a constant, and then so is the result of `is_plain`.
    #[inline(always)]
    pub(super) fn name(&mut self, name: &str) -> &mut Writer {
        if is_plain(name.as_bytes()) {
            self.writer.push_name(name);
        } else {
            self.writer.push_escaped_name(name);
        }
        self.writer
    }
}
