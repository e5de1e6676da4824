//! Errors of patterns, in the words of diagnostics. Must not know how patterns are parsed.

use std::borrow::Cow;
use std::fmt;

/// Why a pattern cannot be checked at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The offset in the pattern, in bytes.
    pub offset: usize,
    /// The reason.
    pub reason: Cow<'static, str>,
    /// Whether the pattern is invalid or unsupported.
    pub kind: PatternErrorKind,
}

/// Whether a pattern is invalid or unsupported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternErrorKind {
    /// The pattern is not ECMA-262.
    Invalid,
    /// The pattern is ECMA-262, but no matcher supports it.
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
            PatternErrorKind::Invalid => "is not valid ECMA-262",
            PatternErrorKind::Unsupported => "cannot be checked",
        };
        write!(f, "{what}: {} (at byte {})", self.reason, self.offset)
    }
}

impl std::error::Error for PatternError {}
