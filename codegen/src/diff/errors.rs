//! The errors that operations declare.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use crate::model::{ShapeId, errors_of};

/// Errors that operations gain or lose: a change for each error, with all its operations.
pub(super) fn compare(found: &mut Found<'_>, operations: &[ShapeId]) {
    let sides = found.sides;
    let mut changed: BTreeMap<(ShapeId, bool), Vec<ShapeId>> = BTreeMap::new();
    for id in operations {
        let [old, new] = [&sides.old, &sides.new].map(|side| {
            let errors = errors_of(side.model, &side.closure.service, id);
            errors.into_iter().collect::<BTreeSet<_>>()
        });
        for error in new.difference(&old) {
            changed
                .entry((error.clone(), true))
                .or_default()
                .push(id.clone());
        }
        for error in old.difference(&new) {
            changed
                .entry((error.clone(), false))
                .or_default()
                .push(id.clone());
        }
    }
    for ((error, is_new), affected) in changed {
        let who = match affected.as_slice() {
            [one] => one.name().to_owned(),
            all if all.len() == operations.len() => "every operation".to_owned(),
            several => format!("{} operations", several.len()),
        };
        let finding = match is_new {
            true => {
                let message = format!("{who} may fail with {}", error.name());
                Finding::new("D55", Wire::Compatible, message)
                    .least(Api::Minor)
                    .brings(&error)
            }
            false => {
                let message = match affected.len() {
                    1 => format!("{who} no longer declares {}", error.name()),
                    _ => format!("{who} no longer declare {}", error.name()),
                };
                Finding::new("D56", Wire::Same, message)
            }
        };
        let side = if is_new { &sides.new } else { &sides.old };
        let name = side.name(&error).unwrap_or_else(|| error.name());
        let mut finding = finding.on(&error);
        for id in &affected {
            let variant = found
                .sides
                .operation_path(id)
                .map(|path| format!("{path}::{name}"));
            finding = finding.touches(id).explains(variant);
        }
        found.push(finding);
    }
}
