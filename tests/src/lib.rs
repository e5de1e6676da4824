//! Looks at the product from outside: what the tests of this package share with its programs.

pub mod conformance;
pub mod constraints;
pub mod inventory;
pub mod judge;
pub mod mutate;
pub mod patterns;
pub mod round_trip;
pub mod vectors;
mod verdict;

/// The code of the README, which compiles as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The code of the generated crate's front page, likewise.
#[cfg(doctest)]
#[doc = include_str!("../../model/multipartyapproval.md")]
pub struct FrontPage;
