//! Properties of an operation that come from its service.

use super::{Kind, Model, RetainedError, ShapeId};
use std::collections::BTreeSet;

/// The scheme of requests without authentication.
pub const NO_AUTH: &str = "smithy.api#noAuth";

/// The authentication schemes of the operation in the service, by their ids, the preferred one first. Empty
/// if requests need none; `smithy.api#noAuth` is the last one if they are optional.
///
/// The trait `auth` of the operation counts before that of the service. Without both, all schemes of the
/// service count, in alphabetical order.
pub fn auth_of(model: &Model, service: &ShapeId, operation: &ShapeId) -> Vec<String> {
    let calls = |id: &ShapeId| Some(model.shape(id)?.traits.calls());
    let own = calls(operation);
    let stated = own.and_then(|calls| calls.auth.as_ref());
    let stated = stated.or_else(|| calls(service)?.auth.as_ref());
    let stated = stated.cloned();
    let mut schemes = stated.unwrap_or_else(|| schemes_of(model, service));
    let is_optional = own.is_some_and(|calls| calls.optional_auth);
    if is_optional && !schemes.is_empty() && !schemes.iter().any(|id| id == NO_AUTH) {
        schemes.push(NO_AUTH.to_owned());
    }
    schemes
}

/// The schemes of a service, in alphabetical order.
fn schemes_of(model: &Model, service: &ShapeId) -> Vec<String> {
    let Some(service) = model.shape(service) else {
        return Vec::new();
    };
    let traits = &service.traits;
    let known = traits.calls().schemes.iter();
    let mut schemes: BTreeSet<String> = known.cloned().collect();
    // A model may define schemes of its own.
    let unknown = traits.rare().unknown.keys();
    schemes.extend(unknown.filter(|id| defines_scheme(model, id)).cloned());
    schemes.into_iter().collect()
}

fn defines_scheme(model: &Model, id: &str) -> bool {
    let shape = ShapeId::parse(id).and_then(|id| model.shape(&id));
    shape.is_some_and(|shape| shape.traits.calls().defines_scheme)
}

/// The errors of the operation, followed by those that every operation of the service has.
pub fn errors_of(model: &Model, service: &ShapeId, operation: &ShapeId) -> Vec<ShapeId> {
    let mut errors = match model.kind(operation) {
        Some(Kind::Operation(operation)) => operation.errors.clone(),
        _ => Vec::new(),
    };
    if let Some(Kind::Service(service)) = model.kind(service) {
        let further = service
            .errors
            .iter()
            .filter(|error| !errors.contains(error));
        errors.extend(further.cloned().collect::<Vec<_>>());
    }
    errors
}

/// Retained errors of the operation; the model has them as structures.
pub fn retained_errors_of<'a>(model: &'a Model, operation: &ShapeId) -> &'a [RetainedError] {
    let shape = model.shape(operation);
    shape.map_or(&[], |shape| shape.traits.calls().retained_errors.as_slice())
}

/// The operations of a service: its own and those of its resources, at any depth.
pub(super) fn operations_of(model: &Model, service: &ShapeId) -> BTreeSet<ShapeId> {
    let Some(Kind::Service(own)) = model.kind(service) else {
        return BTreeSet::new();
    };
    let mut operations: BTreeSet<ShapeId> = own.operations.iter().cloned().collect();
    for id in resources_of(model, service) {
        let Some(Kind::Resource(resource)) = model.kind(id) else {
            continue;
        };
        let lifecycle = [
            &resource.create,
            &resource.put,
            &resource.read,
            &resource.update,
            &resource.delete,
            &resource.list,
        ];
        operations.extend(lifecycle.into_iter().flatten().cloned());
        operations.extend(resource.operations.iter().cloned());
        operations.extend(resource.collection_operations.iter().cloned());
    }
    operations
}

/// The resources of a service, at any depth.
pub(super) fn resources_of<'a>(model: &'a Model, service: &ShapeId) -> BTreeSet<&'a ShapeId> {
    let mut found = BTreeSet::new();
    let mut pending: Vec<&ShapeId> = match model.kind(service) {
        Some(Kind::Service(service)) => service.resources.iter().collect(),
        _ => Vec::new(),
    };
    while let Some(id) = pending.pop() {
        match model.kind(id) {
            Some(Kind::Resource(resource)) if found.insert(id) => {
                pending.extend(&resource.resources);
            }
            _ => {}
        }
    }
    found
}
