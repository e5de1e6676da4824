//! Waiters: added, removed, of another operation, with other acceptors or delays.

use std::collections::BTreeMap;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use crate::ir::vocabulary::{self, NameKind};
use crate::model::{ShapeId, Waiter};

/// The waiters of a service by their names, each with its operation.
type Waiters<'a> = BTreeMap<&'a str, (&'a ShapeId, &'a Waiter)>;

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(waiters);
    for (name, (id, _)) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
        let (wire, api, note) = match path(&sides.new, name) {
            Some(_) => (Wire::Compatible, Api::Minor, ""),
            None => (Wire::Same, Api::None, ", which is not generated"),
        };
        let message = format!("waiter {name} added{note}");
        found.push(finding(found, wire, name, id, message).least(api));
    }
    for (name, (id, _)) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
        let message = format!("waiter {name} removed");
        found.push(finding(found, Wire::Same, name, id, message));
    }
    for (name, (new_id, new)) in new {
        let Some((old_id, old)) = old.get(name) else {
            continue;
        };
        let is_generated = [&sides.old, &sides.new].map(|side| path(side, name).is_some());
        let (wire, message) = match is_generated {
            _ if *old_id != new_id => {
                let (old, new) = (old_id.name(), new_id.name());
                let message = format!("waiter {name} polls {new} instead of {old}");
                (Wire::Behaviour, message)
            }
            [true, false] => (
                Wire::Same,
                format!("waiter {name} can no longer be generated"),
            ),
            [false, true] => (Wire::Compatible, format!("waiter {name} can be generated")),
            [false, false] => continue,
            _ if effect(old) != effect(new) => (Wire::Behaviour, format!("waiter {name} changed")),
            _ if old.deprecated != new.deprecated => {
                let word = if new.deprecated { "is" } else { "is no longer" };
                (Wire::Same, format!("waiter {name} {word} deprecated"))
            }
            _ if old.documentation != new.documentation => (
                Wire::Same,
                format!("documentation of waiter {name} changed"),
            ),
            _ => continue,
        };
        found.push(finding(found, wire, name, new_id, message).least(Api::Patch));
    }
}

/// What a waiter does, without what is stated about it.
fn effect(waiter: &Waiter) -> impl PartialEq + '_ {
    (&waiter.acceptors, waiter.min_delay, waiter.max_delay)
}

fn waiters<'a>(side: &Half<'a>) -> Waiters<'a> {
    let shapes = side
        .closure
        .operations
        .iter()
        .filter_map(|id| side.shape(id));
    let waiters = shapes.flat_map(|shape| {
        let waiters = shape.traits.calls().waiters.iter();
        waiters.map(|waiter| (waiter.name.as_str(), (&shape.id, waiter)))
    });
    waiters.collect()
}

/// The path of a waiter in Rust, if the crate has it.
fn path(side: &Half<'_>, name: &str) -> Option<String> {
    let mut waiters = side.krate.waiters.iter();
    let waiter = waiters.find(|waiter| waiter.model_name == name)?;
    Some(format!("waiter::{}", waiter.name))
}

fn finding(
    found: &Found<'_>,
    wire: Wire,
    name: &str,
    operation: &ShapeId,
    message: String,
) -> Finding {
    let sides = found.sides;
    let finding = Finding::new("D16", wire, message)
        .on(operation)
        .touches(operation);
    let paths = [&sides.new, &sides.old].map(|side| path(side, name));
    let finding = paths
        .into_iter()
        .flatten()
        .fold(finding, |finding, path| finding.explains_all(Some(path)));
    // The crate re-exports them if it has a waiter.
    let types = [NameKind::OfWaiters, NameKind::OfWaitingClients];
    let types = types.into_iter().flat_map(vocabulary::names);
    types.fold(finding, |finding, name| {
        finding.explains(Some(name.to_owned()))
    })
}
