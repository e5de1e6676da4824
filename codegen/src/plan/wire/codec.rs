//! The functions that write a structure as a JSON object and read it from one.
//!
//! As the whole of a message a structure has those members in the body that are bound nowhere else; as a
//! value inside of one, all of them. Where it is both and the two differ, there are two functions.

use super::{Location, answer, json_name};
use crate::ir::{Absent, Codec, Wire, WireMember};
use crate::model::{Member, ShapeId};
use crate::plan::Context;

/// How services spell the member of an error with the text for people, whatever the model says.
const SPELLINGS_OF_MESSAGE: [&str; 3] = ["message", "Message", "errorMessage"];

/// Plans how a structure travels; `message` is the index of an error's text for people.
pub(crate) fn wire(context: &Context<'_>, id: &ShapeId, message: Option<usize>) -> Wire {
    let travel = &context.travel;
    let all = |_: &Member| true;
    let mut writers = Vec::new();
    if travel.sent.contains(id) {
        writers.push(codec(context, id, "write", message, all));
    }
    if travel.inputs.contains(id) {
        let unbound = |member: &Member| Location::in_request(member) == Location::Body;
        let whole = codec(context, id, "write", message, unbound);
        if !whole.members.is_empty() {
            add(&mut writers, whole, "write_body");
        }
    }
    let mut readers = Vec::new();
    if travel.received.contains(id) {
        readers.push(reader(context, id, message, all));
    }
    if let Some(whole) = answer::body(context, id, message) {
        add(&mut readers, whole, "read_body");
    }
    Wire {
        decoder: answer::decoder(context, id),
        writers,
        readers,
    }
}

/// The function that writes the members of an input that are in the body.
pub(super) fn body_writer(context: &Context<'_>, id: &ShapeId) -> String {
    let bound = |member: &Member| Location::in_request(member) != Location::Body;
    let two = context.travel.sent.contains(id) && context.model.members(id).iter().any(bound);
    if two { "write_body" } else { "write" }.to_owned()
}

/// Adds what a whole message needs, under another name if it is not what is there.
fn add(codecs: &mut Vec<Codec>, whole: Codec, otherwise: &str) {
    let same = |codec: &Codec| codec.members == whole.members;
    if codecs.iter().any(same) {
        return;
    }
    let name = match codecs.is_empty() {
        true => whole.name,
        false => otherwise.to_owned(),
    };
    codecs.push(Codec { name, ..whole });
}

/// The function that reads the members that `wanted` picks, and tells callers which it lacks.
pub(super) fn reader(
    context: &Context<'_>,
    shape: &ShapeId,
    message: Option<usize>,
    wanted: impl Fn(&Member) -> bool,
) -> Codec {
    let mut reader = codec(context, shape, "read", message, wanted);
    // Who is told of an error gets no reply.
    if !context.travel.errors.contains(shape) {
        let members = context.model.members(shape);
        let is_made_up = |read: &&WireMember| {
            let member = members.get(read.field);
            member.is_some_and(|member| answer::absent(context, shape, member) == Absent::MadeUp)
        };
        let made_up = reader.members.iter().filter(is_made_up);
        reader.required = made_up.map(|member| member.name.clone()).collect();
    }
    reader
}

/// The codec with the members that `wanted` picks.
fn codec(
    context: &Context<'_>,
    shape: &ShapeId,
    name: &str,
    message: Option<usize>,
    wanted: impl Fn(&Member) -> bool,
) -> Codec {
    let members = context.model.members(shape);
    let is_taken = |name: &str| members.iter().any(|member| json_name(member) == name);
    let aliases = |field: usize| match message == Some(field) {
        true => SPELLINGS_OF_MESSAGE
            .into_iter()
            .filter(|name| !is_taken(name))
            .map(str::to_owned)
            .collect(),
        false => Vec::new(),
    };
    let members = members.iter().enumerate();
    Codec {
        name: name.to_owned(),
        required: Vec::new(),
        members: members
            .filter(|(_, member)| wanted(member))
            .map(|(field, member)| WireMember {
                name: json_name(member).to_owned(),
                aliases: aliases(field),
                field,
                value: context.member_value(shape, member),
            })
            .collect(),
    }
}
