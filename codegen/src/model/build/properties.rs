//! What services, resources and operations refer to.

use super::Written;
use super::resolve::{Reference, Resolver, Role};
use crate::model::{Kind, Operation, Resource, Service, ShapeId, is_identifier, prelude};
use crate::report::{Diagnostic, Place, Report};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn service(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver<'_>,
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
    resolver: &Resolver<'_>,
    report: &mut Report,
) -> Kind {
    let mut reader = Properties {
        id,
        written,
        resolver,
        report,
    };
    Kind::Resource(Box::new(Resource {
        identifiers: reader.identifiers(),
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
    resolver: &Resolver<'_>,
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
    resolver: &'a Resolver<'a>,
    report: &'a mut Report,
}

impl<'a> Properties<'a> {
    fn property(&self, key: &str) -> Option<(&'a Value, Place)> {
        let value = self.written.shape.properties.get(key)?;
        Some((value, self.written.place.child(key)))
    }

    fn version(&mut self) -> String {
        match self.property("version") {
            None => String::new(),
            Some((Value::String(version), _)) => version.clone(),
            Some((_, place)) => {
                self.malformed(&place, "`version` must be a string");
                String::new()
            }
        }
    }

    fn single(&mut self, key: &str, role: Role) -> Option<ShapeId> {
        let (value, place) = self.property(key)?;
        self.reference(value, &place, role)
    }

    fn list(&mut self, key: &str, role: Role) -> Vec<ShapeId> {
        let Some((value, place)) = self.property(key) else {
            return Vec::new();
        };
        let Some(entries) = value.as_array() else {
            self.malformed(&place, &format!("`{key}` must be a list"));
            return Vec::new();
        };
        let entries = entries.iter().enumerate();
        entries
            .filter_map(|(index, entry)| self.reference(entry, &place.child(index), role))
            .collect()
    }

    fn identifiers(&mut self) -> BTreeMap<String, ShapeId> {
        let Some((value, place)) = self.property("identifiers") else {
            return BTreeMap::new();
        };
        let Some(entries) = value.as_object() else {
            self.malformed(&place, "`identifiers` must be an object");
            return BTreeMap::new();
        };
        let entries = entries.iter();
        entries
            .filter_map(|(name, entry)| {
                let shape = self.reference(entry, &place.child(name), Role::Identifier)?;
                Some((name.clone(), shape))
            })
            .collect()
    }

    fn rename(&mut self) -> BTreeMap<ShapeId, String> {
        let Some((value, place)) = self.property("rename") else {
            return BTreeMap::new();
        };
        let Some(entries) = value.as_object() else {
            self.malformed(&place, "`rename` must be an object");
            return BTreeMap::new();
        };
        let mut renamed = BTreeMap::new();
        for (text, name) in entries {
            let place = place.child(text);
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
                    renamed.insert(id, name.to_owned());
                }
                (_, None) => self.malformed(&place, "a shape must be renamed to a valid name"),
                (None, Some(_)) => {}
            }
        }
        renamed
    }

    fn reference(&mut self, value: &Value, place: &Place, role: Role) -> Option<ShapeId> {
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

    fn malformed(&mut self, place: &Place, message: &str) {
        let diagnostic = Diagnostic::error("malformed-shape", message);
        self.report.push(diagnostic.at(place).shape(self.id));
    }
}
