//! Formats of bodies, a module for each, and the traits by which messages are read and written.

// Must not know protocols: the functions that read and write a message choose its format.

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

    /// An empty structure. Readers use it for an empty body, because services send either.
    const EMPTY: &'static [u8];

    /// Starts before the first value of `body`.
    fn new(body: &'a [u8]) -> Self;

    /// Requires that nothing follows the value, and returns how the body differs from the model.
    ///
    /// # Errors
    ///
    /// Fails if anything follows the value.
    fn finish(self) -> Result<Differences, Self::Error>;
}

/// Writes a body in one format. Writing cannot fail.
pub trait BodyWriter {
    /// A structure without members.
    const EMPTY: &'static [u8];

    /// Creates an empty writer with capacity for `bytes` bytes.
    fn with_capacity(bytes: usize) -> Self;

    /// The body.
    fn into_bytes(self) -> Vec<u8>;
}
