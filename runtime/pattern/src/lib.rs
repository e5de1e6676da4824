//! The patterns of a model, ECMA-262's regular expressions, as constant data: [`Pattern`] decides
//! whether a string matches.
//!
//! The feature `compile` parses a pattern and creates this data. The generator uses it, so that
//! emitted crates compile no regular expression at run time. The compiler and the matcher are one
//! package because they share the format of the data: a test can compile a pattern and run it.
//!
//! The feature `backtracking` runs the programs of the few patterns that no smaller matcher
//! supports.

// Must not know where patterns are used.

#[cfg(feature = "compile")]
pub mod compile;
mod pattern;

#[cfg(feature = "backtracking")]
pub use pattern::PatternStep;
pub use pattern::{Pattern, PatternCount, WideRanges};
