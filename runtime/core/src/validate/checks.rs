//! The checks before a request is sent: a level, and the caller's exceptions. Must not know how to
//! check anything.

use super::level::Validation;
use super::rule::Rule;

/// A level of validation, and exceptions from it.
///
/// The service may have relaxed limits since the crate was published. Exclude what it accepts now, and
/// keep all other checks:
///
/// ```
/// use hardy_runtime::validate::{Checks, Rule, Validation};
///
/// let checks = Checks::new(Validation::Model)
///     .without_rule(Rule::Pattern)
///     .without_member("/Filters/*/Value");
/// # assert_eq!(checks.level(), Validation::Model);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    level: Validation,
    rules: Vec<Rule>,
    members: Vec<String>,
}

impl Checks {
    /// All checks of a level.
    pub const fn new(level: Validation) -> Self {
        Self {
            level,
            rules: Vec::new(),
            members: Vec::new(),
        }
    }

    /// Excludes one rule everywhere.
    #[must_use]
    pub fn without_rule(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Excludes one member of the input, with everything inside it, from all rules. `path` is a path as
    /// in [`Violation::path`], in which `*` matches any item or key. The empty path is the whole input.
    /// Validation reports a path that names no member of the input.
    ///
    /// [`Violation::path`]: super::Violation::path
    #[must_use]
    pub fn without_member(mut self, path: impl Into<String>) -> Self {
        self.members.push(path.into());
        self
    }

    /// The level.
    pub const fn level(&self) -> Validation {
        self.level
    }

    /// The members that are excluded.
    pub(super) fn members(&self) -> &[String] {
        &self.members
    }

    /// Whether violations of `rule` are excluded.
    pub(super) fn except_rule(&self, rule: Rule) -> bool {
        self.rules.contains(&rule)
    }

    /// Whether violations at `path`, or of a key of the map there, are excluded.
    pub(super) fn except_member(&self, path: &str, is_key: bool) -> bool {
        let key = is_key.then_some("*");
        self.members
            .iter()
            .any(|member| contains(member, path, key))
    }
}

impl From<Validation> for Checks {
    fn from(level: Validation) -> Self {
        Self::new(level)
    }
}

impl From<&Checks> for Checks {
    fn from(checks: &Checks) -> Self {
        checks.clone()
    }
}

/// Whether the path, with one step more for a key, is at the pattern or inside it.
fn contains(pattern: &str, path: &str, key: Option<&str>) -> bool {
    let mut segments = path.split('/').chain(key);
    let is_rooted = pattern.is_empty() || pattern.starts_with('/');
    is_rooted
        && pattern.split('/').all(|expected| {
            let segment = segments.next();
            segment.is_some_and(|segment| expected == "*" || expected == segment)
        })
}
