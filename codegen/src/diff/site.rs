//! A member that has a type: its shape, its name, and its item in Rust. Must not know changes.

use super::change::Wire;
use super::finding::Finding;
use super::found::Found;
use super::rust;
use crate::model::ShapeId;

/// Where a type is used.
#[derive(Clone)]
pub(super) struct Site<'a> {
    /// The kind of change if the type is another one.
    pub(super) id: &'static str,
    /// The shape of the member, or the list or map that contains values.
    pub(super) shape: &'a ShapeId,
    /// The member's name.
    pub(super) member: &'a str,
    /// The item of the API with this type.
    pub(super) item: Option<String>,
    /// The types in Rust, if the item has them.
    pub(super) rust: Option<(String, String)>,
    /// Paginators, whose tokens, items or page sizes have the type, too.
    pub(super) paginators: Vec<String>,
}

impl Site<'_> {
    /// Its name in messages.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.shape.name(), self.member)
    }

    pub(super) fn finding(&self, id: &'static str, wire: Wire, message: String) -> Finding {
        Finding::new(id, wire, message)
            .on(self.shape)
            .member(self.member)
            .explains(self.item.clone())
            .explains_beside(&self.paginators)
    }
}

/// The types of a field in both crates.
pub(super) fn types_of(
    found: &Found<'_>,
    old: &ShapeId,
    new: &ShapeId,
    member: &str,
) -> Option<(String, String)> {
    let old = found.sides.old.field(old, member)?;
    let new = found.sides.new.field(new, member)?;
    Some((rust::field(old), rust::field(new)))
}
