//! Where operations belong: to the service or to resources. No request depends on it.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Wire;
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use crate::model::{Kind, Resource, ShapeId};

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(Bound::of);
    let mut moved: BTreeMap<[String; 2], Vec<&ShapeId>> = BTreeMap::new();
    let stay = sides.old.closure.operations.iter();
    for id in stay.filter(|id| sides.new.closure.operations.contains(id)) {
        let [before, after] = [&old, &new].map(|bound| bound.places.get(id));
        if before != after {
            let owners = [before, after].map(|places| shown(places, false));
            let places = match owners[0] == owners[1] {
                true => [before, after].map(|places| shown(places, true)),
                false => owners,
            };
            moved.entry(places).or_default().push(id);
        }
    }
    for ([before, after], operations) in moved {
        let who = match operations.as_slice() {
            [one] => one.name().to_owned(),
            several => format!("{} operations", several.len()),
        };
        let message = format!("{who} moved from {before} to {after}; still part of the service");
        let finding = Finding::new("D08", Wire::Same, message).values(before, after);
        let finding = match operations.as_slice() {
            [one] => finding.on(one),
            _ => finding,
        };
        found.push(operations.into_iter().fold(finding, Finding::touches));
    }
    for (id, before) in &old.resources {
        let after = new.resources.get(id);
        let identifiers = |one: &Resource| one.identifiers.keys().cloned().collect::<Vec<_>>();
        let [before, after] = [Some(*before), after.copied()].map(|one| one.map(identifiers));
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        if before != after {
            let [before, after] = [before.join(", "), after.join(", ")];
            let message = format!(
                "resource {} has the identifiers {after} instead of {before}",
                id.name()
            );
            let finding = Finding::new("D08", Wire::Same, message).on(id);
            found.push(finding.values(before, after));
        }
    }
}

/// What belongs to a service.
#[derive(Default)]
struct Bound<'a> {
    /// The service or the resources to which each operation belongs, each with the role of the operation there.
    places: BTreeMap<&'a ShapeId, BTreeSet<(String, &'static str)>>,
    resources: BTreeMap<&'a ShapeId, &'a Resource>,
}

impl<'a> Bound<'a> {
    fn of(side: &Half<'a>) -> Self {
        let mut bound = Self::default();
        let id = &side.closure.service;
        let Some(Kind::Service(service)) = side.model.kind(id) else {
            return bound;
        };
        bound.add(&service.operations, &format!("service {}", id.name()), "");
        let mut open: Vec<&ShapeId> = service.resources.iter().collect();
        while let Some(id) = open.pop() {
            if let (Some(Kind::Resource(resource)), false) =
                (side.model.kind(id), bound.resources.contains_key(id))
            {
                bound.resources.insert(id, resource);
                bound.add_resource(id, resource);
                open.extend(&resource.resources);
            }
        }
        bound
    }

    fn add_resource(&mut self, id: &ShapeId, resource: &'a Resource) {
        let name = format!("resource {}", id.name());
        let lifecycle = [
            (" (create)", &resource.create),
            (" (put)", &resource.put),
            (" (read)", &resource.read),
            (" (update)", &resource.update),
            (" (delete)", &resource.delete),
            (" (list)", &resource.list),
        ];
        for (role, operation) in lifecycle {
            self.add(operation, &name, role);
        }
        self.add(&resource.operations, &name, "");
        self.add(&resource.collection_operations, &name, " (collection)");
    }

    fn add(
        &mut self,
        operations: impl IntoIterator<Item = &'a ShapeId>,
        owner: &str,
        role: &'static str,
    ) {
        for operation in operations {
            let places = self.places.entry(operation).or_default();
            places.insert((owner.to_owned(), role));
        }
    }
}

/// The places in a sentence.
fn shown(places: Option<&BTreeSet<(String, &str)>>, with_roles: bool) -> String {
    let places = places.into_iter().flatten();
    let places = places.map(|(owner, role)| match with_roles {
        true => format!("{owner}{role}"),
        false => owner.clone(),
    });
    places.collect::<Vec<_>>().join(" and ")
}
