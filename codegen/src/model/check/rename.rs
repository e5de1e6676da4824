//! The names of shapes in a service: only some shapes can be renamed, and no two names are equal.

use super::site::error;
use crate::model::closure::whole;
use crate::model::service::resources_of;
use crate::model::{Kind, Model, Rename, Service, Shape, ShapeId};
use crate::report::Report;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    let Kind::Service(service) = &shape.kind else {
        return;
    };
    // Most services rename nothing, and a closure takes time.
    if service.rename.is_empty() {
        return;
    }
    let closure = closure(model, &shape.id, service);
    let names = names(&closure, service);
    for (id, Rename { name, place }) in &service.rename {
        let alike = names.get(&name.to_ascii_lowercase());
        let other = alike.and_then(|ids| ids.iter().find(|other| **other != id));
        let is_error = model
            .shape(id)
            .is_some_and(|shape| shape.traits.error.is_some());
        let problem = match model.kind(id) {
            // A missing target has been reported.
            None => continue,
            Some(kind @ (Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_))) => {
                format!(
                    "which is of type {}; only shapes with values can be renamed",
                    kind.name()
                )
            }
            Some(_) if is_error => "which is an error; its name is on the wire".to_owned(),
            Some(_) if !closure.contains(id) => "which the service does not reach".to_owned(),
            Some(_) if id.name() == name => "which already has this name".to_owned(),
            Some(_) => match other {
                Some(other) => format!("but `{other}` has this name; case does not matter"),
                None => continue,
            },
        };
        let message = format!("`{}` renames `{id}` to `{name}`, {problem}", shape.id);
        report.push(error("rename", shape.id.as_str(), place, message));
    }
}

/// All shapes that the service reaches.
fn closure(model: &Model, id: &ShapeId, service: &Service) -> BTreeSet<ShapeId> {
    let whole = whole(model, id.clone());
    let mut closure = whole.shapes;
    closure.extend(whole.operations);
    closure.extend(service.errors.iter().cloned());
    closure.extend(resources_of(model, id).into_iter().cloned());
    closure
}

/// The shapes of the closure by name, in lower case.
fn names<'a>(
    closure: &'a BTreeSet<ShapeId>,
    service: &'a Service,
) -> BTreeMap<String, Vec<&'a ShapeId>> {
    let mut names: BTreeMap<String, Vec<&ShapeId>> = BTreeMap::new();
    for id in closure {
        let renamed = service.rename.get(id);
        let name = renamed.map_or(id.name(), |rename| &rename.name);
        names.entry(name.to_ascii_lowercase()).or_default().push(id);
    }
    names
}
