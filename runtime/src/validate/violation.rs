//! What a check found: places and reasons, and their words. Decides how violations read; must not
//! know how they were found, nor ever hold a value that was checked.

use std::fmt;

use super::limits::Length;
use super::numbers::Range;

/// How many violations are kept in detail; more are only counted. Bounds what a huge bad input
/// costs.
pub const MAX_VIOLATIONS: usize = 1_000;

/// How many violations are written out by `Display`.
const SHOWN: usize = 10;

/// One constraint that a value does not keep to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value is, as a JSON pointer with the names of the model, such as
    /// `/Filters/3/Value`. A key of a map has the path of its map. Sensitive keys are written `*`.
    pub path: String,
    /// Which constraint it is.
    pub kind: ViolationKind,
}

/// The constraint that was violated, and its limit. Never the value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A required member is missing.
    Required,
    /// A text that becomes part of the request's path is empty.
    EmptyLabel,
    /// A text, blob, list or map is too short or too long.
    Length {
        /// How long it is, in the units of [`Length`].
        actual: u64,
        /// How long it may be.
        allowed: Length,
    },
    /// A number is too small or too great, or not a number.
    Range {
        /// The numbers that are allowed.
        allowed: Range,
    },
    /// No part of a text matches its pattern.
    Pattern {
        /// The pattern as the model has it, in the syntax of ECMA-262.
        pattern: &'static str,
    },
    /// Two items of a list are equal.
    UniqueItems,
    /// A union has no member set.
    UnionMember,
    /// Values are nested too deep. What is deeper was not checked.
    Depth {
        /// How many values may be nested.
        max: usize,
    },
}

impl Violation {
    /// The violation in the words of Smithy's validation suite, without the value itself.
    pub fn message(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value ")?;
        if let Some(actual) = self.kind.actual_length() {
            write!(f, "with length {actual} ")?;
        }
        write!(
            f,
            "at '{}' failed to satisfy constraint: Member must {}",
            self.path, self.kind
        )
    }
}

impl ViolationKind {
    const fn actual_length(&self) -> Option<u64> {
        match self {
            // The shortest text that is not empty is what a label asks for.
            Self::EmptyLabel => Some(0),
            Self::Length { actual, .. } => Some(*actual),
            _ => None,
        }
    }
}

/// Completes the sentence "Member must …".
impl fmt::Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("not be null"),
            Self::EmptyLabel => f.write_str("have length greater than or equal to 1"),
            Self::Length { allowed, .. } => write!(f, "have length {allowed}"),
            Self::Range { allowed } => write!(f, "be {allowed}"),
            Self::Pattern { pattern } => write!(f, "satisfy regular expression pattern: {pattern}"),
            Self::UniqueItems => f.write_str("have unique values"),
            Self::UnionMember => f.write_str("have exactly one member set"),
            Self::Depth { max } => write!(f, "not be nested deeper than {max} values"),
        }
    }
}

/// Everything that a check found; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations {
    found: Vec<Violation>,
    omitted: usize,
    model_version: Option<&'static str>,
}

impl Violations {
    /// The violations in the order of the model's members; at most [`MAX_VIOLATIONS`].
    pub fn as_slice(&self) -> &[Violation] {
        &self.found
    }

    /// How many violations there were beyond those kept.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Version of the model that the value was held against, where it is known.
    pub fn model_version(&self) -> Option<&'static str> {
        self.model_version
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.found.len() + self.omitted;
        let plural = if total == 1 { "" } else { "s" };
        write!(f, "{total} validation error{plural} detected")?;
        if let Some(version) = self.model_version {
            write!(f, " (model version {version})")?;
        }
        f.write_str(":")?;
        for violation in self.found.iter().take(SHOWN) {
            write!(f, "\n  {violation}")?;
        }
        if total > SHOWN {
            write!(f, "\n  and {} more", total - SHOWN)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.iter()
    }
}

/// Where a check under way puts what it finds.
#[derive(Default)]
pub(super) struct Findings {
    found: Vec<Violation>,
    omitted: usize,
    too_deep: bool,
}

impl Findings {
    /// Notes a violation; `path` is asked for its text only if the violation is kept.
    pub(super) fn add(&mut self, kind: ViolationKind, path: impl FnOnce() -> String) {
        if self.found.len() < MAX_VIOLATIONS {
            self.found.push(Violation { path: path(), kind });
        } else {
            self.omitted += 1;
        }
    }

    /// Whether this is the first time that the check went too deep.
    pub(super) fn first_too_deep(&mut self) -> bool {
        !std::mem::replace(&mut self.too_deep, true)
    }

    pub(super) fn into_result(self, model_version: Option<&'static str>) -> Result<(), Violations> {
        if self.found.is_empty() {
            return Ok(());
        }
        Err(Violations {
            found: self.found,
            omitted: self.omitted,
            model_version,
        })
    }
}
