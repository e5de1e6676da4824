//! The cursor on one value: checks its own limits, then its content. Decides which parts of a value
//! are visited; must not know particular members.

use std::collections::BTreeMap;

use super::checker::Checker;
use super::constrained::Validate;
use super::limits::{BlobLimits, CountLimits, Length, StringLimits};
use super::numbers::{BigNumberLimits, NumberLimits, NumberType};
use super::path::Segment;
use super::rule::Rule;
use super::violation::ViolationKind;

/// The greatest length of a list whose items are compared. Each item is compared with every other,
/// which takes some milliseconds for this many. The service checks longer lists.
pub const MAX_UNIQUE_ITEMS: usize = 4_096;

/// Whether paths may show the keys of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Paths show the keys.
    Shown,
    /// The keys are sensitive: paths show `*`.
    Sensitive,
}

/// A cursor on one value. Checks chain on it and record violations at its path; on an absent value they
/// do nothing.
///
/// Limits are checked only at the level [`Validation::Model`](super::Validation::Model).
pub struct Cursor<'a, T> {
    found: Option<(Checker<'a>, &'a T)>,
}

impl<'a, T> Cursor<'a, T> {
    pub(super) fn new(checker: Checker<'a>, value: &'a T) -> Self {
        Self {
            found: Some((checker, value)),
        }
    }

    /// A cursor without a value.
    pub(super) fn nowhere() -> Self {
        Self { found: None }
    }

    /// Marks the value and its content as sensitive: violations do not show them.
    pub fn sensitive(mut self) -> Self {
        if let Some((checker, _)) = &mut self.found {
            checker.sensitive();
        }
        self
    }

    /// Runs `check` if there is a value.
    fn with(mut self, check: impl FnOnce(&mut Checker<'_>, &'a T)) -> Self {
        if let Some((checker, value)) = &mut self.found {
            check(checker, value);
        }
        self
    }

    /// Same as [`with`](Self::with), if the level checks every constraint.
    fn constrained(self, check: impl FnOnce(&mut Checker<'_>, &'a T)) -> Self {
        self.with(|checker, value| {
            if checker.checks_constraints() {
                check(checker, value);
            }
        })
    }
}

impl<T: Validate> Cursor<'_, T> {
    /// Checks a structure, union or enum by its own constraints.
    pub fn nested(self) -> Self {
        self.with(|checker, value| value.check(checker))
    }
}

impl<T: AsRef<str>> Cursor<'_, T> {
    /// Checks length and pattern of a string.
    pub fn string(self, limits: &StringLimits) -> Self {
        self.constrained(|checker, text| {
            let text = text.as_ref();
            length(checker, &limits.length, || text.chars().count());
            if let Some(pattern) = limits.pattern_source().filter(|_| !limits.matches(text)) {
                checker.report_given(Rule::Pattern, text, |_| ViolationKind::Pattern { pattern });
            }
        })
    }
}

impl<T: AsRef<[u8]>> Cursor<'_, T> {
    /// Checks the length of a blob.
    pub fn blob(self, limits: &BlobLimits) -> Self {
        self.constrained(|checker, bytes| length(checker, &limits.length, || bytes.as_ref().len()))
    }
}

impl<T: NumberType> Cursor<'_, T> {
    /// Checks the range of a number. NaN is in no range.
    pub fn number(self, limits: &NumberLimits<T>) -> Self {
        self.constrained(|checker, value| {
            let great_enough = limits.min.is_none_or(|min| *value >= min);
            let small_enough = limits.max.is_none_or(|max| *value <= max);
            if !(great_enough && small_enough) {
                let given = value.number().to_string();
                checker.report_given(Rule::Range, &given, |_| ViolationKind::Range {
                    allowed: limits.into(),
                });
            }
        })
    }
}

impl<T: Copy + Into<i32>> Cursor<'_, T> {
    /// Checks the range of an integer enum.
    pub fn int_enum(self, limits: &NumberLimits<i32>) -> Self {
        self.constrained(|checker, value| {
            let number: i32 = (*value).into();
            Cursor::new(checker.again(), &number).number(limits);
        })
    }
}

impl<T: AsRef<str>> Cursor<'_, T> {
    /// Checks the range of a number of any size, which is a JSON number.
    pub fn big_number(self, limits: &BigNumberLimits) -> Self {
        self.constrained(|checker, number| {
            let number = number.as_ref();
            if !limits.allows(number) {
                checker.report_given(Rule::Range, number, |_| ViolationKind::Range {
                    allowed: limits.into(),
                });
            }
        })
    }
}

impl<T> Cursor<'_, Vec<T>> {
    /// Checks the size of a list. [`unique_items`](Self::unique_items) compares the items.
    pub fn count(self, limits: &CountLimits) -> Self {
        self.constrained(|checker, items| length(checker, &limits.length, || items.len()))
    }

    /// Checks that no two items are equal. Does not check lists longer than [`MAX_UNIQUE_ITEMS`].
    pub fn unique_items(self) -> Self
    where
        T: PartialEq,
    {
        self.constrained(|checker, items| {
            if items.len() <= MAX_UNIQUE_ITEMS && has_equal(items) {
                checker.report(ViolationKind::UniqueItems);
            }
        })
    }

    /// Checks each item.
    pub fn each(self, check: impl for<'b> Fn(Cursor<'b, T>) -> Cursor<'b, T>) -> Self {
        self.with(|checker, items| {
            for (index, item) in items.iter().enumerate() {
                check(checker.step(Segment::Index(index), item));
            }
        })
    }
}

impl<T> Cursor<'_, Vec<Option<T>>> {
    /// Checks each item of a sparse list that is not `None`.
    pub fn each_present(self, check: impl for<'b> Fn(Cursor<'b, T>) -> Cursor<'b, T>) -> Self {
        self.each(|item| {
            if let Some((mut checker, Some(item))) = item.found {
                check(Cursor::new(checker.again(), item));
            }
            Cursor::nowhere()
        })
    }
}

impl<K: AsRef<str>, V> Cursor<'_, BTreeMap<K, V>> {
    /// Checks the size of a map.
    pub fn count(self, limits: &CountLimits) -> Self {
        self.constrained(|checker, map| length(checker, &limits.length, || map.len()))
    }

    /// Checks each key and each value.
    ///
    /// A violation of a key has the path of the map. A violation of a value has the key as its last
    /// segment, or `*` if the keys or the whole map are sensitive.
    pub fn entries(
        self,
        keys: Keys,
        check_key: impl for<'b> Fn(Cursor<'b, K>) -> Cursor<'b, K>,
        check_value: impl for<'b> Fn(Cursor<'b, V>) -> Cursor<'b, V>,
    ) -> Self {
        self.with(|checker, map| {
            for (key, value) in map {
                check_key(checker.step(Segment::KeyItself, key));
                let segment = match keys {
                    Keys::Shown if !checker.is_sensitive() => Segment::Key(key.as_ref()),
                    _ => Segment::SensitiveKey,
                };
                check_value(checker.step(segment, value));
            }
        })
    }
}

impl<K: AsRef<str>, V> Cursor<'_, BTreeMap<K, Option<V>>> {
    /// Checks each key of a sparse map, and each value that is not `None`.
    pub fn entries_present(
        self,
        keys: Keys,
        check_key: impl for<'b> Fn(Cursor<'b, K>) -> Cursor<'b, K>,
        check_value: impl for<'b> Fn(Cursor<'b, V>) -> Cursor<'b, V>,
    ) -> Self {
        self.entries(keys, check_key, |value| {
            if let Some((mut checker, Some(value))) = value.found {
                check_value(Cursor::new(checker.again(), value));
            }
            Cursor::nowhere()
        })
    }
}

fn length(checker: &mut Checker<'_>, allowed: &Length, count: impl FnOnce() -> usize) {
    if allowed.min.is_none() && allowed.max.is_none() {
        return;
    }
    let actual = count() as u64;
    if !allowed.allows(actual) {
        checker.report(ViolationKind::Length {
            actual,
            allowed: *allowed,
        });
    }
}

fn has_equal<T: PartialEq>(items: &[T]) -> bool {
    let mut rest = items;
    while let Some((first, others)) = rest.split_first() {
        if others.contains(first) {
            return true;
        }
        rest = others;
    }
    false
}
