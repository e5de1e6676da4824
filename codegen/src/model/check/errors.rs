//! Errors of an operation: an answer names them without their namespace, so that no two may be called
//! alike.

use super::site::error;
use crate::model::service::operations_of;
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::report::Report;
use std::collections::BTreeMap;

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    match &shape.kind {
        Kind::Operation(operation) => {
            extend(
                &BTreeMap::new(),
                &operation.errors,
                model,
                &shape.id,
                report,
            );
        }
        Kind::Service(service) if !service.errors.is_empty() => {
            let none = BTreeMap::new();
            let shared = extend(&none, &service.errors, model, &shape.id, report);
            for id in operations_of(model, &shape.id) {
                if let Some(Kind::Operation(operation)) = model.kind(&id) {
                    extend(&shared, &operation.errors, model, &id, report);
                }
            }
        }
        _ => {}
    }
}

/// The errors by their names, beside those that there are already; reports what is called like another
/// of them. `owner` is what has them.
fn extend<'a>(
    shared: &BTreeMap<&'a str, &'a ShapeId>,
    errors: &'a [ShapeId],
    model: &Model,
    owner: &ShapeId,
    report: &mut Report,
) -> BTreeMap<&'a str, &'a ShapeId> {
    let mut named = BTreeMap::new();
    for id in errors {
        let earlier = shared.get(id.name()).copied();
        let earlier = earlier.or_else(|| named.get(id.name()).copied());
        match (earlier, model.shape(id)) {
            (Some(other), Some(shape)) if other != id => {
                let message = format!(
                    "`{id}` and `{other}` are errors of `{owner}`, and answers tell neither namespace"
                );
                report.push(error("wire-name", id.as_str(), &shape.place, message));
            }
            _ => drop(named.insert(id.name(), id)),
        }
    }
    named
}
