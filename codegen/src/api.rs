//! The public API of a generated crate as text, one line for each fact, so that a change of the API
//! is a few lines of a diff.
//!
//! A line is the path of an item, and a fact about it:
//!
//! ```text
//! feature "serde"
//! Client: struct, private fields, feature "client"
//! Client::get_lamp: fn(&self, types::GetLampInput) -> Call<operation::GetLamp>, feature "client"
//! Timestamp: use hardy_runtime::Timestamp
//! operation::ListLamps: impl Paginated
//! operation::ListLamps: type Paginated::Token = String
//! types: mod
//! types::Color: enum, non_exhaustive
//! types::Color: impl Clone
//! types::Color::Warm: variant
//! types::Lamp: struct, non_exhaustive
//! types::Lamp: deprecated
//! types::Lamp.label: Option<String>
//! types::Lamp::new: fn(impl Into<String>) -> Self
//! types::Broken::CODE: const &'static str
//! ```
//!
//! - An item that is added adds lines and changes none. Each implemented trait has a line, derived
//!   or not, and so has `deprecated`, because it changes nothing else.
//! - `non_exhaustive` and the features that an item needs are parts of a line: to change them
//!   changes the line.
//! - Functions have no names of parameters, and constants no values: callers depend on neither.
//! - Types are as in the file of the item, and traits have no path: names are unique in a file.
//!
//! Lines are sorted by path. What `SEMVER.md` excludes from its promises has no lines. Must not know
//! models and the ir.

mod collect;
mod compare;
mod condition;
mod fact;
mod items;
mod module;
mod print;
mod surface;
#[cfg(test)]
mod tests;

pub use compare::{Comparison, Verdict, compare, lines};

pub(crate) use collect::Collector;
pub(crate) use items::Items;

/// The file of a crate that contains its API, beside the manifest.
pub const FILE: &str = "api.txt";
