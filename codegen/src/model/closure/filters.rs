//! Filter rules without effect: no input contains their structure. Must not know the rules.

use super::reach::Closure;
use crate::model::service::operations_of;
use crate::model::traits::FILTER;
use crate::model::{Kind, Model, Shape};
use crate::report::{Diagnostic, Report};

/// Warns of rules for structures that no operation uses. Operations that are not chosen count, and
/// so do those of other services.
pub(super) fn warn(model: &Model, closure: &Closure, report: &mut Report) {
    let shapes = model.shapes.values();
    let mut idle: Vec<&Shape> = shapes
        .filter(|shape| shape.traits.filter.is_some() && !closure.is_taken(&shape.id))
        .collect();
    if idle.is_empty() {
        return;
    }
    let every = every_operation(model, closure);
    idle.retain(|shape| !every.is_taken(&shape.id));
    report.extend(idle.into_iter().map(is_idle));
}

/// All shapes that operations of all services reach.
fn every_operation(model: &Model, closure: &Closure) -> Closure {
    let shapes = model.shapes.values();
    let services = shapes.filter(|shape| matches!(shape.kind, Kind::Service(_)));
    let operations = services.flat_map(|service| operations_of(model, &service.id));
    Closure::of(model, closure.service.clone(), operations.collect())
}

fn is_idle(shape: &Shape) -> Diagnostic {
    let id = &shape.id;
    let message = format!("`{id}` has filter rules, but no input of an operation contains it");
    Diagnostic::warning("filter", message)
        .at(&shape.trait_place(FILTER))
        .shape(id)
        .help("apply the rules to a structure that an input contains, or remove them from the overlay; they have no effect")
}
