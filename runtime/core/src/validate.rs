//! Validation of values against the constraints of the model: the trait that generated code implements,
//! and the levels of validation.
//!
//! Validation finds every violation. Without violations it does not allocate, except for patterns that
//! need backtracking or counting.

// Must not know requests and wire formats.

mod checker;
mod checks;
mod constrained;
mod cursor;
mod filter;
mod filter_rules;
mod level;
mod limits;
mod member;
mod members;
mod nearest;
mod numbers;
mod path;
mod rule;
mod violation;
mod words;

#[cfg(test)]
mod tests;

pub use checker::{Checker, MAX_DEPTH};
pub use checks::Checks;
pub use constrained::Validate;
pub use cursor::{Cursor, Keys, MAX_UNIQUE_ITEMS};
pub use filter_rules::{FilterField, FilterRules, FilterValue};
#[cfg(feature = "backtracking")]
pub use hardy_pattern::PatternStep;
pub use hardy_pattern::{Pattern, PatternCount, WideRanges};
pub use level::Validation;
pub use limits::{BlobLimits, CountLimits, Length, StringLimits};
pub use member::Member;
pub use numbers::{BigNumberLimits, Number, NumberLimits, NumberType, Range};
pub use rule::Rule;
pub use violation::{MAX_VIOLATIONS, Violation, ViolationKind, Violations};
