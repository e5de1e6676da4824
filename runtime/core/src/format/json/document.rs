//! Documents as JSON, whole texts of it.

use std::fmt;

use super::{ReadError, Reader, Writer, read};
use crate::document::Document;

impl Document {
    /// Reads a document from a JSON text, which must hold nothing else.
    ///
    /// Numbers keep their values, whatever their size and precision.
    ///
    /// # Errors
    ///
    /// What is not JSON, or nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        read(json.as_ref(), Reader::document)
    }

    /// The document as JSON without white space.
    pub fn to_json(&self) -> String {
        let mut writer = Writer::new();
        writer.document(self);
        writer.into_string()
    }
}

/// The document as JSON without white space.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}
