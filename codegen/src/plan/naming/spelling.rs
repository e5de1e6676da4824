//! What things are named after: the name that the trait `hardy#rename` gives, else that of the model.

use std::collections::BTreeMap;

use crate::model::{Closure, Kind, Member, Model, Rename, ShapeId};

/// What a shape is named after where no service has a say: in the names of limits.
pub(super) fn of_shape<'a>(model: &'a Model, id: &'a ShapeId) -> &'a str {
    given(model, id).unwrap_or_else(|| id.name())
}

/// What a member is named after.
pub(super) fn of_member(member: &Member) -> &str {
    member.traits.rename.as_deref().unwrap_or(&member.name)
}

/// What types and operations are named after. The service's own `rename` comes after the trait.
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
