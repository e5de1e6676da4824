//! Shared code of this package's tests and programs, which use Hardy from outside.

pub mod conformance;
pub mod constraints;
pub mod credentials;
pub mod endpoints;
pub mod interop;
pub mod inventory;
pub mod judge;
pub mod left_out;
pub mod mutate;
pub mod patterns;
mod place;
pub mod program;
pub mod round_trip;
pub mod signing;
pub mod updates;
pub mod vectors;
mod verdict;

/// The code of the README, which must compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The code of the generated crate's front page, likewise.
#[cfg(doctest)]
#[doc = include_str!("../../model/multipartyapproval.md")]
pub struct FrontPage;
