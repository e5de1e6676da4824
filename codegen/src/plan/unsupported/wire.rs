//! Operations that no protocol supports, because of checksums or event streams. Each protocol
//! states its own reasons.

use std::collections::BTreeSet;

use crate::model::{Closure, Kind, Member, Model, Operation, Shape, ShapeId};
use crate::plan::compression::GZIP;
use crate::plan::protocol::{Direction, Location, Protocol};
use crate::plan::reason::Reason;
use crate::text::markdown;

const HTTP_CHECKSUM: &str = "aws.protocols#httpChecksum";

/// Why an operation is not supported.
pub(super) fn reasons(
    model: &Model,
    closure: &Closure,
    protocol: &dyn Protocol,
    shape: &Shape,
) -> Vec<Reason> {
    let Kind::Operation(operation) = &shape.kind else {
        return Vec::new();
    };
    let mut reasons = of_operation(shape);
    reasons.extend(unfilled_host(model, shape, operation));
    let narrowed = closure.narrowed(model, std::slice::from_ref(&shape.id));
    let messages = messages(operation, &narrowed);
    let ids: Vec<ShapeId> = messages.iter().cloned().collect();
    reasons.extend(protocol.unsupported(model, shape, &ids));
    for id in narrowed.shapes.iter() {
        let Some(shape) = model.shape(id) else {
            continue;
        };
        if let (true, Kind::Union(_)) = (shape.traits.streaming, &shape.kind) {
            let what = format!("`{id}` is an event stream");
            reasons.push(Reason::new(what, id, &shape.place));
        }
        let is_message = messages.contains(id);
        let members = shape.kind.members().into_iter();
        let streams = members.filter_map(|member| {
            let is_body = is_message && is_payload(protocol, member);
            (!is_body).then(|| stream(model, shape, member)).flatten()
        });
        reasons.extend(streams);
    }
    reasons
}

fn of_operation(shape: &Shape) -> Vec<Reason> {
    let (id, traits) = (&shape.id, &shape.traits);
    let mut reasons = Vec::new();
    let encodings = &traits.calls().request_compression;
    if !encodings.is_empty() && !encodings.iter().any(|name| name == GZIP) {
        let what = "it compresses requests, but not with gzip".to_owned();
        let place = shape.trait_place("smithy.api#requestCompression");
        reasons.push(Reason::new(what, id, &place));
    }
    if traits.rare().raw.contains_key(HTTP_CHECKSUM) {
        let what = format!("it has `{HTTP_CHECKSUM}`");
        reasons.push(Reason::new(what, id, &shape.trait_place(HTTP_CHECKSUM)));
    }
    reasons
}

/// The structures of whole messages.
fn messages(operation: &Operation, narrowed: &Closure) -> BTreeSet<ShapeId> {
    let ends = [&operation.input, &operation.output];
    let ends = ends.into_iter().flatten().cloned();
    let errors = narrowed.usage.iter().filter(|(_, usage)| usage.error);
    ends.chain(errors.map(|(id, _)| id.clone())).collect()
}

fn is_payload(protocol: &dyn Protocol, member: &Member) -> bool {
    let directions = [Direction::Request, Direction::Response].into_iter();
    let mut locations = directions.map(|direction| protocol.location(direction, member));
    locations.any(|location| location == Location::Payload)
}

/// A stream that is not the whole body.
fn stream(model: &Model, shape: &Shape, member: &Member) -> Option<Reason> {
    let target = model.shape(&member.target)?;
    let is_stream = target.traits.streaming && matches!(target.kind, Kind::Blob);
    let name = format!("{}${}", shape.id.name(), member.name);
    let what = format!("`{name}` is a stream, but not the whole body");
    let owner = format!("{}${}", shape.id, member.name);
    is_stream.then(|| Reason::new(what, owner, &member.place))
}

/// A host prefix with a label without a member.
fn unfilled_host(model: &Model, shape: &Shape, operation: &Operation) -> Option<Reason> {
    let prefix = shape.traits.calls().endpoint.as_ref()?;
    let members = operation.input.as_ref().map(|id| model.members(id));
    let is_label = |name: &str| {
        let mut members = members.into_iter().flatten();
        members.any(|member| member.name == name && member.traits.host_label)
    };
    let unfilled = prefix.labels().find(|name| !is_label(name))?;
    let what = format!(
        "the label {} of its host prefix is not a member with `smithy.api#hostLabel`",
        markdown::code(unfilled)
    );
    let place = shape.trait_place("smithy.api#endpoint");
    Some(Reason::new(what, &shape.id, &place))
}
