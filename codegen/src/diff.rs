//! Compares two models: what differs on the wire, and what differs in the API of the crates that are
//! generated from them. Each file below compares one kind of thing; `surface` knows the API, `found`
//! gives each difference of it to the change that causes it. Must not know files, options or reports.
//!
//! The effect on code is computed from the two plans, not stated for a kind of change, so that it cannot be less
//! than what users see. What a kind of change usually does:
//!
//! - A member of an operation's input that is required, or no longer, is `patch`: only documentation and validation
//!   change.
//! - `readonly` and `idempotent` are `none`: clients retry without regard to them.
//! - A pattern with the same meaning is `same` on the wire. One with another meaning is `behaviour`; only if no sample
//!   shows a difference, somebody has to look at it.

mod arrivals;
mod bindings;
mod change;
mod endpoints;
mod enums;
mod finding;
mod found;
mod limits;
mod operations;
mod paging;
mod presence;
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

pub use change::{Api, Change, Wire};
pub use retain::{Retention, retain};
pub use sides::Side;

use crate::ir::Crate;
use finding::Finding;
use found::Found;
use sides::Sides;

/// The changes between two models.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes, the most severe first.
    pub changes: Vec<Change>,
    /// Places whose documentation changed: shape ids, with `$member` for members.
    pub documented: Vec<String>,
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
    service::compare(&mut found);
    rules::compare(&mut found);
    operations::compare(&mut found);
    shapes::compare(&mut found);
    let documented = silent::compare(&mut found);
    let mut comparison = Comparison {
        changes: found.finish(),
        documented,
    };
    if comparison.api() == Api::None && code(sides.old.krate) != code(sides.new.krate) {
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

/// What a crate does: without the version of the model, and the cases that only its tests have.
fn code(krate: &Crate) -> Crate {
    let mut code = krate.clone();
    code.model_version.clear();
    code.manifest.origin.clear();
    code.manifest.version.clear();
    if let Some(endpoint) = &mut code.endpoint {
        endpoint.cases.clear();
    }
    code
}
