//! The member with the seconds that an operation may take: the operation's input has it, and it is an
//! integer.

use super::site::error;
use crate::model::{Kind, Model, Shape};
use crate::report::{Report, nearest};

const TRAIT: &str = "hardy#lateResponse";

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    let late = shape.traits.calls().late_response.as_ref();
    let added = late.and_then(|late| late.added.as_ref());
    let (Kind::Operation(operation), Some(added)) = (&shape.kind, added) else {
        return;
    };
    let name = added.member.as_str();
    let members = operation.input.iter().flat_map(|id| model.members(id));
    let integers: Vec<&str> = members
        .filter(|member| matches!(model.kind(&member.target), Some(Kind::Integer)))
        .map(|member| member.name.as_str())
        .collect();
    if integers.contains(&name) {
        return;
    }
    let id = &shape.id;
    let message = format!(
        "`{TRAIT}` names `{name}`, but the input of `{id}` has no such member of type integer"
    );
    let place = shape.trait_place(TRAIT).child("addedMember");
    let near = nearest(name, integers);
    report.push(error("late-response", id.as_str(), &place, message).suggest(near));
}
