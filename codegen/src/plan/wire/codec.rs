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

/// Names under which services send an error's text for people, beside those of its members.
pub(crate) fn spellings_of_message(members: &[Member]) -> Vec<String> {
    let is_taken = |name: &str| members.iter().any(|member| json_name(member) == name);
    let spellings = SPELLINGS_OF_MESSAGE.into_iter();
    let free = spellings.filter(|name| !is_taken(name));
    free.map(str::to_owned).collect()
}

/// Plans how a structure travels; `message` is the index of an error's text for people.
pub(crate) fn wire(context: &Context<'_>, id: &ShapeId, message: Option<usize>) -> Wire {
    Wire {
        decoder: answer::decoder(context, id),
        writers: writers(context, id, message).all,
        readers: readers(context, id, message).all,
    }
}

/// The functions of one direction.
pub(super) struct Codecs {
    all: Vec<Codec>,
    /// The name of the one for whole messages, if these have anything in the body.
    pub(super) whole: Option<String>,
}

impl Codecs {
    /// One for values inside of messages, and one for whole messages, of another name if it is not the
    /// same.
    fn of(inside: Option<Codec>, whole: Option<Codec>, otherwise: &str) -> Self {
        let mut all = Vec::from_iter(inside);
        let Some(whole) = whole else {
            return Self { all, whole: None };
        };
        let name = match all.first() {
            Some(inside) if inside.members != whole.members => otherwise.to_owned(),
            _ => whole.name.clone(),
        };
        if all.iter().all(|codec| codec.name != name) {
            let name = name.clone();
            all.push(Codec { name, ..whole });
        }
        Self {
            all,
            whole: Some(name),
        }
    }
}

/// The functions that write a structure.
pub(super) fn writers(context: &Context<'_>, id: &ShapeId, message: Option<usize>) -> Codecs {
    let travel = &context.travel;
    let inside = travel.sent.contains(id);
    let inside = inside.then(|| codec(context, id, "write", message, |_| true));
    let unbound = |member: &Member| Location::in_request(member) == Location::Body;
    let whole = travel.inputs.contains(id);
    let whole = whole.then(|| codec(context, id, "write", message, unbound));
    let whole = whole.filter(|whole| !whole.members.is_empty());
    Codecs::of(inside, whole, "write_body")
}

/// The functions that read a structure.
pub(super) fn readers(context: &Context<'_>, id: &ShapeId, message: Option<usize>) -> Codecs {
    let inside = context.travel.received.contains(id);
    let inside = inside.then(|| reader(context, id, message, |_| true));
    Codecs::of(inside, answer::body(context, id, message), "read_body")
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
    let aliases = |field: usize| match message == Some(field) {
        true => spellings_of_message(members),
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
