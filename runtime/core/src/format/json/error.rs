//! What can be wrong with JSON, and where. Never holds a value: it may be sensitive.

use std::fmt;

/// How many objects and lists may be open at once. Far more than any model has, and little enough
/// for the stack of any thread.
pub const MAX_DEPTH: usize = 128;

/// Why JSON could not be read: what was wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
// Boxed, so that the `Result` of every read stays small: errors are rare, reads are not.
pub struct ReadError(Box<Place>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    path: String,
    offset: usize,
    kind: ReadErrorKind,
}

impl ReadError {
    #[cold]
    pub(super) fn new(path: String, offset: usize, kind: ReadErrorKind) -> Self {
        Self(Box::new(Place { path, offset, kind }))
    }

    /// The faulty value as a JSON pointer, such as `/Sessions/3/InitiationTime`; empty for the
    /// whole text. Names of sensitive map entries are replaced by `*`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Where reading stopped, in bytes from the start of the text.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// What is wrong there.
    pub fn kind(&self) -> &ReadErrorKind {
        &self.0.kind
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path().is_empty() {
            write!(f, "`{}`, ", self.path())?;
        }
        write!(f, "byte {}: {}", self.offset(), self.kind())
    }
}

impl std::error::Error for ReadError {}

/// What is wrong at the place that a [`ReadError`] names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// One thing stands where another must.
    Unexpected {
        /// What must stand there, such as `a string`.
        expected: &'static str,
        /// What stands there, such as `a number`.
        found: &'static str,
    },
    /// The kind of value is right, its content is not.
    Malformed {
        /// What the content must be, such as `base64`.
        expected: &'static str,
    },
    /// A number or a point in time is too small or too large for its type.
    OutOfRange {
        /// The type, such as `an 8-bit integer`.
        expected: &'static str,
    },
    /// The text ends inside a value.
    UnexpectedEnd,
    /// The bytes from here on are not UTF-8.
    InvalidUtf8,
    /// More than [`MAX_DEPTH`] objects and lists are open at once.
    TooDeep,
    /// A union does not hold exactly one member.
    UnionMembers {
        /// How many it holds, members with the value `null` not counted.
        found: usize,
    },
    /// Something follows the value that should be all.
    TrailingText,
}

impl fmt::Display for ReadErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Malformed { expected } => write!(f, "not {expected}"),
            Self::OutOfRange { expected } => write!(f, "out of range for {expected}"),
            Self::UnexpectedEnd => f.write_str("the text ends inside a value"),
            Self::InvalidUtf8 => f.write_str("not UTF-8"),
            Self::TooDeep => write!(f, "nested deeper than {} levels", MAX_DEPTH),
            Self::UnionMembers { found } => {
                write!(f, "expected exactly one member of a union, found {found}")
            }
            Self::TrailingText => f.write_str("something follows the end of the value"),
        }
    }
}
