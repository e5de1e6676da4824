//! A change as a comparison finds it, before its effect on code is known. Must not know kinds of changes.

use std::collections::BTreeSet;

use super::change::{Api, Wire};
use crate::model::ShapeId;

/// A change as a comparison finds it.
#[derive(Clone, Debug, Default)]
pub(super) struct Finding {
    pub(super) id: &'static str,
    pub(super) wire: Wire,
    pub(super) least: Api,
    pub(super) review: bool,
    pub(super) shape: Option<ShapeId>,
    pub(super) member: Option<String>,
    pub(super) items: Vec<String>,
    pub(super) wholes: Vec<String>,
    pub(super) rust: Option<String>,
    pub(super) values: Option<(String, String)>,
    pub(super) operations: Option<BTreeSet<String>>,
    pub(super) message: String,
    pub(super) brings: Vec<ShapeId>,
    pub(super) note: Option<String>,
}

impl Finding {
    pub(super) fn new(id: &'static str, wire: Wire, message: impl Into<String>) -> Self {
        Self {
            id,
            wire,
            message: message.into(),
            ..Self::default()
        }
    }

    /// The shape that changed.
    pub(super) fn on(mut self, shape: &ShapeId) -> Self {
        self.shape = Some(shape.clone());
        self
    }

    /// The member of the shape that changed.
    pub(super) fn member(mut self, member: &str) -> Self {
        self.member = Some(member.to_owned());
        self
    }

    /// An item of the API whose difference it explains; the first is its path in Rust.
    pub(super) fn explains(mut self, item: Option<String>) -> Self {
        if let Some(item) = item {
            self.rust.get_or_insert_with(|| item.clone());
            self.items.push(item);
        }
        self
    }

    /// Further items whose difference it explains.
    pub(super) fn explains_beside(mut self, items: &[String]) -> Self {
        self.items.extend_from_slice(items);
        self
    }

    /// A type or operation whose whole difference it explains, with all that belongs to it.
    pub(super) fn explains_all(self, path: Option<String>) -> Self {
        let mut finding = self.explains(path.clone());
        finding.wholes.extend(path);
        finding
    }

    /// The least effect on code, whatever the API says.
    pub(super) fn least(mut self, api: Api) -> Self {
        self.least = self.least.max(api);
        self
    }

    /// Marks it as one that a person has to look at.
    pub(super) fn needs_review(mut self) -> Self {
        self.review = true;
        self
    }

    /// The value before and after.
    pub(super) fn values(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.values = Some((old.into(), new.into()));
        self
    }

    /// The operations that it touches, if not those that reach its shape.
    pub(super) fn touches(mut self, operation: &ShapeId) -> Self {
        let operations = self.operations.get_or_insert_default();
        operations.insert(operation.name().to_owned());
        self
    }

    /// What it looks like in Rust: the first of its consequences.
    pub(super) fn in_rust(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }

    /// A shape that operations may reach because of it.
    pub(super) fn brings(mut self, shape: &ShapeId) -> Self {
        self.brings.push(shape.clone());
        self
    }
}
