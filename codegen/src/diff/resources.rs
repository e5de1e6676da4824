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
        let places = [old.places(id), new.places(id)];
        if places[0] != places[1] {
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
    /// Resources and the service of an operation, with what it does to the resource.
    places: BTreeMap<&'a ShapeId, BTreeSet<String>>,
    resources: BTreeMap<&'a ShapeId, &'a Resource>,
}

impl<'a> Bound<'a> {
    fn of(side: &Half<'a>) -> Self {
        let mut bound = Self::default();
        let id = &side.closure.service;
        let Some(Kind::Service(service)) = side.model.kind(id) else {
            return bound;
        };
        bound.add(&service.operations, &format!("service {}", id.name()));
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
            ("create", &resource.create),
            ("put", &resource.put),
            ("read", &resource.read),
            ("update", &resource.update),
            ("delete", &resource.delete),
            ("list", &resource.list),
        ];
        for (role, operation) in lifecycle {
            self.add(operation, &format!("{name} ({role})"));
        }
        self.add(&resource.operations, &name);
        self.add(
            &resource.collection_operations,
            &format!("{name} (collection)"),
        );
    }

    fn add(&mut self, operations: impl IntoIterator<Item = &'a ShapeId>, place: &str) {
        for operation in operations {
            let places = self.places.entry(operation).or_default();
            places.insert(place.to_owned());
        }
    }

    fn places(&self, operation: &ShapeId) -> String {
        let places = self.places.get(operation).into_iter().flatten();
        places.cloned().collect::<Vec<_>>().join(" and ")
    }
}
