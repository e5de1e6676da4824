//! The spelling that a Rust name is made from: the trait `hardy#rename`, or else the name in the
//! model.

use std::collections::BTreeMap;

use crate::model::{Closure, Kind, Member, Model, Rename, ShapeId};

/// The spelling of a shape in the names of limits, which do not depend on the service.
pub(super) fn of_shape<'a>(model: &'a Model, id: &'a ShapeId) -> &'a str {
    given(model, id).unwrap_or_else(|| id.name())
}

/// The spelling of a member.
pub(super) fn of_member(member: &Member) -> &str {
    member.traits.rename.as_deref().unwrap_or(&member.name)
}

/// The spellings of types and operations. The trait overrides the service's own `rename`.
pub(super) fn of_types<'a>(
    model: &'a Model,
    closure: &Closure,
) -> impl Fn(&'a ShapeId) -> &'a str + use<'a> {
    static NONE: BTreeMap<ShapeId, Rename> = BTreeMap::new();
    let renamed = match model.kind(&closure.service) {
        Some(Kind::Service(service)) => &service.rename,
        _ => &NONE,
    };
    move |id| {
        let by_service = || renamed.get(id).map_or(id.name(), |rename| &rename.name);
        given(model, id).unwrap_or_else(by_service)
    }
}

fn given<'a>(model: &'a Model, id: &ShapeId) -> Option<&'a str> {
    model.shape(id)?.traits.rename.as_deref()
}
