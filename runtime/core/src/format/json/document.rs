//! Conversion between documents and JSON.

use std::fmt;

use super::{ReadError, Reader, Writer, read};
use crate::document::Document;

impl Document {
    /// Reads a document from JSON. The whole input must be one value.
    ///
    /// Numbers keep their values, in every size and precision.
    ///
    /// # Errors
    ///
    /// Fails for invalid JSON, and for more than [`MAX_DEPTH`](super::MAX_DEPTH) nested levels.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        read(json.as_ref(), Reader::document)
    }

    /// Writes the document as JSON without white space.
    pub fn to_json(&self) -> String {
        let mut writer = Writer::new();
        writer.document(self);
        writer.into_string()
    }
}

/// Prints the document as JSON without white space.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}
