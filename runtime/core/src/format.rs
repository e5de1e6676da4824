//! Formats of bodies, a module for each syntax, and what a message needs of one. Knows no protocol:
//! which format stands in which message is said by the functions that read and write it.

pub mod json;

use crate::error::DecodeError;

/// How a body differs from the model: JSON pointers of members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Required members that the body lacks.
    pub missing_required: Vec<String>,
    /// Members that the model does not have.
    pub unknown_members: Vec<String>,
}

impl Differences {
    pub(crate) fn append(&mut self, mut other: Self) {
        self.missing_required.append(&mut other.missing_required);
        self.unknown_members.append(&mut other.unknown_members);
    }
}

/// Reads a body in one format.
pub trait BodyReader<'a>: Sized {
    /// Why a body cannot be read.
    type Error: Into<DecodeError>;

    /// A body without members, which stands for an empty one: services send either.
    const EMPTY: &'static [u8];

    /// Starts before the first value of `body`.
    fn new(body: &'a [u8]) -> Self;

    /// Requires that nothing follows the value that was read, and returns how the body differs from the
    /// model.
    ///
    /// # Errors
    ///
    /// Anything behind the value.
    fn finish(self) -> Result<Differences, Self::Error>;
}

/// Writes a body in one format. Writing cannot fail.
pub trait BodyWriter {
    /// A structure without members.
    const EMPTY: &'static [u8];

    /// Starts with nothing, and with room for so many bytes.
    fn with_capacity(bytes: usize) -> Self;

    /// What was written.
    fn into_bytes(self) -> Vec<u8>;
}
