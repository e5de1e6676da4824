//! Which traits of a service nobody here knows, and how often they stand.

use super::Traits;
use crate::model::{Closure, Model};
use std::collections::BTreeMap;

/// How often each unknown trait stands at the service, at an operation, or at a shape or member that
/// the operations reach.
///
/// Unknown is what is neither read nor listed as ignored on purpose.
pub fn unknown_traits(model: &Model, closure: &Closure) -> BTreeMap<String, usize> {
    let ids = std::iter::once(&closure.service)
        .chain(&closure.operations)
        .chain(&closure.shapes);
    let mut counts = BTreeMap::new();
    let mut count = |traits: &Traits| {
        for id in traits.unknown.keys() {
            *counts.entry(id.clone()).or_insert(0) += 1;
        }
    };
    for shape in ids.filter_map(|id| model.shape(id)) {
        count(&shape.traits);
        for member in shape.kind.members() {
            count(&member.traits);
        }
    }
    counts
}
