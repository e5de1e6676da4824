//! What is checked before a request is sent: a level, and what a caller has excepted from it. Must not
//! know how anything is checked.

use super::level::Validation;

/// A level of validation, and exceptions from it.
///
/// A published crate may be older than the service's limits. What the service has begun to accept is
/// excepted here, without giving up all other checks:
///
/// ```
/// use hardy_runtime::validate::{Checks, Validation};
///
/// let checks = Checks::new(Validation::Model)
///     .without_rule("pattern")
///     .without_member("/Filters/*/Value");
/// # assert_eq!(checks.level(), Validation::Model);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    level: Validation,
    rules: Vec<String>,
    members: Vec<String>,
}

impl Checks {
    /// Everything that belongs to a level.
    pub const fn new(level: Validation) -> Self {
        Self {
            level,
            rules: Vec::new(),
            members: Vec::new(),
        }
    }

    /// Without violations of one rule, wherever they are. [`ViolationKind::rule`] says what each
    /// rule is called, such as `pattern`. There is no rule of another name.
    ///
    /// [`ViolationKind::rule`]: super::ViolationKind::rule
    #[must_use]
    pub fn without_rule(mut self, rule: impl Into<String>) -> Self {
        self.rules.push(rule.into());
        self
    }

    /// Without violations at one place of the input and inside of it, whatever the rule: a path such as
    /// [`Violation::path`] has them, where `*` stands for any item or key. The empty path is that of the
    /// whole value. A path that leads nowhere excepts nothing.
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

    /// Whether any place is excepted.
    pub(super) fn has_members(&self) -> bool {
        !self.members.is_empty()
    }

    /// Whether violations of `rule` are to be passed over.
    pub(super) fn except_rule(&self, rule: &str) -> bool {
        self.rules.iter().any(|excepted| excepted == rule)
    }

    /// Whether violations at `path`, or of a key of the map there, are to be passed over.
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

/// Whether a path, with one step more for a key, leads to the place of a pattern or into it.
fn contains(pattern: &str, path: &str, key: Option<&str>) -> bool {
    let mut segments = path.split('/').chain(key);
    let is_rooted = pattern.is_empty() || pattern.starts_with('/');
    is_rooted
        && pattern.split('/').all(|expected| {
            let segment = segments.next();
            segment.is_some_and(|segment| expected == "*" || expected == segment)
        })
}
