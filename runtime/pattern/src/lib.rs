//! The patterns of a model, ECMA-262's regular expressions, as constant data: [`Pattern`] decides whether
//! a string matches. Must not know where patterns are used.
//!
//! The other half is behind the feature `compile`: it reads a pattern and makes the data for it. The
//! generator uses that half and emitted crates use this one, so that no regular expression is compiled at
//! run time. Both are one package because the data is a contract between them alone: a test can compile a
//! pattern and run it in one place.
//!
//! The feature `backtracking` adds the programs that the few patterns need which nothing smaller decides.

#[cfg(feature = "compile")]
pub mod compile;
mod pattern;

#[cfg(feature = "backtracking")]
pub use pattern::PatternStep;
pub use pattern::{Pattern, PatternCount, WideRanges};
