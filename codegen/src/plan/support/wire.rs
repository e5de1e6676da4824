//! What keeps an operation off the wire: a protocol that is not spoken, bindings that are not
//! written, contents that stream.

use std::collections::BTreeSet;

use super::Gap;
use crate::model::{Closure, Kind, Member, Model, Operation, Shape, ShapeId, Traits};
use crate::plan::docs;

/// The protocol that emitted code speaks.
const PROTOCOL: &str = "aws.protocols#restJson1";

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
            let protocols: Vec<_> = protocols.iter().map(|id| docs::code(id)).collect();
            protocols.join(", ")
        }
    };
    let what = format!(
        "`{}` speaks {offered}, and `{PROTOCOL}` is what can be spoken",
        service.id
    );
    Some(Gap::new(what, &service.id, &service.place))
}

/// The structures that stand in other places than as the input of operations.
pub(super) fn held<'a>(model: &'a Model, closure: &'a Closure) -> BTreeSet<&'a ShapeId> {
    let kinds = closure.shapes.iter().filter_map(|id| model.kind(id));
    let members = kinds.flat_map(Kind::members);
    let targets = members.map(|member| &member.target);
    targets.chain(closure.outputs.keys()).collect()
}

/// Why an operation is not on the wire; `held` is what [`held`] gives.
pub(super) fn gaps(
    model: &Model,
    closure: &Closure,
    shape: &Shape,
    held: &BTreeSet<&ShapeId>,
) -> Vec<Gap> {
    let Kind::Operation(operation) = &shape.kind else {
        return Vec::new();
    };
    let mut gaps = of_operation(shape);
    gaps.extend(shared_input(model, operation, held));
    let narrowed = closure.narrowed(model, std::slice::from_ref(&shape.id));
    let ends = boundary(operation, &narrowed);
    for id in narrowed.shapes.iter() {
        let Some(shape) = model.shape(id) else {
            continue;
        };
        if shape.traits.streaming {
            let what = format!("`{id}` streams");
            gaps.push(Gap::new(what, id, &shape.place));
        }
        let members = shape.kind.named_members().iter();
        for (member, trait_) in members.flat_map(|member| unwritten(member, ends.contains(id))) {
            gaps.push(on_member(shape, member, trait_));
        }
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
            let what = format!("its method is {}", docs::code(&http.method));
            let place = shape.trait_place("smithy.api#http");
            gaps.push(Gap::new(what, id, &place.child("method")));
        }
        Some(_) => {}
    }
    let typed = [
        (
            traits.http_checksum_required,
            "smithy.api#httpChecksumRequired",
        ),
        (traits.endpoint.is_some(), "smithy.api#endpoint"),
    ];
    let raw = [
        "smithy.api#requestCompression",
        "aws.protocols#httpChecksum",
    ]
    .map(|name| (traits.raw.contains_key(name), name));
    for (_, name) in typed.into_iter().chain(raw).filter(|(stands, _)| *stands) {
        let what = format!("it has `{name}`");
        gaps.push(Gap::new(what, id, &shape.trait_place(name)));
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

/// Whether a trait stands among others.
type Stands = fn(&Traits) -> bool;

/// The traits of a member that wire code would have to heed and does not.
fn unwritten(member: &Member, at_end: bool) -> Vec<(&Member, &'static str)> {
    let traits = &member.traits;
    let bindings: &[(&'static str, Stands)] = &[
        ("smithy.api#httpHeader", |t| t.http_header.is_some()),
        ("smithy.api#httpPrefixHeaders", |t| {
            t.http_prefix_headers.is_some()
        }),
        ("smithy.api#httpPayload", |t| t.http_payload),
        ("smithy.api#httpQueryParams", |t| t.http_query_params),
        ("smithy.api#httpResponseCode", |t| t.http_response_code),
        ("smithy.api#hostLabel", |t| t.host_label),
    ];
    let bindings = bindings.iter().filter(|_| at_end);
    bindings
        .filter(|(_, stands)| stands(traits))
        .map(|(name, _)| (member, *name))
        .collect()
}

fn on_member(shape: &Shape, member: &Member, trait_: &'static str) -> Gap {
    let name = format!("{}${}", shape.id, member.name);
    let what = format!("`{trait_}` on `{}${}`", shape.id.name(), member.name);
    Gap::new(what, name, &member.trait_place(trait_))
}

/// An input whose members travel in the path or query here and in a body elsewhere: one struct has
/// one way to be written.
fn shared_input(model: &Model, operation: &Operation, held: &BTreeSet<&ShapeId>) -> Option<Gap> {
    let shape = model.shape(operation.input.as_ref()?)?;
    let bound = |member: &Member| member.traits.http_label || member.traits.http_query.is_some();
    if !shape.kind.named_members().iter().any(bound) {
        return None;
    }
    let id = &shape.id;
    held.contains(id).then(|| {
        let what = format!("`{}` is its input and stands elsewhere as well", id.name());
        Gap::new(what, id, &shape.place)
    })
}
