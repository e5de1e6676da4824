//! Members of structures: added, removed, changed.

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::site::{self, Site};
use super::targets;
use super::{bindings, boxes, presence, rust, traits};
use crate::model::{Member, ShapeId};

/// Compares the members of a structure, or of two of which one replaces the other.
pub(super) fn members(found: &mut Found<'_>, old: &ShapeId, new: &ShapeId) {
    let sides = found.sides;
    for member in sides.new.model.members(new) {
        match sides.old.member(old, &member.name) {
            None => added(found, new, member),
            Some(before) => both(found, old, before, new, member),
        }
    }
    for member in sides.old.model.members(old) {
        if sides.new.member(new, &member.name).is_none() {
            removed(found, old, member);
        }
    }
}

fn added(found: &mut Found<'_>, shape: &ShapeId, member: &Member) {
    let sides = found.sides;
    let path = sides.member_path(shape, &member.name);
    let name = format!("{}.{}", shape.name(), member.name);
    let is_taken = sides.new.usage(shape).input;
    let finding = match (presence::is_demanded(member), is_taken) {
        (false, _) => Finding::new("D22", Wire::Compatible, format!("{name} added, optional")),
        (true, false) => Finding::new(
            "D23",
            Wire::Compatible,
            format!("{name} added, always present"),
        ),
        (true, true) => {
            let parameter = presence::gains_parameter(found, shape);
            let message =
                format!("{name} added and required: requests without it are refused{parameter}");
            Finding::new("D24", Wire::Breaking, message)
        }
    };
    let field = sides.new.field(shape, &member.name);
    let in_rust = path.as_ref().zip(field);
    let in_rust = in_rust.map(|(path, field)| format!("{path}: {}", rust::field(field)));
    let finding = finding.on(shape).member(&member.name).explains(path);
    found.push(
        finding
            .in_rust(in_rust)
            .least(Api::Minor)
            .brings(&member.target),
    );
}

fn removed(found: &mut Found<'_>, shape: &ShapeId, member: &Member) {
    let sides = found.sides;
    let (wire, effect) = match sides.old.usage(shape).input {
        true => (Wire::Breaking, "its value is no longer sent"),
        false => (Wire::Behaviour, "it is never filled"),
    };
    let message = format!("{}.{} removed: {effect}", shape.name(), member.name);
    let finding = Finding::new("D25", wire, message)
        .on(shape)
        .member(&member.name)
        .explains(sides.member_path(shape, &member.name));
    found.push(finding);
}

fn both(found: &mut Found<'_>, old_shape: &ShapeId, old: &Member, shape: &ShapeId, new: &Member) {
    let sides = found.sides;
    let types = site::types_of(found, old_shape, shape, &new.name);
    let site = Site {
        id: "D36",
        shape,
        member: &new.name,
        item: sides.member_path(shape, &new.name),
        paginators: match &types {
            Some((old, new)) if old != new => paginators(found, shape),
            _ => Vec::new(),
        },
        rust: types,
    };
    presence::compare(found, &site, old, new);
    boxes::compare(found, &site, old_shape, old, new);
    targets::compare(found, &site, old, new);
    bindings::compare(found, &site, old_shape, old, new);
    traits::of_member(found, &site, old, new);
}

/// The paginators of operations whose input or output is this structure, or contains it.
fn paginators(found: &Found<'_>, shape: &ShapeId) -> Vec<String> {
    let sides = found.sides;
    let names = sides.operations(shape);
    let operations = sides.new.krate.operations.iter();
    let reached = operations.filter(|one| names.contains(one.model_name.as_str()));
    let paths = reached.map(|one| format!("operation::{}::paginator", one.name));
    paths.collect()
}
