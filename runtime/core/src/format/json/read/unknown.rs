//! Members that the model does not have: a newer version of the service sends them. Must not know the
//! model.

use super::Reader;
use super::noted::Unknown;
use crate::format::json::ReadError;
use crate::format::json::path::{Target, pointers};

/// How many unknown members of a body are reported, the first ones.
pub const MAX_UNKNOWN_MEMBERS: usize = 100;

impl Reader<'_> {
    /// Skips the value of a member that the model does not have, and notes where the first member of this
    /// name is. `__type`, which some services add to every structure, is only skipped.
    ///
    /// # Errors
    ///
    /// As [`skip`](Self::skip).
    // Apart from the code that every structure has a copy of.
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

    /// The unknown members, as JSON pointers in the order of the text: the first of each name, not more
    /// than [`MAX_UNKNOWN_MEMBERS`], and fewer if the pointers exceed a mebibyte.
    pub fn unknown_members(&self) -> Vec<String> {
        let targets = self.unknown.iter().map(|unknown| Target {
            offset: unknown.offset,
            redacted_from: unknown.redacted_from,
            member: None,
        });
        pointers(self.text, targets)
    }
}
