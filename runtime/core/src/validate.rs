//! Whether a value keeps to the constraints of its model: the trait that generated code implements,
//! and how much is checked when.
//!
//! Knows nothing of requests or wire formats. Checking stops at nothing: every violation is found,
//! and as long as there is none, nothing is allocated, but for a pattern that only a program decides.

mod checker;
mod checks;
mod filter;
mod limits;
mod nearest;
mod numbers;
mod path;
mod place;
mod violation;
mod words;

#[cfg(test)]
mod tests;

pub use checker::{Checker, MAX_DEPTH};
pub use checks::Checks;
pub use filter::{FilterField, FilterRules, FilterValue};
#[cfg(feature = "backtracking")]
pub use hardy_pattern::PatternStep;
pub use hardy_pattern::{Pattern, PatternCount, WideRanges};
pub use limits::{BytesLimits, CountLimits, Length, TextLimits};
pub use numbers::{Number, NumberLimits, NumberType, Range};
pub use place::{Keys, MAX_UNIQUE_ITEMS, Place};
pub use violation::{MAX_VIOLATIONS, Violation, ViolationKind, Violations};

/// How much of the model is checked before a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Validation {
    /// What no service can do without: required members, path labels that are not empty, exactly
    /// one member in a union.
    ///
    /// The default, because services loosen limits and replace patterns more often than a crate is
    /// published again.
    #[default]
    Required,
    /// Every constraint of the model: the above, and lengths, ranges, patterns, listed values of enums of
    /// texts, unique items, and rules of filters. Enums of numbers take any, as Smithy has it.
    Model,
    /// Nothing. The service is left to judge.
    Off,
}

/// A value that can be held against the constraints of its model. Implemented by generated code.
pub trait Validate {
    /// Version of the model that the constraints come from; violations name it.
    const MODEL_VERSION: Option<&'static str> = None;

    /// Reports every violation within `self` to `checker`.
    fn check(&self, checker: &mut Checker<'_>);

    /// Checks every constraint of the model.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the members, the first [`MAX_VIOLATIONS`] of them in detail.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_at(Validation::Model)
    }

    /// Checks as much as `checks` say: a level, or [`Checks`] with exceptions.
    ///
    /// # Errors
    ///
    /// As [`validate`](Self::validate). [`Validation::Off`] finds nothing.
    fn validate_at(&self, checks: impl Into<Checks>) -> Result<(), Violations> {
        let checks = checks.into();
        if checks.level() == Validation::Off {
            return Ok(());
        }
        checker::run(checks, Self::MODEL_VERSION, |checker| self.check(checker))
    }
}

impl<T: Validate> Validate for Box<T> {
    const MODEL_VERSION: Option<&'static str> = T::MODEL_VERSION;

    fn check(&self, checker: &mut Checker<'_>) {
        T::check(self, checker);
    }
}
