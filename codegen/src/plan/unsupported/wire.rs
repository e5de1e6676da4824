//! What keeps an operation off the wire: a protocol that is not spoken, checksums that are not made,
//! events that stream.

use std::collections::BTreeSet;

use super::Gap;
use crate::model::{Closure, Kind, Member, Model, Operation, Shape, ShapeId};
use crate::plan::GZIP;
use crate::report::Place;
use crate::text::markdown;

/// The protocol that emitted code speaks.
const PROTOCOL: &str = "aws.protocols#restJson1";

const HTTP_CHECKSUM: &str = "aws.protocols#httpChecksum";

/// The methods that the `http` crate has constants for.
const METHODS: &[&str] = &[
    "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];

/// Why a service is not on the wire at all.
pub(super) fn unspoken(service: &Shape) -> Option<Gap> {
    let protocols = &service.traits.protocols;
    if protocols.iter().any(|protocol| protocol == PROTOCOL) {
        return None;
    }
    let offered = match protocols.as_slice() {
        [] => "no protocol".to_owned(),
        protocols => {
            let protocols: Vec<_> = protocols.iter().map(|id| markdown::code(id)).collect();
            protocols.join(", ")
        }
    };
    let what = format!(
        "`{}` speaks {offered}, and `{PROTOCOL}` is what can be spoken",
        service.id
    );
    Some(Gap::new(what, &service.id, &service.place))
}

/// Why an operation is not on the wire.
pub(super) fn gaps(model: &Model, closure: &Closure, shape: &Shape) -> Vec<Gap> {
    let Kind::Operation(operation) = &shape.kind else {
        return Vec::new();
    };
    let mut gaps = of_operation(shape);
    gaps.extend(unfilled_host(model, shape, operation));
    let narrowed = closure.narrowed(model, std::slice::from_ref(&shape.id));
    let ends = boundary(operation, &narrowed);
    for id in narrowed.shapes.iter() {
        let Some(shape) = model.shape(id) else {
            continue;
        };
        if let (true, Kind::Union(_)) = (shape.traits.streaming, &shape.kind) {
            let what = format!("`{id}` is a stream of events");
            gaps.push(Gap::new(what, id, &shape.place));
        }
        let members = shape.kind.members().into_iter();
        gaps.extend(
            members.filter_map(|member| of_member(model, shape, member, ends.contains(id))),
        );
    }
    gaps
}

fn of_operation(shape: &Shape) -> Vec<Gap> {
    let (id, traits) = (&shape.id, &shape.traits);
    let mut gaps = Vec::new();
    match &traits.http {
        None => {
            let what = "it has no `smithy.api#http`".to_owned();
            gaps.push(Gap::new(what, id, &shape.place));
        }
        Some(http) if !METHODS.contains(&http.method.as_str()) => {
            let what = format!("its method is {}", markdown::code(&http.method));
            let place = shape.trait_place("smithy.api#http");
            gaps.push(Gap::new(what, id, &place.child("method")));
        }
        Some(_) => {}
    }
    let encodings = &traits.request_compression;
    if !encodings.is_empty() && !encodings.iter().any(|name| name == GZIP) {
        let what = "it compresses requests, but not with gzip".to_owned();
        let place = shape.trait_place("smithy.api#requestCompression");
        gaps.push(Gap::new(what, id, &place));
    }
    if traits.raw.contains_key(HTTP_CHECKSUM) {
        let what = format!("it has `{HTTP_CHECKSUM}`");
        gaps.push(Gap::new(what, id, &shape.trait_place(HTTP_CHECKSUM)));
    }
    gaps
}

/// The structures whose members may be bound to parts of a message.
fn boundary(operation: &Operation, narrowed: &Closure) -> BTreeSet<ShapeId> {
    let ends = [&operation.input, &operation.output];
    let ends = ends.into_iter().flatten().cloned();
    let errors = narrowed.usage.iter().filter(|(_, usage)| usage.error);
    ends.chain(errors.map(|(id, _)| id.clone())).collect()
}

/// Why a member is not written or read, if so. `at_end` tells whether bindings have a meaning there.
fn of_member(model: &Model, shape: &Shape, member: &Member, at_end: bool) -> Option<Gap> {
    let traits = &member.traits;
    let target = model.shape(&member.target)?;
    let name = format!("{}${}", shape.id.name(), member.name);
    let is_whole_body = at_end && traits.http_payload;
    let (what, place) = match &target.kind {
        Kind::Blob if target.traits.streaming && !is_whole_body => {
            let what = format!("`{name}` streams and is not the whole body");
            (what, member.place.clone())
        }
        Kind::Map { value, .. } if at_end && traits.http_query_params => {
            let is_text =
                |id: &ShapeId| matches!(model.kind(id), Some(Kind::String | Kind::Enum(_)));
            let texts = match model.kind(&value.target) {
                Some(Kind::List(item)) => {
                    let is_sparse = target.traits.sparse || is_sparse(model, &value.target);
                    is_text(&item.target) && !is_sparse
                }
                _ => is_text(&value.target),
            };
            unlisted(&name, member, "smithy.api#httpQueryParams", texts)?
        }
        Kind::Map { value, .. } if at_end && traits.http_prefix_headers.is_some() => {
            let is_text = matches!(
                model.kind(&value.target),
                Some(Kind::String | Kind::Enum(_))
            );
            let texts = is_text && !target.traits.sparse;
            unlisted(&name, member, "smithy.api#httpPrefixHeaders", texts)?
        }
        _ => return None,
    };
    Some(Gap::new(
        what,
        format!("{}${}", shape.id, member.name),
        &place,
    ))
}

/// A map for names and values that has other values than texts.
fn unlisted(name: &str, member: &Member, trait_: &str, texts: bool) -> Option<(String, Place)> {
    let what = format!("`{trait_}` on `{name}`, whose values are no texts");
    (!texts).then(|| (what, member.trait_place(trait_)))
}

fn is_sparse(model: &Model, id: &ShapeId) -> bool {
    model.shape(id).is_some_and(|shape| shape.traits.sparse)
}

/// A host prefix that names what is no member for it.
fn unfilled_host(model: &Model, shape: &Shape, operation: &Operation) -> Option<Gap> {
    let prefix = shape.traits.endpoint.as_deref()?;
    let members = operation.input.as_ref().map(|id| model.members(id));
    let is_label = |name: &str| {
        let mut members = members.into_iter().flatten();
        members.any(|member| member.name == name && member.traits.host_label)
    };
    let labels = prefix.split('{').skip(1);
    let labels = labels.map(|piece| piece.split('}').next().unwrap_or_default());
    let unfilled = labels.into_iter().find(|name| !is_label(name))?;
    let what = format!(
        "{} of its host prefix is no member for it",
        markdown::code(unfilled)
    );
    let place = shape.trait_place("smithy.api#endpoint");
    Some(Gap::new(what, &shape.id, &place))
}
