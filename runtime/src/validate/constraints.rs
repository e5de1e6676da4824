//! The constraint traits of Smithy, each checked on the value at hand. Decides when a value keeps to
//! a limit; must not know where the value is.

use super::checker::Checker;
use super::limits::{BytesLimits, CountLimits, Length, TextLimits};
use super::numbers::{NumberLimits, NumberType};
use super::violation::ViolationKind;

/// Lists longer than this are not searched for equal items, the service is left to do it: every item
/// is compared with every other, which takes some milliseconds for this many.
pub const MAX_UNIQUE_ITEMS: usize = 4_096;

/// The limits of single values. None of these looks at anything unless every constraint is asked
/// for, see [`Validation::Model`](super::Validation::Model).
impl Checker<'_> {
    /// Checks length and pattern of a text.
    pub fn text(&mut self, value: &str, limits: &TextLimits) {
        if !self.checks_constraints() {
            return;
        }
        self.length(&limits.length, || value.chars().count());
        if let Some(pattern) = limits.pattern_source().filter(|_| !limits.matches(value)) {
            self.report(ViolationKind::Pattern { pattern });
        }
    }

    /// Checks the length of a blob.
    pub fn bytes(&mut self, value: &[u8], limits: &BytesLimits) {
        if self.checks_constraints() {
            self.length(&limits.length, || value.len());
        }
    }

    /// Checks the size of a list or map. Equal items are looked for by
    /// [`unique_items`](Self::unique_items).
    pub fn count(&mut self, count: usize, limits: &CountLimits) {
        if self.checks_constraints() {
            self.length(&limits.length, || count);
        }
    }

    /// Checks that no two items of a list are equal, by value. Lists longer than
    /// [`MAX_UNIQUE_ITEMS`] pass.
    pub fn unique_items<T: PartialEq>(&mut self, items: &[T]) {
        if !self.checks_constraints() || items.len() > MAX_UNIQUE_ITEMS {
            return;
        }
        let mut rest = items;
        while let Some((first, others)) = rest.split_first() {
            if others.contains(first) {
                return self.report(ViolationKind::UniqueItems);
            }
            rest = others;
        }
    }

    /// Checks the range of a number. What is not a number is in no range.
    pub fn number<T: NumberType>(&mut self, value: T, limits: &NumberLimits<T>) {
        let great_enough = limits.min.is_none_or(|min| value >= min);
        let small_enough = limits.max.is_none_or(|max| value <= max);
        if self.checks_constraints() && !(great_enough && small_enough) {
            self.report(ViolationKind::Range {
                allowed: limits.into(),
            });
        }
    }

    fn length(&mut self, allowed: &Length, count: impl FnOnce() -> usize) {
        if allowed.min.is_none() && allowed.max.is_none() {
            return;
        }
        let actual = count() as u64;
        if !allowed.allows(actual) {
            self.report(ViolationKind::Length {
                actual,
                allowed: *allowed,
            });
        }
    }
}
