//! Errors of reading JSON, and their paths. Must not contain a value, because it may be sensitive.

use std::fmt;

/// The greatest number of nested objects and lists. No model needs as many, and every thread has
/// the stack for them.
pub const MAX_DEPTH: usize = 128;

/// Why JSON could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
// Boxed to keep the `Result` of every read small: reads are common, errors are not.
pub struct ReadError(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    path: String,
    offset: usize,
    kind: ReadErrorKind,
}

impl ReadError {
    #[cold]
    pub(super) fn new(path: String, offset: usize, kind: ReadErrorKind) -> Self {
        Self(Box::new(Details { path, offset, kind }))
    }

    /// The faulty value as a JSON pointer, such as `/Sessions/3/InitiationTime`; empty for the
    /// whole input. Names of sensitive map entries are replaced by `*`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Replaces the path where `replace` returns another.
    pub(crate) fn replace_path(&mut self, replace: &dyn Fn(&str) -> Option<String>) {
        let path = &mut self.0.path;
        // A pointer escapes two characters of names.
        let names = || path.replace("~1", "/").replace("~0", "~");
        if let Some(replaced) = replace(path).or_else(|| replace(&names())) {
            *path = replaced;
        }
    }

    /// The position at which reading stopped, in bytes from the start of the input.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The reason.
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

/// The reason of a [`ReadError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// Another value or character than expected.
    Unexpected {
        /// The expected value, such as `a string`.
        expected: &'static str,
        /// The value that was found, such as `a number`.
        found: &'static str,
    },
    /// The value has the right type, but invalid content.
    Malformed {
        /// The expected content, such as `base64`.
        expected: &'static str,
    },
    /// A number or timestamp is too small or too large for its type.
    OutOfRange {
        /// The type, such as `an 8-bit integer`.
        expected: &'static str,
    },
    /// The input ends inside a value.
    UnexpectedEnd,
    /// The bytes from here on are not UTF-8.
    InvalidUtf8,
    /// More than [`MAX_DEPTH`] objects and lists are nested.
    TooDeep,
    /// A union does not have exactly one member.
    UnionMembers {
        /// The number of its members without the value `null`.
        found: usize,
    },
    /// Something follows the value.
    TrailingText,
}

impl fmt::Display for ReadErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Malformed { expected } => write!(f, "not {expected}"),
            Self::OutOfRange { expected } => write!(f, "out of range for {expected}"),
            Self::UnexpectedEnd => f.write_str("the input ends inside a value"),
            Self::InvalidUtf8 => f.write_str("not UTF-8"),
            Self::TooDeep => write!(f, "nested deeper than {} levels", MAX_DEPTH),
            Self::UnionMembers { found } => {
                write!(f, "expected exactly one member of a union, found {found}")
            }
            Self::TrailingText => f.write_str("unexpected input after the value"),
        }
    }
}
