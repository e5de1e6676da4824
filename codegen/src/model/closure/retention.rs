//! Retained shapes in a closure: those with the trait `hardy#retained`. Must not know their origin.

use super::reach::{Closure, Usage, walk};
use crate::model::service::errors_of;
use crate::model::traits::RETAINED;
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::report::{Diagnostic, Report};
use std::collections::BTreeSet;

/// Adds retained structures, unions and enums, and the shapes that they contain. Warns of those
/// that operations reach, because the trait has no effect on them.
pub(super) fn keep(model: &Model, closure: &mut Closure, report: &mut Report) {
    let shapes = model.shapes.values();
    let retained: Vec<&Shape> = shapes
        .filter(|shape| shape.traits.retained.is_some() && has_name(&shape.kind))
        .collect();
    if retained.is_empty() {
        return;
    }
    let known = known(model, closure);
    let (stale, kept): (Vec<_>, Vec<_>) = retained
        .into_iter()
        .partition(|shape| known.contains(&shape.id));
    report.extend(stale.into_iter().map(is_reached));
    closure.retained = kept.iter().map(|shape| shape.id.clone()).collect();
    let is_lost = |shape: &&Shape| !closure.usage.contains_key(&shape.id);
    let lost: Vec<&Shape> = kept.into_iter().filter(is_lost).collect();
    for shape in lost {
        for mark in marks(shape) {
            walk(model, &shape.id, closure, *mark);
        }
    }
    closure.shapes = closure.usage.keys().cloned().collect();
}

fn has_name(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_)
    )
}

type Mark = fn(&mut Usage) -> &mut bool;

/// The usage of a shape that nothing reaches: all directions, so that it has everything that it may
/// have had.
fn marks(shape: &Shape) -> &'static [Mark] {
    match shape.traits.error {
        Some(_) => &[|usage| &mut usage.error],
        None => &[|usage| &mut usage.input, |usage| &mut usage.output],
    }
}

/// The shapes that operations reach without retained members and errors.
fn known(model: &Model, closure: &Closure) -> BTreeSet<ShapeId> {
    let errors = closure.operations.iter();
    let errors = errors.flat_map(|id| errors_of(model, &closure.service, id));
    let ends = closure.inputs.keys().chain(closure.outputs.keys()).cloned();
    let mut pending: Vec<ShapeId> = ends.chain(errors).collect();
    let mut known = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if known.contains(&id) {
            continue;
        }
        let members = model.kind(&id).map(Kind::members).unwrap_or_default();
        let members = members.into_iter();
        let members = members.filter(|member| member.traits.retained.is_none());
        pending.extend(members.map(|member| member.target.clone()));
        known.insert(id);
    }
    known
}

fn is_reached(shape: &Shape) -> Diagnostic {
    let id = &shape.id;
    let message = format!("`{id}` is retained, but the operations reach it");
    Diagnostic::warning("retained", message)
        .at(&shape.trait_place(RETAINED))
        .shape(id)
        .help("remove it from the overlay; it has no effect")
}
