//! The trait of values with constraints, which generated code implements. Must not know
//! constraints.

use super::checker::{Checker, run};
use super::checks::Checks;
use super::level::Validation;
use super::member::Member;
use super::violation::Violations;

/// A value with constraints in the model.
pub trait Validate {
    /// Version of the model that has the constraints. Violations include it.
    const MODEL_VERSION: Option<&'static str> = None;

    /// Members of the value, so that the paths of [`Checks::without_member`] are validated too. Empty if
    /// they are not known.
    const MEMBERS: &'static [Member] = &[];

    /// Reports every violation in `self` to `checker`.
    fn check(&self, checker: &mut Checker<'_>);

    /// Validates every constraint of the model.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the members, the first [`MAX_VIOLATIONS`](super::MAX_VIOLATIONS) of them in detail.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_at(Validation::Model)
    }

    /// Validates at a level, or by [`Checks`] with exceptions.
    ///
    /// # Errors
    ///
    /// Same as [`validate`](Self::validate). [`Validation::Off`] finds nothing.
    fn validate_at(&self, checks: impl Into<Checks>) -> Result<(), Violations> {
        let checks = checks.into();
        if checks.level() == Validation::Off {
            return Ok(());
        }
        run(checks, Self::MEMBERS, Self::MODEL_VERSION, &|checker| {
            self.check(checker)
        })
    }
}

impl<T: Validate> Validate for Box<T> {
    const MODEL_VERSION: Option<&'static str> = T::MODEL_VERSION;
    const MEMBERS: &'static [Member] = T::MEMBERS;

    fn check(&self, checker: &mut Checker<'_>) {
        T::check(self, checker);
    }
}
