//! Walks through a value and collects violations. Decides how deep to go and what violations show;
//! must not know the checks.

use super::checks::Checks;
use super::level::Validation;
use super::member::Member;
use super::nearest::nearest;
use super::path::{Path, Segment};
use super::rule::Rule;
use super::violation::{Findings, ViolationKind, Violations, shortened};

/// The greatest depth of nested values. Members, items and entries count.
pub const MAX_DEPTH: usize = 128;

/// Walks through a value and collects its violations. [`Validate::validate`] passes it to
/// [`Validate::check`].
///
/// A check names each member with its value, and then its constraints:
///
/// ```
/// # use hardy_runtime::validate::{Checker, CountLimits, StringLimits, Validate};
/// # static LAMP_ID: StringLimits = StringLimits::new().length(1, 64);
/// # const COLORS: CountLimits = CountLimits::new().max_length(5);
/// # struct Color;
/// # impl Validate for Color { fn check(&self, _: &mut Checker<'_>) {} }
/// struct Lamp {
///     id: Option<String>,
///     colors: Option<Vec<Color>>,
/// }
///
/// impl Validate for Lamp {
///     fn check(&self, checker: &mut Checker<'_>) {
///         checker.required("Id", &self.id).string(&LAMP_ID);
///         checker.optional("Colors", &self.colors).count(&COLORS).each(|color| color.nested());
///     }
/// }
///
/// let lamp = Lamp { id: None, colors: None };
/// let violations = lamp.validate().expect_err("the id is missing");
/// assert_eq!(violations.as_slice()[0].path, "/Id");
/// ```
///
/// [`Validate::check`]: super::Validate::check
/// [`Validate::validate`]: super::Validate::validate
pub struct Checker<'a> {
    level: Validation,
    depth: usize,
    /// Whether violations must not show values.
    sensitive: bool,
    path: Path<'a>,
    findings: &'a mut Findings,
}

/// Runs `check` on a new checker at the root of a value.
pub(super) fn run(
    checks: Checks,
    members: &'static [Member],
    model_version: Option<&'static str>,
    // A trait object, so that this is compiled once and not for each input.
    check: &dyn Fn(&mut Checker<'_>),
) -> Result<(), Violations> {
    let level = checks.level();
    let mut findings = Findings::new(checks);
    findings.add_unmatched_exclusions(members);
    check(&mut Checker {
        level,
        depth: 0,
        sensitive: false,
        path: Path::Root,
        findings: &mut findings,
    });
    findings.into_result(model_version)
}

/// Keeps sensitive values out of violations.
#[derive(Clone, Copy)]
pub(super) struct Redaction {
    sensitive: bool,
}

impl Redaction {
    /// Calls `value`, unless the value is sensitive.
    pub(super) fn then<T>(self, value: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.sensitive { None } else { value() }
    }

    /// The listed value nearest to `value`, which reveals much of it.
    pub(super) fn nearest<'a>(self, value: &str, listed: &[&'a str]) -> Option<&'a str> {
        self.then(|| nearest(value, listed))
    }
}

impl Checker<'_> {
    /// Checks a union member that the model does not list. It must have a tag: without one, no
    /// member is set.
    pub fn unlisted_member(&mut self, tag: &str) {
        if tag.is_empty() {
            self.report(ViolationKind::UnionMember);
        }
    }

    /// Checks an enum value that the model does not list: it must be one of `listed`.
    pub fn unlisted_value<T: AsRef<str>>(&mut self, value: &str, listed: &[T]) {
        if self.checks_constraints() {
            let listed: Vec<&str> = listed.iter().map(AsRef::as_ref).collect();
            self.report_unlisted(value, &listed);
        }
    }

    // Separate from `unlisted_value`, of which each enum has a copy.
    fn report_unlisted(&mut self, value: &str, listed: &[&str]) {
        self.report_given(Rule::Enum, value, |redaction| ViolationKind::Enum {
            allowed: listed.iter().map(|&value| value.to_owned()).collect(),
            nearest: redaction.nearest(value, listed).map(str::to_owned),
        });
    }

    /// Marks the value as sensitive: further violations do not show values.
    pub fn sensitive(&mut self) -> &mut Self {
        self.sensitive = true;
        self
    }

    /// Whether to check lengths, ranges, patterns and unique items.
    pub(super) fn checks_constraints(&self) -> bool {
        self.level == Validation::Model
    }

    /// What violations may show of values here.
    pub(super) fn redaction(&self) -> Redaction {
        Redaction {
            sensitive: self.sensitive,
        }
    }

    /// Whether violations must not show values here.
    pub(super) fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// Records a violation at this path. Returns whether the caller has not excluded it.
    #[cold]
    pub(super) fn report(&mut self, kind: ViolationKind) -> bool {
        self.findings.add(kind.rule(), &self.path, || (kind, None))
    }

    /// Records a violation of `rule` at this path, with the value. Calls the function for the kind
    /// only if the violation is kept, because to find the nearest value takes time.
    #[cold]
    pub(super) fn report_given(
        &mut self,
        rule: Rule,
        given: &str,
        kind: impl FnOnce(Redaction) -> ViolationKind,
    ) {
        let redaction = self.redaction();
        let given = || redaction.then(|| Some(shortened(given)));
        self.findings
            .add(rule, &self.path, || (kind(redaction), given()));
    }

    #[cold]
    pub(super) fn report_at(&mut self, member: &'static str, kind: ViolationKind) {
        if let Some(mut inner) = self.enter(Segment::Member(member)) {
            inner.report(kind);
        }
    }

    /// The same path for another value.
    pub(super) fn again(&mut self) -> Checker<'_> {
        Checker {
            level: self.level,
            depth: self.depth,
            sensitive: self.sensitive,
            path: self.path,
            findings: self.findings,
        }
    }

    /// The checker one step further, or `None` if that exceeds the depth.
    pub(super) fn enter<'b>(&'b mut self, segment: Segment<'b>) -> Option<Checker<'b>> {
        if self.depth == MAX_DEPTH {
            // One violation is enough: a value that nests too deep mostly does so in many members.
            if !self.findings.too_deep {
                let reported = self.report(ViolationKind::Depth { max: MAX_DEPTH });
                self.findings.too_deep = reported;
            }
            return None;
        }
        Some(Checker {
            level: self.level,
            depth: self.depth + 1,
            sensitive: self.sensitive,
            path: Path::Within {
                parent: &self.path,
                segment,
            },
            findings: self.findings,
        })
    }
}
