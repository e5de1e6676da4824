//! What a check found: places and reasons. Decides what is kept of it; must not know how it was found.
//! How it reads is for `words`.

use super::checks::Checks;
use super::filter_rules::FilterValue;
use super::limits::Length;
use super::member::{self, Member, NoMember};
use super::numbers::Range;
use super::path::Path;
use super::rule::Rule;

/// How many violations are kept in detail; more are only counted. Bounds what a huge bad input
/// costs.
pub const MAX_VIOLATIONS: usize = 1_000;

/// How many characters of a value are kept.
const GIVEN: usize = 60;

/// One constraint that a value does not keep to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value is, as a JSON pointer with the names of the model, such as
    /// `/Filters/3/Value`. A key of a map has the path of its map. Sensitive keys are written `*`.
    pub path: String,
    /// Whether it is about a key of the map at this path.
    pub is_key: bool,
    /// Which constraint it is.
    pub kind: ViolationKind,
    /// The value, where it is a text or a number, that tells more than its length: its first 60
    /// characters. `None` if it is sensitive.
    pub given: Option<String>,
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
    /// An enum has a value that the model does not list.
    Enum {
        /// The listed values, those for internal use excepted.
        allowed: Vec<String>,
        /// The one that was most likely meant; `None` if that is sensitive.
        nearest: Option<String>,
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
    /// A filter is by a field that the service does not filter by.
    FilterField {
        /// The fields that it filters by.
        allowed: Vec<&'static str>,
        /// The one that was most likely meant; `None` if that is sensitive.
        nearest: Option<&'static str>,
    },
    /// A filter has an operator that does not go with its field.
    FilterOperator {
        /// The field, if it is one that the service filters by and not sensitive.
        field: Option<&'static str>,
        /// The operators that it allows, or that any field allows.
        allowed: Vec<&'static str>,
        /// The one that was most likely meant; `None` if that is sensitive.
        nearest: Option<&'static str>,
    },
    /// The value of a filter is none that its field can have.
    FilterValue {
        /// The field; `None` if it is sensitive.
        field: Option<&'static str>,
        /// What its values are; `None` if that is sensitive.
        expected: Option<FilterValue>,
        /// The value that was most likely meant, if they are listed and not sensitive.
        nearest: Option<&'static str>,
    },
    /// The value of a filter with a range is not two values with a word between them.
    FilterRange {
        /// The operator of the range; `None` if it is sensitive.
        operator: Option<&'static str>,
        /// The word between the two ends, in upper or lower case.
        separator: &'static str,
    },
    /// The first end of a filter's range comes after the second.
    FilterOrder,
    /// [`Checks::without_member`] excludes a path that names no member of the input.
    NoMember {
        /// The member that was most likely meant.
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

    /// The value that was most likely meant, where only some are allowed.
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

/// The beginning of a value, for people.
pub(super) fn shortened(value: &str) -> String {
    match value.char_indices().nth(GIVEN) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// Everything that a check found; never empty.
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

    /// How many violations are kept. There may be [more](Self::omitted).
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether none is kept, which never is.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The violations in the order of the model's members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.found.iter()
    }

    /// How many violations there were beyond those kept.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// All of them in one text, as a server that is made with Smithy has it: that of
    /// [`Violation::message`], one after the other.
    pub fn message(&self) -> String {
        self.to_message()
    }

    /// Version of the model that the value was held against, where it is known.
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

/// What becomes of a violation.
enum Admitted {
    /// The caller does not want to know of it.
    Excepted,
    /// There are too many to keep it.
    Counted,
    /// It is kept, with its place.
    Kept { path: String, is_key: bool },
}

/// Where a check under way puts what it finds.
pub(super) struct Findings {
    checks: Checks,
    found: Vec<Violation>,
    omitted: usize,
    /// Whether it is known that values are nested too deep.
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

    /// Notes which members are excluded that the input does not have.
    pub(super) fn add_unknown_members(&mut self, members: &'static [Member]) {
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

    /// Notes a violation, unless the caller has excepted it; returns whether he has not. Its
    /// `details` are made only if it is kept: its kind, and the value given.
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

    // Apart from `add`, of which there is a copy for each kind of check.
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
