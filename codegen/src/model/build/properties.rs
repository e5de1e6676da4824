//! The references of services, resources and operations.

use super::resolve::{Reference, Resolver, Role};
use super::written::Written;
use crate::model::traits::Stated;
use crate::model::{Kind, Operation, Rename, Resource, Service, ShapeId, is_identifier, prelude};
use crate::report::{Diagnostic, Report, SourceLocation};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn service(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Kind {
    let mut reader = Properties {
        id,
        written,
        resolver,
        report,
    };
    Kind::Service(Box::new(Service {
        version: reader.version(),
        operations: reader.list("operations", Role::Operation),
        resources: reader.list("resources", Role::Resource),
        errors: reader.list("errors", Role::Error),
        rename: reader.rename(),
    }))
}

pub(super) fn resource(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Kind {
    let mut reader = Properties {
        id,
        written,
        resolver,
        report,
    };
    Kind::Resource(Box::new(Resource {
        identifiers: reader.shapes_by_name("identifiers", Role::Identifier),
        properties: reader.shapes_by_name("properties", Role::Value),
        create: reader.single("create", Role::Operation),
        put: reader.single("put", Role::Operation),
        read: reader.single("read", Role::Operation),
        update: reader.single("update", Role::Operation),
        delete: reader.single("delete", Role::Operation),
        list: reader.single("list", Role::Operation),
        operations: reader.list("operations", Role::Operation),
        collection_operations: reader.list("collectionOperations", Role::Operation),
        resources: reader.list("resources", Role::Resource),
    }))
}

pub(super) fn operation(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Kind {
    let mut reader = Properties {
        id,
        written,
        resolver,
        report,
    };
    let said = |shape: &ShapeId| shape.as_str() != prelude::UNIT;
    Kind::Operation(Operation {
        input: reader.single("input", Role::InputOrOutput).filter(said),
        output: reader.single("output", Role::InputOrOutput).filter(said),
        errors: reader.list("errors", Role::Error),
    })
}

struct Properties<'a> {
    id: &'a ShapeId,
    written: &'a Written,
    resolver: &'a Resolver,
    report: &'a mut Report,
}

impl<'a> Properties<'a> {
    /// All values of a key, those of mixins first.
    fn all(&self, key: &str) -> &'a [Stated] {
        self.written.properties.get(key).map_or(&[], Vec::as_slice)
    }

    fn version(&mut self) -> String {
        match self.all("version").last() {
            None => String::new(),
            Some(stated) => match stated.value.as_str() {
                Some(version) => version.to_owned(),
                None => {
                    self.malformed(&stated.place, "`version` must be a string");
                    String::new()
                }
            },
        }
    }

    fn single(&mut self, key: &str, role: Role) -> Option<ShapeId> {
        let stated = self.all(key).last()?;
        self.reference(&stated.value, &stated.place, role)
    }

    /// Each shape counts once, even if several mixins list it.
    fn list(&mut self, key: &str, role: Role) -> Vec<ShapeId> {
        let mut shapes = Vec::new();
        for stated in self.all(key) {
            let Some(entries) = stated.value.as_array() else {
                self.malformed(&stated.place, &format!("`{key}` must be a list"));
                continue;
            };
            for (index, entry) in entries.iter().enumerate() {
                let shape = self.reference(entry, &stated.place.child(index), role);
                shapes.extend(shape.filter(|shape| !shapes.contains(shape)));
            }
        }
        shapes
    }

    /// Shapes by names; `role` is the role of each shape.
    fn shapes_by_name(&mut self, key: &str, role: Role) -> BTreeMap<String, ShapeId> {
        let mut shapes = BTreeMap::new();
        for (name, value, place) in self.entries(key) {
            if let Some(shape) = self.reference(value, &place, role) {
                shapes.insert(name.to_owned(), shape);
            }
        }
        shapes
    }

    fn rename(&mut self) -> BTreeMap<ShapeId, Rename> {
        let mut renamed = BTreeMap::new();
        for (text, name, place) in self.entries("rename") {
            let owner = self.id.as_str();
            let reference = Reference {
                text,
                place: place.clone(),
                owner,
            };
            let id = self
                .resolver
                .resolve(&reference, Role::Renamed, self.report);
            match (id, name.as_str().filter(|name| is_identifier(name))) {
                (Some(id), Some(name)) => {
                    let name = name.to_owned();
                    renamed.insert(id, Rename { name, place });
                }
                (_, None) => self.malformed(&place, "the new name of a shape is invalid"),
                (None, Some(_)) => {}
            }
        }
        renamed
    }

    /// The entries of an object; of duplicate keys, the later one comes later.
    fn entries(&mut self, key: &str) -> Vec<(&'a str, &'a Value, SourceLocation)> {
        let mut entries = Vec::new();
        for stated in self.all(key) {
            match stated.value.as_object() {
                Some(object) => entries.extend(object.iter().map(|(name, value)| {
                    let place = stated.place.child(name);
                    (name.as_str(), value, place)
                })),
                None => self.malformed(&stated.place, &format!("`{key}` must be an object")),
            }
        }
        entries
    }

    fn reference(&mut self, value: &Value, place: &SourceLocation, role: Role) -> Option<ShapeId> {
        let Some(text) = value.get("target").and_then(Value::as_str) else {
            self.malformed(place, "expected a reference: an object with `target`");
            return None;
        };
        let reference = Reference {
            text,
            place: place.child("target"),
            owner: self.id.as_str(),
        };
        self.resolver.resolve(&reference, role, self.report)
    }

    fn malformed(&mut self, place: &SourceLocation, message: &str) {
        let diagnostic = Diagnostic::error("malformed-shape", message);
        self.report.push(diagnostic.at(place).shape(self.id));
    }
}
