//! Client error correction: lists required members that a response lacks. They keep the default
//! values of their structure.

use std::borrow::Cow;
use std::ops::Range;

use super::Reader;
use super::noted::Missing;
use crate::format::json::ReadError;
use crate::format::json::path::{Target, pointers};

/// The greatest number of missing required members that are listed, beginning with the first.
pub const MAX_MISSING_REQUIRED: usize = 1_000;

/// The greatest number of missing members that are kept. It is greater than the number that is
/// listed, because a later value can replace the object that lacks them.
const MOST_MISSING: usize = 4 * MAX_MISSING_REQUIRED;

/// The missing members in the values of an object, by the names of its members in ascending order.
/// Contains only members with missing members, at most [`MOST_MISSING`]. The ranges are of
/// [`Reader::missing`].
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

/// The required members that have been read.
#[derive(Default)]
struct Seen {
    /// A bit for each of the first 64, which suffice for nearly every structure.
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
    /// Reads a value of an object. If it replaces an earlier value of that name, forgets the
    /// missing members of that.
    #[inline]
    pub(super) fn value_of(
        &mut self,
        name: Cow<'a, str>,
        lacking: &mut Lacking<'a>,
        member: &mut dyn FnMut(&str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        if !lacking.0.is_empty() {
            self.earlier = lacking.remove(&name);
            // The reader of the value decides whether `null` replaces it.
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

    /// Forgets the missing members in the earlier value of the current member, if there is one.
    pub(super) fn forget_earlier(&mut self) {
        let earlier = self.earlier.take();
        let replaced = earlier.and_then(|earlier| self.missing.get_mut(earlier));
        for missing in replaced.into_iter().flatten() {
            missing.replaced = true;
        }
    }

    /// Same as [`structure`](Self::structure), but with required members. If a member in `required`
    /// is absent or `null`, it keeps its default value, and
    /// [`into_missing_required`](Self::into_missing_required) lists it.
    ///
    /// # Errors
    ///
    /// Same as [`structure`](Self::structure).
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

    // Separate from `structure_of`, of which each structure has a copy.
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
        // Before the missing members of objects inside this one, which begin later in the text.
        let added = self.missing.len() - nested;
        self.missing[from..].rotate_right(added);
        self.missing.truncate(MOST_MISSING);
        Ok(())
    }

    /// Missing required members, as JSON pointers in the order of the text. Lists at most the first
    /// [`MAX_MISSING_REQUIRED`], and fewer if the pointers are very long, or if later values of the
    /// same name replace thousands.
    pub fn into_missing_required(self) -> Vec<String> {
        let kept = self.missing.iter().filter(|missing| !missing.replaced);
        let targets = kept.take(MAX_MISSING_REQUIRED).map(|missing| Target {
            offset: missing.object,
            redacted_from: missing.redacted_from,
            member: Some(missing.name),
        });
        pointers(self.text, targets)
    }
}
