//! Why a pattern cannot be checked, in the words of diagnostics. Must not know how patterns are read.

use std::borrow::Cow;
use std::fmt;

/// Why a pattern cannot be checked at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Where in the pattern the reason is, in bytes.
    pub offset: usize,
    /// What is wrong there, in words.
    pub reason: Cow<'static, str>,
    /// Whose fault it is.
    pub kind: PatternErrorKind,
}

/// Whether the pattern or the generator is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternErrorKind {
    /// The pattern is not ECMA-262.
    Invalid,
    /// The pattern is ECMA-262, and more than can be matched.
    Unsupported,
}

impl PatternError {
    pub(super) fn invalid(offset: usize, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            offset,
            reason: reason.into(),
            kind: PatternErrorKind::Invalid,
        }
    }

    pub(super) fn unsupported(offset: usize, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            offset,
            reason: reason.into(),
            kind: PatternErrorKind::Unsupported,
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            PatternErrorKind::Invalid => "is not one of ECMA-262",
            PatternErrorKind::Unsupported => "cannot be checked",
        };
        write!(f, "{what}: {} (at byte {})", self.reason, self.offset)
    }
}

impl std::error::Error for PatternError {}
