//! Compares two models: what differs on the wire, and what differs in the API of the crates that are
//! generated from them. Each file below compares one kind of thing; `surface` knows the API, `found`
//! gives each difference of it to the change that causes it. Must not know files, options or reports.
//!
//! The effect on code is computed from the two plans, not stated for a kind of change, so that it cannot be less
//! than what users see; nor more, because `code` knows where both crates have the same code. What a kind of
//! change usually does:
//!
//! - A member of an operation's input that is required, or no longer, is `patch`: only documentation and validation
//!   change.
//! - `readonly` and `idempotent` are `none`: clients retry without regard to them.
//! - A pattern with the same meaning is `same` on the wire. One with another meaning is `behaviour`; only if no sample
//!   shows a difference, somebody has to look at it.

mod arguments;
mod arrivals;
mod bindings;
mod boxes;
mod change;
mod code;
mod endpoints;
mod enums;
mod errors;
mod finding;
mod found;
mod limits;
mod names;
mod operations;
mod paging;
mod paths;
mod presence;
mod renames;
mod resources;
mod retain;
mod rules;
mod rust;
mod samples;
mod service;
mod shapes;
mod sides;
mod silent;
mod site;
mod structures;
mod surface;
mod targets;
#[cfg(test)]
mod tests;
mod traits;
mod unions;
mod waiters;

pub use change::{Api, Change, Wire};
pub use retain::{Retention, retain};
pub use sides::Side;

use finding::Finding;
use found::Found;
use sides::{Half, Sides};

/// The changes between two models.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes, the most severe first.
    pub changes: Vec<Change>,
    /// Places whose documentation changed: shape ids, with `$member` for members.
    pub documented: Vec<String>,
    /// Simple shapes, lists and maps that only the old model or only the new one has. They have no names in
    /// Rust.
    pub unnamed: Unnamed,
}

/// Numbers of shapes without a name in Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unnamed {
    /// Those that only the new model has.
    pub added: usize,
    /// Those that only the old model has.
    pub removed: usize,
}

impl Comparison {
    /// The greatest effect on the wire.
    pub fn wire(&self) -> Wire {
        let changes = self.changes.iter();
        changes.map(|change| change.wire).max().unwrap_or_default()
    }

    /// The greatest effect on code.
    pub fn api(&self) -> Api {
        let changes = self.changes.iter();
        changes.map(|change| change.api).max().unwrap_or_default()
    }

    /// The number of changes that a person has to look at.
    pub fn reviews(&self) -> usize {
        self.changes.iter().filter(|change| change.review).count()
    }
}

/// Compares two models of one service.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let sides = Sides::new(old, new);
    let mut found = Found::new(&sides, shapes::members);
    renames::compare(&mut found);
    service::compare(&mut found);
    rules::compare(&mut found);
    resources::compare(&mut found);
    operations::compare(&mut found);
    shapes::compare(&mut found);
    names::compare(&mut found);
    waiters::compare(&mut found);
    let documented = silent::compare(&mut found);
    let mut comparison = Comparison {
        changes: found.finish(),
        documented,
        unnamed: unnamed(&sides),
    };
    if comparison.api() == Api::None && sides.code_differs() {
        let message = "inner workings of the crate changed";
        comparison.changes.extend(single(
            &sides,
            Finding::new("D64", Wire::Same, message).least(Api::Patch),
        ));
    }
    if comparison.changes.is_empty() {
        let message = "no effect: both models mean the same";
        comparison
            .changes
            .extend(single(&sides, Finding::new("D01", Wire::Same, message)));
    }
    retain::mark(&sides, &mut comparison.changes);
    comparison
}

fn single<'a>(sides: &'a Sides<'a>, finding: Finding) -> Vec<Change> {
    let mut found = Found::new(sides, shapes::members);
    found.push(finding);
    found.changes()
}

fn unnamed(sides: &Sides<'_>) -> Unnamed {
    let only = |side: &Half<'_>, other: &Half<'_>| {
        let ids = side.closure.shapes.difference(&other.closure.shapes);
        let kinds = ids
            .filter(|id| !id.is_prelude())
            .filter_map(|id| side.model.kind(id));
        kinds.filter(|kind| code::is_unnamed(kind)).count()
    };
    Unnamed {
        added: only(&sides.new, &sides.old),
        removed: only(&sides.old, &sides.new),
    }
}
