//! Violations: paths and constraints. Decides how much of a value is kept. Must not know how values
//! are checked. Messages are in `words`.

use super::checks::Checks;
use super::filter_rules::FilterValue;
use super::limits::Length;
use super::member::{self, Member, NoMember};
use super::numbers::Range;
use super::path::Path;
use super::rule::Rule;

/// The greatest number of violations that are kept in detail; further ones are only counted. Bounds
/// the cost of a huge invalid input.
pub const MAX_VIOLATIONS: usize = 1_000;

/// The greatest number of characters of a value that are kept.
const GIVEN: usize = 60;

/// A violated constraint.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value is, as a JSON pointer with the names of the model, such as
    /// `/Filters/3/Value`. A key of a map has the path of its map. Sensitive keys are written `*`.
    pub path: String,
    /// Whether the violation is of a key of the map at this path.
    pub is_key: bool,
    /// The constraint.
    pub kind: ViolationKind,
    /// The first 60 characters of the value, if it is a string or a number that shows more than its
    /// length. `None` if it is sensitive.
    pub given: Option<String>,
}

/// The violated constraint and its limit. Never contains the value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A required member is missing.
    Required,
    /// A path label is empty.
    EmptyLabel,
    /// A string, blob, list or map is too short or too long.
    Length {
        /// The length, in the units of [`Length`].
        actual: u64,
        /// The allowed lengths.
        allowed: Length,
    },
    /// A number is too small or too great, or not a number.
    Range {
        /// The allowed numbers.
        allowed: Range,
    },
    /// No part of a string matches its pattern.
    Pattern {
        /// The pattern from the model, in the syntax of ECMA-262.
        pattern: &'static str,
    },
    /// An enum has a value that the model does not list.
    Enum {
        /// The listed values, except those for internal use.
        allowed: Vec<String>,
        /// The most similar listed value; `None` if that is sensitive.
        nearest: Option<String>,
    },
    /// Two items of a list are equal.
    UniqueItems,
    /// A union has no member set.
    UnionMember,
    /// Values are nested too deep. Deeper values were not checked.
    Depth {
        /// The greatest number of nested values.
        max: usize,
    },
    /// A filter names a field that the service does not filter by.
    FilterField {
        /// The fields that the service filters by.
        allowed: Vec<&'static str>,
        /// The most similar allowed value; `None` if it is sensitive.
        nearest: Option<&'static str>,
    },
    /// A filter has an operator that its field does not allow.
    FilterOperator {
        /// The field; `None` if the service does not filter by it, or if it is sensitive.
        field: Option<&'static str>,
        /// The operators that the field allows; without a field, the operators of all fields.
        allowed: Vec<&'static str>,
        /// The most similar allowed value; `None` if it is sensitive.
        nearest: Option<&'static str>,
    },
    /// A filter has a value that its field does not allow.
    FilterValue {
        /// The field; `None` if it is sensitive.
        field: Option<&'static str>,
        /// The values that the field allows; `None` if the field is sensitive.
        expected: Option<FilterValue>,
        /// The most similar allowed value; `None` if the values are not listed, or sensitive.
        nearest: Option<&'static str>,
    },
    /// The value of a filter by a range is not two values with the separator between them.
    FilterRange {
        /// The operator of the range; `None` if it is sensitive.
        operator: Option<&'static str>,
        /// The word between the two values, in upper or lower case.
        separator: &'static str,
    },
    /// The range of a filter begins after its end.
    FilterOrder,
    /// [`Checks::without_member`] excludes a path that names no member of the input.
    NoMember {
        /// The member with the most similar path.
        nearest: Option<&'static str>,
    },
}

impl ViolationKind {
    /// The rule that was broken.
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Required => Rule::Required,
            Self::EmptyLabel => Rule::HttpLabel,
            Self::Length { .. } => Rule::Length,
            Self::Range { .. } => Rule::Range,
            Self::Pattern { .. } => Rule::Pattern,
            Self::Enum { .. } => Rule::Enum,
            Self::UniqueItems => Rule::UniqueItems,
            Self::UnionMember => Rule::Union,
            Self::Depth { .. } => Rule::Depth,
            Self::FilterField { .. } => Rule::FilterField,
            Self::FilterOperator { .. } => Rule::FilterOperator,
            Self::FilterValue { .. } => Rule::FilterValue,
            Self::FilterRange { .. } => Rule::FilterRange,
            Self::FilterOrder => Rule::FilterOrder,
            Self::NoMember { .. } => Rule::Member,
        }
    }

    /// The most similar value, if only some are allowed.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Enum { nearest, .. } => nearest.as_deref(),
            Self::FilterField { nearest, .. }
            | Self::FilterOperator { nearest, .. }
            | Self::FilterValue { nearest, .. }
            | Self::NoMember { nearest } => *nearest,
            _ => None,
        }
    }
}

/// The start of a value, for messages.
pub(super) fn shortened(value: &str) -> String {
    match value.char_indices().nth(GIVEN) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// All violations of a value; never empty.
#[derive(Clone, PartialEq)]
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

    /// The number of violations that are kept. There may be [more](Self::omitted).
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Always `false`.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The violations in the order of the model's members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.found.iter()
    }

    /// The number of violations beyond those that are kept.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// All violations in one string, as Smithy's servers send them: the [`Violation::message`]s,
    /// one after the other.
    pub fn message(&self) -> String {
        self.to_message()
    }

    /// Version of the model with the constraints, if known.
    pub fn model_version(&self) -> Option<&'static str> {
        self.model_version
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
        self.iter()
    }
}

/// What to do with a violation.
enum Admitted {
    /// The caller has excluded it.
    Excepted,
    /// There are too many to keep it.
    Counted,
    /// It is kept, with its path.
    Kept { path: String, is_key: bool },
}

/// Collects the violations of a check.
pub(super) struct Findings {
    checks: Checks,
    found: Vec<Violation>,
    omitted: usize,
    /// Whether a violation of the depth is already recorded.
    pub(super) too_deep: bool,
}

impl Findings {
    pub(super) fn new(checks: Checks) -> Self {
        Self {
            checks,
            found: Vec::new(),
            omitted: 0,
            too_deep: false,
        }
    }

    /// Records a violation for each excluded member that the input does not have.
    pub(super) fn add_unmatched_exclusions(&mut self, members: &'static [Member]) {
        let paths = self.checks.members().iter();
        let unknown = paths.filter_map(|path| {
            let NoMember { nearest } = member::find(path, members).err()?;
            Some(Violation {
                path: path.clone(),
                is_key: false,
                kind: ViolationKind::NoMember { nearest },
                given: None,
            })
        });
        self.found.extend(unknown.take(MAX_VIOLATIONS));
    }

    /// Records a violation, unless the caller has excluded it; returns whether it counts. Calls
    /// `details` for its kind and the given value only if it is kept.
    pub(super) fn add(
        &mut self,
        rule: Rule,
        path: &Path<'_>,
        details: impl FnOnce() -> (ViolationKind, Option<String>),
    ) -> bool {
        match self.admit(rule, path) {
            Admitted::Excepted => return false,
            Admitted::Counted => self.omitted += 1,
            Admitted::Kept { path, is_key } => {
                let (kind, given) = details();
                self.found.push(Violation {
                    path,
                    is_key,
                    kind,
                    given,
                });
            }
        }
        true
    }

    // Separate from `add`, which is compiled once for each check.
    fn admit(&self, rule: Rule, path: &Path<'_>) -> Admitted {
        if self.checks.except_rule(rule) {
            return Admitted::Excepted;
        }
        let is_full = self.found.len() == MAX_VIOLATIONS;
        if is_full && self.checks.members().is_empty() {
            return Admitted::Counted;
        }
        let (path, is_key) = (path.to_pointer(), path.is_key());
        if self.checks.except_member(&path, is_key) {
            Admitted::Excepted
        } else if is_full {
            Admitted::Counted
        } else {
            Admitted::Kept { path, is_key }
        }
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
