//! Client error correction: which required members an answer lacks. Their values are those that the
//! structure starts with.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::Reader;
use super::missing::Missing;
use crate::format::json::ReadError;
use crate::format::json::path::{Walk, push_name};

/// How many of the required members that a JSON text lacks are told of, the first ones.
pub const MAX_MADE_UP: usize = 1_000;

/// How many bytes of pointers are enough: with so many, no more of them are made. A key of a map may
/// be as long as the text, and all that lies below it repeats it.
const ENOUGH_BYTES: usize = 1024 * 1024;

/// What the values of an object lack, by the names of their members; only of those that lack
/// something. The ranges are of [`Reader::missing`].
#[derive(Default)]
pub(super) struct Lacking<'a>(BTreeMap<Cow<'a, str>, Range<usize>>);

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
            self.earlier = lacking.0.remove(&name);
            // Whether `null` takes the place of a value depends on who reads it.
            if self.peek() != Some(b'n') {
                self.forget_earlier();
            }
        }
        let from = self.missing.len();
        member(&name, self)?;
        if let Some(kept) = self.earlier.take() {
            lacking.0.insert(name, kept);
        } else if from < self.missing.len() {
            lacking.0.insert(name, from..self.missing.len());
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
    /// [`into_made_up`](Self::into_made_up) tells of them.
    ///
    /// # Errors
    ///
    /// As [`structure`](Self::structure).
    pub fn structure_of<T: Default>(
        &mut self,
        required: &'static [&'static str],
        member: fn(&mut T, &str, &mut Self) -> Result<(), ReadError>,
    ) -> Result<T, ReadError> {
        let object = self.value_offset();
        let mut structure = T::default();
        let mut seen = Seen::default();
        self.object(&mut |name, reader| {
            if let Some(index) = required.iter().position(|required| *required == name) {
                if reader.peek() != Some(b'n') {
                    seen.add(index);
                }
            }
            member(&mut structure, name, reader)
        })?;
        let hidden_from = self.hidden_from;
        let missing = required.iter().enumerate();
        let missing = missing.filter(|(index, _)| !seen.has(*index));
        self.missing.extend(missing.map(|(_, name)| Missing {
            object,
            hidden_from,
            name,
            replaced: false,
        }));
        Ok(structure)
    }

    /// The required members that what was read lacks, as JSON pointers in the order of the text; not
    /// more than the first [`MAX_MADE_UP`], and fewer where they are very long.
    pub fn into_made_up(mut self) -> Vec<String> {
        self.missing.retain(|missing| !missing.replaced);
        // Objects that lie in others were read to their ends before those.
        self.missing.sort_by_key(|missing| missing.object);
        let mut walk = Walk::new(self.text);
        let mut bytes = 0;
        let mut pointers = Vec::new();
        for missing in self.missing.into_iter().take(MAX_MADE_UP) {
            if bytes >= ENOUGH_BYTES {
                break;
            }
            walk.advance(missing.object);
            let mut pointer = walk.pointer(missing.hidden_from);
            push_name(&mut pointer, missing.name);
            bytes += pointer.len();
            pointers.push(pointer);
        }
        pointers
    }
}
