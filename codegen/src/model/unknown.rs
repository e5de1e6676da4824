//! Unknown traits of a service, so that people can judge whether they matter.

use super::service::resources_of;
use super::{Closure, Model, Shape};
use std::collections::BTreeMap;

/// The ids of all traits in the closure that are neither read, nor kept for a later stage, nor
/// omitted on purpose, with the number of shapes and members that have them.
///
/// Includes the service, its resources and the chosen operations, and the shapes that these reach.
pub fn unknown_traits(model: &Model, closure: &Closure) -> BTreeMap<String, usize> {
    let resources = resources_of(model, &closure.service);
    let ids = [&closure.service]
        .into_iter()
        .chain(resources)
        .chain(&closure.operations)
        .chain(&closure.shapes);
    let mut uses = BTreeMap::new();
    for shape in ids.filter_map(|id| model.shape(id)) {
        for id in of_shape(shape) {
            *uses.entry(id.clone()).or_default() += 1;
        }
    }
    uses
}

fn of_shape(shape: &Shape) -> impl Iterator<Item = &String> {
    let members = shape.kind.members().into_iter();
    let of_members = members.flat_map(|member| member.traits.rare().unknown.keys());
    shape.traits.rare().unknown.keys().chain(of_members)
}
