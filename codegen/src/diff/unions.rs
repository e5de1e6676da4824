//! Members of unions: added, removed, changed.

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::site::Site;
use super::targets;
use super::{bindings, boxes, rust, traits};
use crate::ir::UnionMember;
use crate::model::ShapeId;

/// Compares the members of a union, or of two of which one replaces the other.
pub(super) fn members(found: &mut Found<'_>, old: &ShapeId, new: &ShapeId) {
    let sides = found.sides;
    for member in sides.new.model.members(new) {
        let path = sides.member_path(new, &member.name);
        let Some(before) = sides.old.member(old, &member.name) else {
            let message = format!("{} added", shown(path.as_deref(), new, &member.name));
            let finding = Finding::new("D43", Wire::Compatible, message).on(new);
            let finding = finding
                .member(&member.name)
                .explains(path)
                .least(Api::Minor);
            found.push(finding.brings(&member.target));
            continue;
        };
        let site = Site {
            id: "D44",
            shape: new,
            member: &member.name,
            item: path,
            paginators: Vec::new(),
            rust: types_of(found, old, new, &member.name),
        };
        targets::compare(found, &site, before, member);
        boxes::compare(found, &site, old, before, member);
        bindings::compare(found, &site, old, before, member);
        traits::of_member(found, &site, before, member);
    }
    for member in sides.old.model.members(old) {
        if sides.new.member(new, &member.name).is_none() {
            let path = sides.member_path(old, &member.name);
            let message = format!("{} removed", shown(path.as_deref(), old, &member.name));
            let finding = Finding::new("D44", Wire::Breaking, message).on(old);
            found.push(finding.member(&member.name).explains(path));
        }
    }
}

fn shown(path: Option<&str>, shape: &ShapeId, member: &str) -> String {
    path.map_or_else(|| format!("{}.{member}", shape.name()), str::to_owned)
}

fn types_of(
    found: &Found<'_>,
    old: &ShapeId,
    new: &ShapeId,
    member: &str,
) -> Option<(String, String)> {
    let sides = found.sides;
    let of = |members: &[UnionMember]| {
        let found = members.iter().find(|one| one.member == member)?;
        Some(found.value.as_ref().map_or("()".to_owned(), rust::value))
    };
    let old = of(&sides.old.union_(old)?.members)?;
    Some((old, of(&sides.new.union_(new)?.members)?))
}
