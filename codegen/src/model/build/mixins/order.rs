//! The order for resolving mixins: the mixins of a shape before the shape.

use crate::model::ShapeId;
use crate::model::build::written::AllWritten;
use crate::report::{Diagnostic, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The mixins of shapes, in order, by the ids of the shapes.
pub(super) type Uses = BTreeMap<ShapeId, Vec<ShapeId>>;

/// Every shape that uses mixins, after those of its mixins that use others. Reports and omits
/// mixins that use themselves, directly or through others, and the shapes that use them.
pub(super) fn mixins_first(uses: &Uses, all: &AllWritten, report: &mut Report) -> Vec<ShapeId> {
    let mut waiting: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    for (user, mixins) in uses {
        let composed = mixins.iter().filter(|mixin| uses.contains_key(*mixin));
        waiting.insert(user, composed.clone().count());
        for mixin in composed {
            users.entry(mixin).or_default().push(user);
        }
    }
    let ready = waiting.iter().filter(|(_, count)| **count == 0);
    let mut ready: Vec<&ShapeId> = ready.map(|(id, _)| *id).collect();
    let mut ordered = Vec::new();
    while let Some(id) = ready.pop() {
        waiting.remove(id);
        ordered.push(id.clone());
        for user in users.get(id).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(*user) {
                *count -= 1;
                if *count == 0 {
                    ready.push(user);
                }
            }
        }
    }
    for id in waiting.into_keys().filter(|id| reaches_itself(id, uses)) {
        if let Some(written) = all.get(id) {
            let message = format!("`{id}` uses itself as a mixin, directly or through others");
            report.push(
                Diagnostic::error("mixin-cycle", message)
                    .at(&written.place.child("mixins"))
                    .shape(id)
                    .help("remove the mixin that leads back from the list"),
            );
        }
    }
    ordered
}

fn reaches_itself(id: &ShapeId, uses: &Uses) -> bool {
    let of = |id: &ShapeId| uses.get(id).into_iter().flatten();
    let mut pending: Vec<&ShapeId> = of(id).collect();
    let mut seen = BTreeSet::new();
    while let Some(next) = pending.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            pending.extend(of(next));
        }
    }
    false
}
