//! Reads JSON objects, lists and unions. `scalar` and `number` read single values, `walk` has the
//! steps of both.

mod correction;
mod member;
mod noted;
mod number;
mod scalar;
mod unknown;
mod walk;

use std::collections::BTreeMap;
use std::ops::Range;

pub use correction::MAX_MISSING_REQUIRED;
use noted::{Missing, Unknown};
pub use unknown::MAX_UNKNOWN_MEMBERS;

use super::{ReadError, ReadErrorKind};
use crate::open::UnlistedMember;

/// Reads one value, which must be the whole of `json`. Skips a byte order mark.
///
/// # Errors
///
/// Fails if `value` fails, and if anything follows the value.
pub fn read<'a, T>(
    json: &'a [u8],
    value: fn(&mut Reader<'a>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let mut reader = Reader::new(json);
    let value = value(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Reads values from JSON, one after the other.
///
/// If an object has several members with the same name, the last counts. Errors contain the path of
/// the faulty value.
pub struct Reader<'a> {
    /// The text up to the first bytes that are not UTF-8.
    text: &'a str,
    /// Whether bytes follow `text` that are not UTF-8.
    cut: bool,
    position: usize,
    depth: usize,
    /// The level from which errors redact the names of members.
    redacted_from: usize,
    /// Required members that were missing.
    missing: Vec<Missing>,
    /// The part of these that is in an earlier value of the current member, while that value may
    /// still count.
    earlier: Option<Range<usize>>,
    /// Members that the model does not have.
    unknown: Vec<Unknown>,
}

impl<'a> Reader<'a> {
    /// Creates a reader at the start of `json`.
    pub fn new(json: &'a [u8]) -> Self {
        // One check of the whole text is faster than one for each string.
        let (text, cut) = match std::str::from_utf8(json) {
            Ok(text) => (text, false),
            Err(_) => (
                json.utf8_chunks().next().map_or("", |chunk| chunk.valid()),
                true,
            ),
        };
        let position = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Self {
            text,
            cut,
            position,
            depth: 0,
            redacted_from: usize::MAX,
            missing: Vec::new(),
            earlier: None,
            unknown: Vec::new(),
        }
    }

    /// Requires that only white space follows.
    ///
    /// # Errors
    ///
    /// [`ReadErrorKind::TrailingText`], [`ReadErrorKind::InvalidUtf8`].
    pub fn end(&mut self) -> Result<(), ReadError> {
        let kind = match self.peek() {
            None if !self.cut => return Ok(()),
            None => ReadErrorKind::InvalidUtf8,
            Some(_) => ReadErrorKind::TrailingText,
        };
        Err(self.fail(self.position, kind))
    }

    /// Reads an object as a structure, beginning with its default values. Calls `member` with the
    /// structure, the name of each member and the reader. `member` must read the value, or pass a
    /// name that the model does not have to [`unknown`](Self::unknown).
    ///
    /// # Errors
    ///
    /// Fails if the value is not an object, or if `member` fails.
    #[inline]
    pub fn structure<T: Default>(
        &mut self,
        member: fn(&mut T, &str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<T, ReadError> {
        let mut structure = T::default();
        self.object(&mut |name, reader| member(&mut structure, name, reader))?;
        Ok(structure)
    }

    /// Reads the one member of a union. Calls `member` with its name and the reader. `member` must
    /// read the value, as the catch-all if the model does not list the name. Ignores members with
    /// the value `null`, and `__type`, which some services add.
    ///
    /// # Errors
    ///
    /// Fails if the value is not an object, if it has no member or several, or if `member` fails.
    pub fn union<T>(
        &mut self,
        member: fn(&str, &mut Self) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let offset = self.value_offset();
        let mut found = 0;
        let mut union = None;
        self.object(&mut |name, reader| {
            if name == "__type" {
                return reader.skip();
            }
            if !reader.null()? {
                found += 1;
                union = Some(member(name, reader)?);
            }
            Ok(())
        })?;
        match union {
            Some(union) if found == 1 => Ok(union),
            _ => Err(self.fail(offset, ReadErrorKind::UnionMembers { found })),
        }
    }

    /// Reads the member of a union that has no value: any object.
    ///
    /// # Errors
    ///
    /// Fails if the value is not an object.
    pub fn unit(&mut self) -> Result<(), ReadError> {
        self.object(&mut |_, reader| reader.skip())
    }

    /// Reads a member of a union that the model does not list.
    ///
    /// # Errors
    ///
    /// Same as [`document`](Self::document).
    pub fn unlisted(&mut self, tag: &str) -> Result<UnlistedMember, ReadError> {
        self.document().map(|value| UnlistedMember::new(tag, value))
    }

    /// Reads a list, each item with `item`. Skips `null`.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a list, or if `item` fails.
    pub fn list<T>(
        &mut self,
        item: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        let mut list = Vec::new();
        self.items(&mut |reader| {
            if !reader.null()? {
                list.push(item(reader)?);
            }
            Ok(())
        })?;
        Ok(list)
    }

    /// Reads a list in which `null` is a value (`@sparse`).
    ///
    /// # Errors
    ///
    /// Same as [`list`](Self::list).
    pub fn sparse_list<T>(
        &mut self,
        item: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Vec<Option<T>>, ReadError> {
        let mut list = Vec::new();
        self.items(&mut |reader| {
            list.push(reader.nullable(item)?);
            Ok(())
        })?;
        Ok(list)
    }

    /// Reads a map, each value with `value`. Skips entries with the value `null`.
    ///
    /// # Errors
    ///
    /// Fails if the value is not an object, or if `value` fails.
    pub fn map<K: for<'key> From<&'key str> + Ord, V>(
        &mut self,
        value: fn(&mut Self) -> Result<V, ReadError>,
    ) -> Result<BTreeMap<K, V>, ReadError> {
        let mut map = BTreeMap::new();
        self.object(&mut |key, reader| {
            if !reader.null()? {
                map.insert(K::from(key), value(reader)?);
            }
            Ok(())
        })?;
        Ok(map)
    }

    /// Reads a map in which `null` is a value (`@sparse`).
    ///
    /// # Errors
    ///
    /// Same as [`map`](Self::map).
    pub fn sparse_map<K: for<'key> From<&'key str> + Ord, V>(
        &mut self,
        value: fn(&mut Self) -> Result<V, ReadError>,
    ) -> Result<BTreeMap<K, Option<V>>, ReadError> {
        let mut map = BTreeMap::new();
        self.object(&mut |key, reader| {
            map.insert(K::from(key), reader.nullable(value)?);
            Ok(())
        })?;
        Ok(map)
    }

    /// Reads a value with sensitive names, such as a map with `@sensitive` keys: errors inside it
    /// contain `*` instead of the names.
    ///
    /// # Errors
    ///
    /// Fails if `value` fails.
    pub fn without_names<T>(
        &mut self,
        value: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let outer = self.redacted_from;
        self.redacted_from = outer.min(self.depth);
        let result = value(self);
        self.redacted_from = outer;
        result
    }

    /// Reads a value in a box. Recursive types need one.
    ///
    /// # Errors
    ///
    /// Fails if `value` fails.
    pub fn boxed<T>(
        &mut self,
        value: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Box<T>, ReadError> {
        value(self).map(Box::new)
    }
}
