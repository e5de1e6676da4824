//! The Rust paths of shapes, members and operations. Must not know what a difference means.

use super::sides::{Half, Sides};
use crate::ir::Type;
use crate::model::ShapeId;

impl Sides<'_> {
    /// The Rust path of a shape's type, in the new crate if that has it.
    pub(super) fn path(&self, id: &ShapeId) -> Option<String> {
        self.new.path(id).or_else(|| self.old.path(id))
    }

    /// The Rust path of an operation.
    pub(super) fn operation_path(&self, id: &ShapeId) -> Option<String> {
        let old = || self.old.operation_path(id);
        self.new.operation_path(id).or_else(old)
    }

    /// The Rust path of a field, variant or value.
    pub(super) fn member_path(&self, id: &ShapeId, member: &str) -> Option<String> {
        let old = || self.old.member_path(id, member);
        self.new.member_path(id, member).or_else(old)
    }
}

impl<'a> Half<'a> {
    /// The Rust path of a shape's type.
    pub(super) fn path(&self, id: &ShapeId) -> Option<String> {
        Some(format!("types::{}", self.name(id)?))
    }

    /// The Rust path of an operation.
    pub(super) fn operation_path(&self, id: &ShapeId) -> Option<String> {
        Some(format!("operation::{}", self.operation(id)?.name))
    }

    /// The Rust path of a member: a field of a structure, a variant of a union or of an enum.
    pub(super) fn member_path(&self, id: &ShapeId, member: &str) -> Option<String> {
        let path = self.path(id)?;
        if let Some(variant) = self.variant(id, member) {
            return Some(format!("{path}::{variant}"));
        }
        Some(format!("{path}.{}", self.field(id, member)?.name))
    }

    /// The variant of a member of a union or enum.
    pub(super) fn variant(&self, id: &ShapeId, member: &str) -> Option<&'a str> {
        let variant = match self.type_(id)? {
            Type::Structure(_) => return None,
            Type::Union(union_) => {
                let mut members = union_.members.iter();
                &members.find(|one| one.member == member)?.variant
            }
            Type::Enum(enum_) => {
                let text = self.member(id, member)?.listed_text();
                let mut values = enum_.values.iter();
                &values.find(|value| value.wire == text)?.variant
            }
            Type::IntEnum(enum_) => {
                let stated = self.member(id, member)?.traits.enum_value.as_ref()?;
                let number = stated.to_json();
                let mut values = enum_.values.iter();
                &values.find(|value| number == value.wire)?.variant
            }
        };
        Some(variant)
    }
}
