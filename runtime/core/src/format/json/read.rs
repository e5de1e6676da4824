//! Reading JSON: what holds other values. Single values are read in `scalar` and `number`, on
//! top of the steps in `walk`.

mod correction;
mod member;
mod missing;
mod number;
mod scalar;
mod unknown;
mod walk;

use std::collections::BTreeMap;
use std::ops::Range;

pub use correction::MAX_MISSING_REQUIRED;
use missing::Missing;
pub use unknown::MAX_UNKNOWN_MEMBERS;
use unknown::Unknown;

use super::{ReadError, ReadErrorKind};
use crate::open::UnlistedMember;

/// Reads one value, which must be all that `json` holds. A byte order mark before it is passed over.
///
/// # Errors
///
/// What `value` gives, and text behind the value.
pub fn read<'a, T>(
    json: &'a [u8],
    value: fn(&mut Reader<'a>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let mut reader = Reader::new(json);
    let value = value(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// A place in a JSON text, from which values are taken one after the other.
///
/// Of several members with the same name the last one counts. Errors name the place of the faulty
/// value.
pub struct Reader<'a> {
    /// The text as far as it is UTF-8.
    text: &'a str,
    /// Whether bytes follow `text` that are not UTF-8.
    cut: bool,
    position: usize,
    depth: usize,
    /// From how many levels down on errors do not tell the names of members.
    redacted_from: usize,
    /// Required members that were not there.
    missing: Vec<Missing>,
    /// Which of these lie in an earlier value of the member that is being read, as long as that value
    /// may stay.
    earlier: Option<Range<usize>>,
    /// Members that the model does not have.
    unknown: Vec<Unknown>,
}

impl<'a> Reader<'a> {
    /// Starts before the first value of `json`.
    pub fn new(json: &'a [u8]) -> Self {
        // Checked once for the whole text, which is quicker than for each string in it.
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

    /// Requires that nothing but white space follows.
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

    /// Reads an object into a structure that starts with its default values. `member` gets the
    /// structure, the name of the member and the reader, and must read the member's value, or pass a name
    /// that the model does not have to [`unknown`](Self::unknown).
    ///
    /// # Errors
    ///
    /// Anything but an object, and what `member` gives.
    #[inline]
    pub fn structure<T: Default>(
        &mut self,
        member: fn(&mut T, &str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<T, ReadError> {
        let mut structure = T::default();
        self.object(&mut |name, reader| member(&mut structure, name, reader))?;
        Ok(structure)
    }

    /// Reads the one member that a union holds. `member` gets its name and the reader, and must read
    /// the value, into the catch-all if the name is not listed. Members with the value `null` and
    /// `__type`, which some services add, do not count.
    ///
    /// # Errors
    ///
    /// Anything but an object, more or less than one member, and what `member` gives.
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

    /// Reads the member of a union that has no value: an object, whatever it holds.
    ///
    /// # Errors
    ///
    /// Anything but an object.
    pub fn unit(&mut self) -> Result<(), ReadError> {
        self.object(&mut |_, reader| reader.skip())
    }

    /// Reads the member of a union that the model does not list.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document).
    pub fn unlisted(&mut self, tag: &str) -> Result<UnlistedMember, ReadError> {
        self.document().map(|value| UnlistedMember::new(tag, value))
    }

    /// Reads a list, each item by `item`. The value `null` is passed over.
    ///
    /// # Errors
    ///
    /// Anything but a list, and what `item` gives.
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
    /// As [`list`](Self::list).
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

    /// Reads a map, each value by `value`. Entries with the value `null` are passed over.
    ///
    /// # Errors
    ///
    /// Anything but an object, and what `value` gives.
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
    /// As [`map`](Self::map).
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

    /// Reads a value whose names must not be seen, such as a map with `@sensitive` keys: an error
    /// inside it names `*` in their place.
    ///
    /// # Errors
    ///
    /// What `value` gives.
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

    /// Reads a value that stands in a box, because its type contains itself.
    ///
    /// # Errors
    ///
    /// What `value` gives.
    pub fn boxed<T>(
        &mut self,
        value: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Box<T>, ReadError> {
        value(self).map(Box::new)
    }
}
