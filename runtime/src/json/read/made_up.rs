//! Client error correction: which required members an answer lacks. Their values are those that the
//! structure starts with.

use super::Reader;
use crate::json::ReadError;
use crate::json::path::{Walk, push_name};

/// A required member that an object lacks.
pub(super) struct Missing {
    /// Where the object begins.
    object: usize,
    hidden_from: usize,
    name: &'static str,
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

impl Reader<'_> {
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
        }));
        Ok(structure)
    }

    /// The required members that what was read lacks, as JSON pointers in the order of the text.
    pub fn into_made_up(mut self) -> Vec<String> {
        // Objects that lie in others were read to their ends before those.
        self.missing.sort_by_key(|missing| missing.object);
        let mut walk = Walk::new(self.text);
        let pointer = |missing: Missing| {
            walk.advance(missing.object);
            let mut pointer = walk.pointer(missing.hidden_from);
            push_name(&mut pointer, missing.name);
            pointer
        };
        self.missing.into_iter().map(pointer).collect()
    }
}
