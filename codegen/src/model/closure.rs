//! The closure of a service: its operations, and every shape that they reach, and how. Must not
//! know which code is generated for a shape.

mod filters;
mod reach;
mod retention;

pub use reach::{Closure, Usage};

use super::service::{operations_of, resources_of};
use super::{Kind, Model, ShapeId};
use crate::report::{Diagnostic, Report, nearest};
use reach::walk;
use std::collections::BTreeSet;

/// Chooses the service and its operations, and collects the shapes that they reach. Retained shapes
/// are part of it as well. Drops warnings about operations that are not chosen, and what only they reach.
///
/// `service` is an id or the name after its `#`; `None` if there is only one. `chosen` are ids
/// or names; empty means all. Returns `None` after an error.
pub fn closure(
    model: &Model,
    service: Option<&str>,
    chosen: &[String],
    report: &mut Report,
) -> Option<Closure> {
    let service = choose_service(model, service, report)?;
    let operations = choose_operations(model, &service, chosen, report)?;
    let mut closure = Closure::of(model, service, operations);
    retention::keep(model, &mut closure, report);
    if !chosen.is_empty() {
        report.retain_warnings(|warning| is_about(model, &closure, warning));
    }
    // About all operations, because it is a mistake in an overlay.
    filters::warn(model, &closure, report);
    Some(closure)
}

/// Whether a warning is about the service, its chosen operations, what they reach, or no shape. Nobody who chooses
/// operations can use one about others.
fn is_about(model: &Model, closure: &Closure, warning: &Diagnostic) -> bool {
    let shape = warning.shape.as_deref().unwrap_or_default();
    let id = shape.split('$').next().and_then(ShapeId::parse);
    let Some(id) = id.filter(|id| model.shape(id).is_some()) else {
        return true;
    };
    closure.service == id || closure.operations.contains(&id) || closure.shapes.contains(&id)
}

/// All shapes that operations and resources of the service reach.
pub(super) fn whole(model: &Model, service: ShapeId) -> Closure {
    let operations = operations_of(model, &service).into_iter().collect();
    let resources = resources_of(model, &service);
    let mut closure = Closure::of(model, service, operations);
    for id in resources {
        if let Some(Kind::Resource(resource)) = model.kind(id) {
            let parts = resource
                .identifiers
                .values()
                .chain(resource.properties.values());
            for shape in parts {
                walk(model, shape, &mut closure, |usage| &mut usage.output);
            }
        }
    }
    closure.shapes = closure.usage.keys().cloned().collect();
    closure
}

fn choose_service(model: &Model, wanted: Option<&str>, report: &mut Report) -> Option<ShapeId> {
    let shapes = model.shapes.values();
    let services = shapes.filter(|shape| matches!(shape.kind, Kind::Service(_)));
    let services: BTreeSet<ShapeId> = services.map(|shape| shape.id.clone()).collect();
    let listed = || {
        services
            .iter()
            .map(|id| format!("`{id}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let diagnostic = match wanted {
        Some(wanted) => return find("unknown-service", "service", wanted, &services, report),
        None if services.is_empty() => {
            Diagnostic::error("no-service", "no input file defines a service")
                .help("name the file with a shape of type `service`")
        }
        None if services.len() > 1 => {
            let message = format!("the input defines several services: {}", listed());
            Diagnostic::error("several-services", message).help("choose one with `--service ID`")
        }
        None => return services.first().cloned(),
    };
    report.push(diagnostic);
    None
}

fn choose_operations(
    model: &Model,
    service: &ShapeId,
    wanted: &[String],
    report: &mut Report,
) -> Option<Vec<ShapeId>> {
    let all = operations_of(model, service);
    if wanted.is_empty() {
        return Some(all.into_iter().collect());
    }
    let found = wanted
        .iter()
        .map(|wanted| find("unknown-operation", "operation", wanted, &all, report));
    // Finds all before it fails, so that all errors are reported.
    let found: Vec<Option<ShapeId>> = found.collect();
    let chosen: Option<BTreeSet<ShapeId>> = found.into_iter().collect();
    Some(chosen?.into_iter().collect())
}

/// The one of these operations that is, or is named, `wanted`; reports one that is not there.
pub fn find_operation(
    operations: &[ShapeId],
    wanted: &str,
    report: &mut Report,
) -> Option<ShapeId> {
    let operations = operations.iter().cloned().collect();
    find(
        "unknown-operation",
        "operation",
        wanted,
        &operations,
        report,
    )
}

/// The id that equals `wanted`, or whose name does.
fn find(
    code: &'static str,
    what: &str,
    wanted: &str,
    ids: &BTreeSet<ShapeId>,
    report: &mut Report,
) -> Option<ShapeId> {
    let matches = |id: &&ShapeId| id.as_str() == wanted || id.name() == wanted;
    let found: Vec<&ShapeId> = ids.iter().filter(matches).collect();
    if let [only] = found.as_slice() {
        return Some((*only).clone());
    }
    let diagnostic = if found.is_empty() {
        let names = ids.iter().map(if wanted.contains('#') {
            ShapeId::as_str
        } else {
            ShapeId::name
        });
        let diagnostic = Diagnostic::error(code, format!("unknown {what} `{wanted}`"));
        match nearest(wanted, names.clone()) {
            None => diagnostic.help(known(names)),
            near => diagnostic.suggest(near),
        }
    } else {
        let ids = found
            .iter()
            .map(|id| format!("`{id}`"))
            .collect::<Vec<_>>()
            .join(", ");
        Diagnostic::error(code, format!("ambiguous {what} `{wanted}`: {ids}"))
            .help("use the shape id")
    };
    report.push(diagnostic);
    None
}

/// Lists names, up to a limit.
fn known<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 10;
    let names: Vec<&str> = names.collect();
    let listed = names.iter().take(SHOWN).copied().collect::<Vec<_>>();
    let listed = listed.join("`, `");
    match names.len() {
        0 => "the model has none".to_owned(),
        count if count > SHOWN => format!("the model has `{listed}` and {} more", count - SHOWN),
        _ => format!("the model has `{listed}`"),
    }
}
