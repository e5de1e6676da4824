//! JSON as Smithy's protocols use it: one pass from bytes to a value, and from a value to bytes,
//! without a tree in between. Knows no protocol: which member is where, and in which timestamp
//! format, is said by the code that calls it.

mod error;
mod escape;
mod float;
mod path;
mod read;
mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use error::{ReadError, ReadErrorKind};
pub(crate) use float::{double_text, float_text};
pub use read::{MAX_DEPTH, MAX_MADE_UP, Reader, read};
pub use write::{ObjectWriter, Writer};
