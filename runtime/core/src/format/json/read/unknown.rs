//! Unknown members of a body, which a newer version of the service may send. Must not know the
//! model.

use super::Reader;
use super::noted::Unknown;
use crate::format::json::ReadError;
use crate::format::json::path::{Target, pointers};

/// The greatest number of unknown members that a reader notes for a body.
pub const MAX_UNKNOWN_MEMBERS: usize = 100;

impl Reader<'_> {
    /// Skips the value of a member that the model does not have, and notes the offset of the first
    /// such member of this name. Does not note `__type`, which some services add to every
    /// structure.
    ///
    /// # Errors
    ///
    /// As [`skip`](Self::skip).
    // Out of line, because the code around the call exists once for each structure.
    #[cold]
    pub fn unknown(&mut self, name: &str) -> Result<(), ReadError> {
        let is_noted = name == "__type" || self.unknown.iter().any(|known| known.name == name);
        if !is_noted && self.unknown.len() < MAX_UNKNOWN_MEMBERS {
            let offset = self.value_offset();
            self.unknown.push(Unknown {
                name: name.to_owned(),
                offset,
                redacted_from: self.redacted_from,
            });
        }
        self.skip()
    }

    /// The unknown members, as JSON pointers in the order of the body: the first of each name, at
    /// most [`MAX_UNKNOWN_MEMBERS`], and fewer if the pointers exceed a mebibyte.
    pub fn unknown_members(&self) -> Vec<String> {
        let targets = self.unknown.iter().map(|unknown| Target {
            offset: unknown.offset,
            redacted_from: unknown.redacted_from,
            member: None,
        });
        pointers(self.text, targets)
    }
}
