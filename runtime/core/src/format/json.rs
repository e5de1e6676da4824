//! JSON for Smithy's protocols: reads and writes values in one pass, without a tree. The caller decides
//! the names of members and the formats of timestamps.

// Must not know protocols.

mod document;
mod error;
mod escape;
mod float;
mod path;
mod read;
mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use error::{MAX_DEPTH, ReadError, ReadErrorKind};
pub(crate) use float::{double_string, float_string};
pub use read::{MAX_MISSING_REQUIRED, MAX_UNKNOWN_MEMBERS, Reader, read};
pub use write::{ObjectWriter, Writer};

use super::{BodyReader, BodyWriter, Differences};

impl<'a> BodyReader<'a> for Reader<'a> {
    type Error = ReadError;

    const EMPTY: &'static [u8] = b"{}";

    fn new(body: &'a [u8]) -> Self {
        Reader::new(body)
    }

    fn finish(mut self) -> Result<Differences, ReadError> {
        self.end()?;
        Ok(Differences {
            unknown_members: self.unknown_members(),
            missing_required: self.into_missing_required(),
        })
    }
}

impl BodyWriter for Writer {
    const EMPTY: &'static [u8] = b"{}";

    #[inline]
    fn with_capacity(bytes: usize) -> Self {
        Writer::with_capacity(bytes)
    }

    #[inline]
    fn into_bytes(self) -> Vec<u8> {
        Writer::into_bytes(self)
    }
}
