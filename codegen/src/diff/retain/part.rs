//! The parts of the old model that undo a change. Must not know how an overlay states them.

use std::collections::BTreeSet;

use super::renames::Renames;
use crate::diff::change::Change;
use crate::diff::sides::Sides;
use crate::model::{Kind, Member, ShapeId};

/// A part of the old model that an overlay keeps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// A structure, union or enum.
    Type(ShapeId),
    /// A member of a structure, union or enum.
    Member(ShapeId, String),
    /// The trait `required` of a member.
    Required(ShapeId, String),
    /// The name of a shape, or of one of its members.
    Name {
        shape: ShapeId,
        member: Option<String>,
        name: String,
    },
    /// An error in the list of an operation.
    Error { operation: ShapeId, error: ShapeId },
    /// The pagination of an operation, or what the new one lacks.
    Pagination(ShapeId),
}

/// The parts that undo a change; none if nothing can.
pub(super) fn parts(sides: &Sides<'_>, renames: &Renames, change: &Change) -> BTreeSet<Part> {
    let of_another_type = || {
        let names = renames.behind(sides, change);
        names.map(|(old, new)| renamed(old, new))
    };
    let Some(shape) = ShapeId::parse(&change.shape) else {
        return BTreeSet::new();
    };
    let member = change.member.as_deref().unwrap_or_default();
    let part = match change.id {
        "D09" | "D36" => of_another_type(),
        "D18" => of_type(sides, renames, shape),
        "D21" => renames.before(&shape).map(|old| renamed(old, &shape)),
        "D25" => of_member(sides, shape, member),
        "D30" | "D31" => of_required(sides, shape, member),
        "D40" => Some(Part::Member(shape, member.to_owned())),
        "D42" => of_value_name(sides, shape, member),
        "D44" if sides.new.member(&shape, member).is_some() => of_another_type(),
        "D44" => of_member(sides, shape, member),
        "D56" => return of_error(sides, &shape, &change.operations),
        "D59" => Some(Part::Pagination(shape)),
        "D61" => of_paginator(sides, shape),
        _ => None,
    };
    part.into_iter().collect()
}

fn of_type(sides: &Sides<'_>, renames: &Renames, shape: ShapeId) -> Option<Part> {
    if let Some(new) = renames.get(&shape) {
        return Some(renamed(&shape, new));
    }
    let old = &sides.old;
    let name = old.name(&shape)?;
    let is_taken = sides.new.krate.types.iter().any(|one| one.name() == name);
    let is_message = old.is_input(&shape) || sides.old.closure.outputs.contains_key(&shape);
    // A model that still defines the shape must define the same kind.
    let kinds = [old, &sides.new].map(|side| side.shape(&shape).map(|shape| shape.kind.name()));
    let is_same = kinds[1].is_none() || kinds[0] == kinds[1];
    (is_same && !is_taken && !is_message).then_some(Part::Type(shape))
}

/// The new shape with the name of the old one.
fn renamed(old: &ShapeId, new: &ShapeId) -> Part {
    Part::Name {
        shape: new.clone(),
        member: None,
        name: old.name().to_owned(),
    }
}

/// Labels are parts of paths and hosts, which the new model states without them.
fn of_member(sides: &Sides<'_>, shape: ShapeId, member: &str) -> Option<Part> {
    let traits = &sides.old.member(&shape, member)?.traits;
    let is_label = traits.http_label || traits.host_label;
    (!is_label).then(|| Part::Member(shape, member.to_owned()))
}

/// An overlay can add `required`, and remove no trait.
fn of_required(sides: &Sides<'_>, shape: ShapeId, member: &str) -> Option<Part> {
    let [old, new] = [&sides.old, &sides.new].map(|side| side.member(&shape, member));
    let can = old?.traits.required && !new?.traits.required && !new?.traits.client_optional;
    can.then(|| Part::Required(shape, member.to_owned()))
}

/// The old name of a value that has another one now.
fn of_value_name(sides: &Sides<'_>, shape: ShapeId, member: &str) -> Option<Part> {
    let [old, new] = [&sides.old, &sides.new].map(|side| side.model.members(&shape));
    let value = |member: &Member| member.traits.enum_value.clone();
    let after = new.iter().find(|one| one.name == member)?;
    let before = old.iter().find(|one| value(one) == value(after))?;
    let is_taken = new.iter().any(|one| one.name == before.name);
    (!is_taken).then(|| Part::Name {
        shape,
        member: Some(member.to_owned()),
        name: before.name.clone(),
    })
}

fn of_error(sides: &Sides<'_>, error: &ShapeId, names: &[String]) -> BTreeSet<Part> {
    let is_structure = |id: &ShapeId| {
        let kind = sides.new.model.kind(id);
        kind.is_none_or(|kind| matches!(kind, Kind::Structure(_)))
    };
    let operations = sides.new.closure.operations.iter();
    let operations = operations.filter(|id| names.iter().any(|name| name == id.name()));
    operations
        .filter(|_| is_structure(error))
        .map(|operation| Part::Error {
            operation: operation.clone(),
            error: error.clone(),
        })
        .collect()
}

/// Items or a page size that the new model does not state. One that states others knows better, and so does one with
/// other tokens than our trait had, because the service no longer sends those.
fn of_paginator(sides: &Sides<'_>, operation: ShapeId) -> Option<Part> {
    let old = sides.old.pagination(&operation)?;
    let new = sides.new.pagination(&operation)?;
    let lacks_items = new.items.is_empty() && !old.items.is_empty();
    let lacks_page_size = new.page_size.is_none() && old.page_size.is_some();
    let [was_ours, is_ours] = [&sides.old, &sides.new].map(|side| {
        let shape = side.shape(&operation);
        shape.is_some_and(|shape| shape.traits.own_paginated.is_some())
    });
    let has_old_tokens =
        old.input_tokens == new.input_tokens && old.output_tokens == new.output_tokens;
    let is_kept = !is_ours && (has_old_tokens || !was_ours);
    ((lacks_items || lacks_page_size) && is_kept).then_some(Part::Pagination(operation))
}
