//! The shapes that operations reach: one by one, by their kind.

use super::change::Wire;
use super::finding::Finding;
use super::found::Found;
use super::surface::Surface;
use super::{enums, structures, traits, unions};
use crate::model::{Kind, ShapeId};

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    for id in &sides.old.closure.shapes {
        match sides.new.closure.shapes.contains(id) {
            true => both(found, id),
            false => removed(found, id),
        }
    }
}

fn both(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    let [Some(old), Some(new)] = [sides.old.shape(id), sides.new.shape(id)] else {
        return;
    };
    traits::of_shape(found, old, new);
    match (&old.kind, &new.kind) {
        (Kind::Structure(_), Kind::Structure(_)) | (Kind::Union(_), Kind::Union(_)) => {
            members(found, id, id);
        }
        (Kind::Enum(_), Kind::Enum(_)) | (Kind::IntEnum(_), Kind::IntEnum(_)) => {
            enums::values(found, id);
            traits::of_values(found, id);
        }
        // The members that use lists, maps and simple shapes are compared through them.
        _ => {}
    }
}

/// Compares the members of two structures or unions.
pub(super) fn members(found: &mut Found<'_>, old: &ShapeId, new: &ShapeId) {
    match found.sides.new.model.kind(new) {
        Some(Kind::Union(_)) => unions::members(found, old, new),
        _ => structures::members(found, old, new),
    }
}

fn removed(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    if found.renamed.contains_key(id) {
        return;
    }
    let (Some(shape), Some(name)) = (sides.old.shape(id), sides.old.name(id)) else {
        return;
    };
    let path = format!("types::{name}");
    // Another shape has its name now.
    if Surface::is_in_both(&sides.old.surface, &sides.new.surface, &path) {
        return;
    }
    let message = format!("{} {path} removed", shape.kind.name());
    let finding = Finding::new("D18", Wire::Same, message).on(id);
    found.push(finding.explains_all(Some(path)));
}
