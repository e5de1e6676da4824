//! New types, each with the change that brings it, and the items of the API that changes explain.

use std::collections::BTreeSet;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::sides::Sides;
use super::surface::Surface;
use crate::model::{Kind, ShapeId};

/// The items of the API that a change explains.
#[derive(Debug, Default)]
pub(super) struct Explained {
    items: BTreeSet<String>,
    owners: BTreeSet<String>,
}

impl Explained {
    /// Adds an item.
    pub(super) fn item(&mut self, path: String) {
        self.items.insert(path);
    }

    /// Adds a type or an operation with everything that belongs to it.
    pub(super) fn whole(&mut self, path: &str) {
        self.owners.insert(path.to_owned());
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.items.contains(path) || self.owners.contains(owner(path))
    }
}

/// The type or operation to which an item belongs: `types::Lamp` for `types::Lamp.name`.
fn owner(path: &str) -> &str {
    let start = path.find("::").map_or(0, |at| at + 2);
    let rest = path.get(start..).unwrap_or_default();
    let end = rest.find(['.', ':']).unwrap_or(rest.len());
    path.get(..start + end).unwrap_or(path)
}

/// Types of the new crate that the old one does not have.
pub(super) struct Arrivals<'a> {
    sides: &'a Sides<'a>,
    pending: BTreeSet<&'a ShapeId>,
}

impl<'a> Arrivals<'a> {
    /// All except those that have only another name.
    pub(super) fn new<'r>(
        sides: &'a Sides<'a>,
        renamed: impl Iterator<Item = &'r ShapeId>,
    ) -> Self {
        let shapes = sides.new.closure.shapes.iter();
        let is_new = |id: &&ShapeId| !sides.old.closure.shapes.contains(*id);
        let mut pending: BTreeSet<&ShapeId> = shapes.filter(is_new).collect();
        for id in renamed {
            pending.remove(id);
        }
        Self { sides, pending }
    }

    /// The new types that these shapes are or contain, and that no earlier change has: a phrase and the path of each.
    pub(super) fn claim(&mut self, roots: &[ShapeId]) -> Vec<(String, String)> {
        let mut phrases = Vec::new();
        let mut open: Vec<ShapeId> = roots.iter().rev().cloned().collect();
        while let Some(id) = open.pop() {
            if !self.pending.remove(&id) {
                continue;
            }
            let Some(shape) = self.sides.new.shape(&id) else {
                continue;
            };
            phrases.extend(self.phrase(&id, &shape.kind));
            let members = shape.kind.members();
            open.extend(members.iter().rev().map(|member| member.target.clone()));
        }
        phrases
    }

    fn phrase(&self, id: &ShapeId, kind: &Kind) -> Option<(String, String)> {
        let path = format!("types::{}", self.sides.new.name(id)?);
        if Surface::is_in_both(&self.sides.old.surface, &self.sides.new.surface, &path) {
            return None;
        }
        Some((format!("{} {path} added", kind.name()), path))
    }

    /// New types that no change brought.
    pub(super) fn rest(self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for id in &self.pending {
            let shape = self.sides.new.shape(id);
            if let Some((phrase, path)) = shape.and_then(|shape| self.phrase(id, &shape.kind)) {
                let finding = Finding::new("D17", Wire::Compatible, phrase).on(id);
                findings.push(finding.explains_all(Some(path)).least(Api::Minor));
            }
        }
        findings
    }
}
