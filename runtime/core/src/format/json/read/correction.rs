//! Client error correction: which required members a response lacks. Their values are those that the
//! structure starts with.

use std::borrow::Cow;
use std::ops::Range;

use super::Reader;
use super::missing::Missing;
use crate::format::json::ReadError;
use crate::format::json::path::{Walk, push_name};

/// How many of the required members that a JSON text lacks are told of, the first ones.
pub const MAX_MISSING_REQUIRED: usize = 1_000;

/// How many missing members are kept: more than are told of, because a later value may take the place of
/// what lacks them.
const MOST_MISSING: usize = 4 * MAX_MISSING_REQUIRED;

/// How many bytes of pointers are enough: with so many, no more of them are made. A key of a map may
/// be as long as the text, and all that lies below it repeats it.
pub(super) const ENOUGH_BYTES: usize = 1024 * 1024;

/// What the values of an object lack, by the names of their members in ascending order; only of those
/// that lack something, which are no more than [`MOST_MISSING`]. The ranges are of [`Reader::missing`].
#[derive(Default)]
pub(super) struct Lacking<'a>(Vec<(Cow<'a, str>, Range<usize>)>);

impl<'a> Lacking<'a> {
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(name))
    }

    fn remove(&mut self, name: &str) -> Option<Range<usize>> {
        self.find(name).ok().map(|index| self.0.remove(index).1)
    }

    fn insert(&mut self, name: Cow<'a, str>, range: Range<usize>) {
        if let Err(index) = self.find(&name) {
            self.0.insert(index, (name, range));
        }
    }
}

/// Which of the required members have been seen.
#[derive(Default)]
struct Seen {
    /// A bit for each of the first 64, which is all that nearly every structure has.
    first: u64,
    further: Vec<usize>,
}

impl Seen {
    fn add(&mut self, index: usize) {
        match 1_u64.checked_shl(index as u32) {
            Some(bit) => self.first |= bit,
            None => self.further.push(index),
        }
    }

    fn has(&self, index: usize) -> bool {
        match 1_u64.checked_shl(index as u32) {
            Some(bit) => self.first & bit != 0,
            None => self.further.contains(&index),
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads a value of an object, and forgets what an earlier value of that name lacks if this one
    /// takes its place.
    #[inline]
    pub(super) fn value_of(
        &mut self,
        name: Cow<'a, str>,
        lacking: &mut Lacking<'a>,
        member: &mut dyn FnMut(&str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        if !lacking.0.is_empty() {
            self.earlier = lacking.remove(&name);
            // Whether `null` takes the place of a value depends on who reads it.
            if self.peek() != Some(b'n') {
                self.forget_earlier();
            }
        }
        let from = self.missing.len();
        member(&name, self)?;
        if let Some(kept) = self.earlier.take() {
            lacking.insert(name, kept);
        } else if from < self.missing.len() {
            lacking.insert(name, from..self.missing.len());
        }
        Ok(())
    }

    /// Forgets what the earlier value of the member that is being read lacks, if there is one.
    pub(super) fn forget_earlier(&mut self) {
        let earlier = self.earlier.take();
        let replaced = earlier.and_then(|earlier| self.missing.get_mut(earlier));
        for missing in replaced.into_iter().flatten() {
            missing.replaced = true;
        }
    }

    /// As [`structure`](Self::structure), of which `required` must be there and not `null`. Those that
    /// are not keep the values that the structure starts with, and
    /// [`into_missing_required`](Self::into_missing_required) tells of them.
    ///
    /// # Errors
    ///
    /// As [`structure`](Self::structure).
    pub fn structure_of<T: Default>(
        &mut self,
        required: &'static [&'static str],
        member: fn(&mut T, &str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<T, ReadError> {
        let mut structure = T::default();
        self.object_of(required, &mut |name, reader| {
            member(&mut structure, name, reader)
        })?;
        Ok(structure)
    }

    // Apart from `structure_of`, of which there is a copy for each structure.
    fn object_of(
        &mut self,
        required: &'static [&'static str],
        member: &mut dyn FnMut(&str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let object = self.value_offset();
        let from = self.missing.len();
        let mut seen = Seen::default();
        self.object(&mut |name, reader| {
            if let Some(index) = required.iter().position(|required| *required == name) {
                if reader.peek() != Some(b'n') {
                    seen.add(index);
                }
            }
            member(name, reader)
        })?;
        let nested = self.missing.len();
        for (index, &name) in required.iter().enumerate() {
            if !seen.has(index) {
                self.missing.push(Missing {
                    object,
                    redacted_from: self.redacted_from,
                    name,
                    replaced: false,
                });
            }
        }
        // Before what the objects lack that lie in this one: they begin later in the text.
        let added = self.missing.len() - nested;
        self.missing[from..].rotate_right(added);
        self.missing.truncate(MOST_MISSING);
        Ok(())
    }

    /// The required members that what was read lacks, as JSON pointers in the order of the text; not
    /// more than the first [`MAX_MISSING_REQUIRED`], and fewer where they are very long, or where later values
    /// of the same name replace thousands.
    pub fn into_missing_required(self) -> Vec<String> {
        let mut walk = Walk::new(self.text);
        let mut bytes = 0;
        let mut pointers = Vec::new();
        for missing in &self.missing {
            if bytes >= ENOUGH_BYTES || pointers.len() == MAX_MISSING_REQUIRED {
                break;
            }
            if missing.replaced {
                continue;
            }
            walk.advance(missing.object);
            let mut pointer = walk.pointer(missing.redacted_from);
            push_name(&mut pointer, missing.name);
            bytes += pointer.len();
            pointers.push(pointer);
        }
        pointers
    }
}
