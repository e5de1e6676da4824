//! The member with the endpoint of a request: the operation's input has it, and it is a string.

use super::site::error;
use crate::model::{Kind, Model, Shape};
use crate::report::{Report, nearest};

const MEMBER: &str = "hardy#endpointMember";

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    let (Kind::Operation(operation), Some(name)) =
        (&shape.kind, &shape.traits.calls().endpoint_member)
    else {
        return;
    };
    let members = operation.input.iter().flat_map(|id| model.members(id));
    let strings: Vec<&str> = members
        .filter(|member| matches!(model.kind(&member.target), Some(Kind::String)))
        .map(|member| member.name.as_str())
        .collect();
    if strings.contains(&name.as_str()) {
        return;
    }
    let id = &shape.id;
    let message = format!(
        "`{MEMBER}` names `{name}`, but the input of `{id}` has no such member of type string"
    );
    let place = shape.trait_place(MEMBER).child("member");
    let near = nearest(name, strings);
    report.push(error("endpoint-member", id.as_str(), &place, message).suggest(near));
}
