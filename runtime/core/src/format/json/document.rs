//! Documents as JSON, whole texts of it.

use std::fmt;

use super::{ReadError, Reader, Writer, read};
use crate::document::Document;

impl Document {
    /// Reads a document from a JSON text, which must hold nothing else.
    ///
    /// An integer that does not fit `i128` becomes the nearest `f64`, as does every other number.
    ///
    /// # Errors
    ///
    /// What is not JSON, nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH), or a number too large
    /// for `f64`.
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
