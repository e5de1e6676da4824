//! How an answer becomes an output or an error: what is read from the body, and what from elsewhere.

use super::{Location, codec};
use crate::ir::{Absent, Codec, Decoder, Part, Presence, Reading, Source};
use crate::model::{Member, ShapeId};
use crate::plan::Context;

/// How the shape is read as the whole of an answer, as an output or an error; `None` stands for a
/// structure without members, which the model does not have.
pub(crate) fn reading(context: &Context<'_>, id: Option<&ShapeId>) -> Reading {
    let Some(id) = id else {
        return Reading::Nothing;
    };
    if decoder(context, id).is_some() {
        return Reading::Decoder;
    }
    match codec::readers(context, id, None).whole {
        Some(name) => Reading::Body(name),
        None => Reading::Nothing,
    }
}

/// The members in the body of an answer, if there is anything to read from it.
///
/// The body of an error is always looked at: one that is no JSON object comes from somebody else.
pub(super) fn body(context: &Context<'_>, id: &ShapeId, message: Option<usize>) -> Option<Codec> {
    let is_error = context.travel.errors.contains(id);
    if !is_error && !context.travel.outputs.contains(id) {
        return None;
    }
    let members = context.model.members(id).iter();
    if members
        .map(Location::in_answer)
        .any(|location| location == Location::Payload)
    {
        return None;
    }
    let unbound = |member: &Member| Location::in_answer(member) == Location::Body;
    let reader = codec::reader(context, id, message, unbound);
    (is_error || !reader.members.is_empty()).then_some(reader)
}

/// What reads the members outside of the body; `None` if there are none.
pub(super) fn decoder(context: &Context<'_>, id: &ShapeId) -> Option<Decoder> {
    let travel = &context.travel;
    if !travel.outputs.contains(id) && !travel.errors.contains(id) {
        return None;
    }
    let members = context.model.members(id).iter().enumerate();
    let parts: Vec<Part> = members
        .filter_map(|(field, member)| part(context, id, field, member))
        .collect();
    (!parts.is_empty()).then(|| Decoder {
        body: codec::readers(context, id, None).whole,
        parts,
    })
}

fn part(context: &Context<'_>, id: &ShapeId, field: usize, member: &Member) -> Option<Part> {
    let location = Location::in_answer(member);
    let traits = &member.traits;
    let source = match location {
        Location::Payload => Source::Payload,
        Location::Status => Source::Status,
        Location::Header => match (&traits.http_header, &traits.http_prefix_headers) {
            (Some(name), _) => Source::Header {
                name: name.clone(),
                base64: context.has_media_type(member),
            },
            (None, prefix) => Source::PrefixHeaders(prefix.clone().unwrap_or_default()),
        },
        _ => return None,
    };
    Some(Part {
        field,
        source,
        value: context.located_value(id, member, location),
        absent: absent(context, id, member),
    })
}

/// What becomes of a member that an answer lacks.
pub(super) fn absent(context: &Context<'_>, shape: &ShapeId, member: &Member) -> Absent {
    let default = member.traits.default.as_deref();
    match context.presence(shape, member) {
        Presence::Optional | Presence::Needed => Absent::Unset,
        // Nobody is asked for it, a service neither.
        Presence::Unasked => Absent::Default,
        _ if default.is_some_and(|default| !default.is_null()) => Absent::Default,
        // A stream without anything in it is there.
        _ if context.streams(member) => Absent::Default,
        _ => Absent::MadeUp,
    }
}
