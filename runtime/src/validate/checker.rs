//! The way through a value: descends into members, items and entries, and keeps the path. Decides
//! what is visited and what must be there; must not know lengths, ranges or patterns.

use std::collections::BTreeMap;

use super::Validation;
use super::path::{Path, Segment};
use super::violation::{Findings, ViolationKind, Violations};

/// How many values may be nested in one another: members, items and entries all count.
pub const MAX_DEPTH: usize = 128;

/// Whether the keys of a map may be shown in paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// They may.
    Shown,
    /// They are sensitive: a path has `*` in their place.
    Sensitive,
}

/// Walks through a value and collects its violations. Handed to [`Validate::check`] by
/// [`Validate::validate`].
///
/// Every method that descends takes the check of what it finds there, as a function of the value
/// and the checker at the value's place:
///
/// ```
/// # use hardy_runtime::validate::{Checker, CountLimits, TextLimits, Validate};
/// # static LAMP_ID: TextLimits = TextLimits::new().length(1, 64);
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
///         checker.required("Id", &self.id, |id, checker| checker.text(id, &LAMP_ID));
///         checker.optional("Colors", &self.colors, |colors, checker| {
///             checker.count(colors.len(), &COLORS);
///             checker.each(colors, Validate::check);
///         });
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
    path: Path<'a>,
    findings: &'a mut Findings,
}

/// Runs `check` on a fresh checker at the root of a value.
pub(super) fn run(
    level: Validation,
    model_version: Option<&'static str>,
    check: impl FnOnce(&mut Checker<'_>),
) -> Result<(), Violations> {
    let mut findings = Findings::default();
    check(&mut Checker {
        level,
        depth: 0,
        path: Path::Root,
        findings: &mut findings,
    });
    findings.into_result(model_version)
}

impl Checker<'_> {
    /// Checks a member that must be set.
    pub fn required<T>(
        &mut self,
        member: &'static str,
        value: &Option<T>,
        check: impl FnOnce(&T, &mut Checker<'_>),
    ) {
        match value {
            Some(value) => self.member(member, value, check),
            None => self.missing(member),
        }
    }

    /// Checks a member that may be left out.
    pub fn optional<T>(
        &mut self,
        member: &'static str,
        value: &Option<T>,
        check: impl FnOnce(&T, &mut Checker<'_>),
    ) {
        if let Some(value) = value {
            self.member(member, value, check);
        }
    }

    /// Checks a member that is always there: a required one of a plain type, or a union's.
    pub fn member<T: ?Sized>(
        &mut self,
        member: &'static str,
        value: &T,
        check: impl FnOnce(&T, &mut Checker<'_>),
    ) {
        if let Some(mut inner) = self.enter(Segment::Member(member)) {
            check(value, &mut inner);
        }
    }

    /// Checks a text that becomes part of the request's path: it must not be empty. If it is, this
    /// is the only violation reported for it.
    pub fn label(
        &mut self,
        member: &'static str,
        value: &str,
        check: impl FnOnce(&str, &mut Checker<'_>),
    ) {
        self.member(member, value, |text, checker| {
            if text.is_empty() {
                checker.report(ViolationKind::EmptyLabel);
            } else {
                check(text, checker);
            }
        });
    }

    /// Checks each item of a list.
    pub fn each<T>(&mut self, items: &[T], check: impl Fn(&T, &mut Checker<'_>)) {
        for (index, item) in items.iter().enumerate() {
            if let Some(mut inner) = self.enter(Segment::Index(index)) {
                check(item, &mut inner);
            }
        }
    }

    /// Checks each item of a list that may have gaps.
    pub fn each_present<T>(&mut self, items: &[Option<T>], check: impl Fn(&T, &mut Checker<'_>)) {
        self.each(items, |item, checker| {
            if let Some(item) = item {
                check(item, checker);
            }
        });
    }

    /// Checks each key and each value of a map.
    ///
    /// A violation of a key has the path of the map, one of a value has the key as its last segment,
    /// or `*` if keys are sensitive.
    pub fn entries<K: AsRef<str>, V>(
        &mut self,
        map: &BTreeMap<K, V>,
        keys: Keys,
        check_key: impl Fn(&K, &mut Checker<'_>),
        check_value: impl Fn(&V, &mut Checker<'_>),
    ) {
        for (key, value) in map {
            check_key(key, self);
            let segment = match keys {
                Keys::Shown => Segment::Key(key.as_ref()),
                Keys::Sensitive => Segment::HiddenKey,
            };
            if let Some(mut inner) = self.enter(segment) {
                check_value(value, &mut inner);
            }
        }
    }

    /// Checks each key, and each value that is there, of a map that may have gaps.
    pub fn entries_present<K: AsRef<str>, V>(
        &mut self,
        map: &BTreeMap<K, Option<V>>,
        keys: Keys,
        check_key: impl Fn(&K, &mut Checker<'_>),
        check_value: impl Fn(&V, &mut Checker<'_>),
    ) {
        self.entries(map, keys, check_key, |value, checker| {
            if let Some(value) = value {
                check_value(value, checker);
            }
        });
    }

    /// Checks the member of a union that the model does not list. It must have a tag: without one,
    /// no member is set.
    pub fn unlisted_member(&mut self, tag: &str) {
        if tag.is_empty() {
            self.report(ViolationKind::UnionMember);
        }
    }

    /// Whether lengths, ranges, patterns and unique items are looked at.
    pub(super) fn checks_constraints(&self) -> bool {
        self.level == Validation::Model
    }

    /// Reports a violation at this place.
    #[cold]
    pub(super) fn report(&mut self, kind: ViolationKind) {
        self.findings.add(kind, || self.path.to_pointer());
    }

    #[cold]
    fn missing(&mut self, member: &'static str) {
        if let Some(mut inner) = self.enter(Segment::Member(member)) {
            inner.report(ViolationKind::Required);
        }
    }

    /// The checker one step further, or `None` where that would be too deep.
    fn enter<'b>(&'b mut self, segment: Segment<'b>) -> Option<Checker<'b>> {
        if self.depth == MAX_DEPTH {
            // Once is enough: whatever nests this deep does so in many places.
            if self.findings.first_too_deep() {
                self.report(ViolationKind::Depth { max: MAX_DEPTH });
            }
            return None;
        }
        Some(Checker {
            level: self.level,
            depth: self.depth + 1,
            path: Path::Within {
                parent: &self.path,
                segment,
            },
            findings: self.findings,
        })
    }
}
