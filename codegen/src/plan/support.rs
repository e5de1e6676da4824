//! What Smithy allows and the emitted code cannot do yet: refused here, with its place, so that no
//! crate is silently wrong.

mod paging;

use std::collections::BTreeSet;

use crate::model::{Closure, Kind, Member, Model, Shape, ShapeId, Traits};
use crate::report::{Diagnostic, Place, Report};

/// The protocol that emitted code speaks.
const PROTOCOL: &str = "aws.protocols#restJson1";

/// The methods that the `http` crate has constants for.
const METHODS: &[&str] = &[
    "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];

/// How many members a structure or union may have: rustc and its like recurse into the code that
/// handles them one after the other.
const MOST_MEMBERS: usize = 1000;

/// How many values an enum may have.
const MOST_VALUES: usize = 20_000;

/// How many errors the operations may have from the service, all of them together.
const MOST_ERRORS: usize = 100_000;

/// How many lists and maps may lie within each other.
const MAX_DEPTH: usize = 32;

/// Reports everything in the closure that has no Rust type or wire form yet.
pub(crate) fn check(model: &Model, closure: &Closure, report: &mut Report) {
    let service = model.shape(&closure.service);
    if !service.is_some_and(|service| speaks(service, report)) {
        // What an operation lacks for one protocol says nothing about it in another.
        return;
    }
    if let Some(service) = service {
        shared_errors(closure, service, report);
    }
    for id in &closure.operations {
        if let Some(shape) = model.shape(id) {
            operation(shape, report);
            paging::check(model, closure, shape, report);
        }
    }
    for id in &closure.shapes {
        if let Some(shape) = model.shape(id) {
            kind(shape, report);
            size(shape, report);
            members(closure, shape, report);
            depth(model, shape, report);
        }
    }
    shared_inputs(model, closure, report);
}

fn refuse(what: String, place: &Place, shape: &str, report: &mut Report) {
    let diagnostic = Diagnostic::error("not-supported-yet", what)
        .shape(shape)
        .at(place);
    report.push(
        diagnostic.help("leave it out with `--operations`, naming those that do not need it"),
    );
}

/// Whether the service speaks the protocol; reports it if not.
fn speaks(service: &Shape, report: &mut Report) -> bool {
    let protocols = &service.traits.protocols;
    if protocols.iter().any(|protocol| protocol == PROTOCOL) {
        return true;
    }
    let offered = match protocols.as_slice() {
        [] => "no protocol".to_owned(),
        protocols => protocols.join(", "),
    };
    let message = format!(
        "`{}` speaks {offered}; `{PROTOCOL}` is what can be emitted",
        service.id
    );
    report.push(
        Diagnostic::error("not-supported-yet", message)
            .shape(&service.id)
            .at(&service.place)
            .help("no crate can be made of this service yet"),
    );
    false
}

fn operation(shape: &Shape, report: &mut Report) {
    let traits = &shape.traits;
    match &traits.http {
        None => report.push(
            Diagnostic::error(
                "missing-http",
                format!(
                    "`{}` has no `smithy.api#http`, which restJson1 needs",
                    shape.id
                ),
            )
            .shape(&shape.id)
            .at(&shape.place)
            .help("add the trait, or leave the operation out with `--operations`"),
        ),
        Some(http) if !METHODS.contains(&http.method.as_str()) => {
            let (id, method) = (&shape.id, &http.method);
            let what = format!("`{id}` has the method `{method}`, which is not supported yet");
            let place = shape.place.child("traits").child("smithy.api#http");
            refuse(what, &place.child("method"), id.as_str(), report);
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
        refuse_trait(name, shape.id.as_str(), &shape.place, report);
    }
}

fn refuse_trait(name: &str, shape: &str, place: &Place, report: &mut Report) {
    refuse(
        format!("`{shape}` has the trait `{name}`, which is not supported yet"),
        place,
        shape,
        report,
    );
}

fn kind(shape: &Shape, report: &mut Report) {
    let unsupported = match &shape.kind {
        Kind::IntEnum(_) | Kind::BigInteger | Kind::BigDecimal => true,
        Kind::Blob | Kind::Union(_) => shape.traits.streaming,
        _ => false,
    };
    // What Smithy itself defines has no place; the members that target it have.
    if unsupported && !shape.id.is_prelude() {
        let streaming = if shape.traits.streaming {
            "streaming "
        } else {
            ""
        };
        let what = format!(
            "`{}` is of the kind {streaming}{}, which is not supported yet",
            shape.id,
            shape.kind.name()
        );
        refuse(what, &shape.place, shape.id.as_str(), report);
    }
}

/// Reports what has more parts than the code for it may have.
fn size(shape: &Shape, report: &mut Report) {
    let (most, what) = match &shape.kind {
        Kind::Structure(_) | Kind::Union(_) => (MOST_MEMBERS, "members"),
        Kind::Enum(_) => (MOST_VALUES, "values"),
        _ => return,
    };
    let count = shape.kind.members().len();
    if count > most {
        let id = &shape.id;
        let what = format!("`{id}` has {count} {what}; more than {most} are not supported yet");
        refuse(what, &shape.place, id.as_str(), report);
    }
}

/// Reports a service whose own errors, which each of its operations has, are too many.
fn shared_errors(closure: &Closure, service: &Shape, report: &mut Report) {
    let Kind::Service(own) = &service.kind else {
        return;
    };
    let (errors, operations) = (own.errors.len(), closure.operations.len());
    if errors.saturating_mul(operations) > MOST_ERRORS {
        let id = &service.id;
        let what = format!(
            "`{id}` has {errors} errors that {operations} operations share, which are more than \
             are supported yet"
        );
        refuse(what, &service.place.child("errors"), id.as_str(), report);
    }
}

fn members(closure: &Closure, shape: &Shape, report: &mut Report) {
    let is_input = closure.inputs.contains_key(&shape.id);
    for member in shape.kind.members() {
        let name = format!("{}${}", shape.id, member.name);
        for trait_ in unsupported(&member.traits) {
            refuse_trait(trait_, &name, &member.place, report);
        }
        let default = member
            .traits
            .default
            .as_ref()
            .is_some_and(|value| !value.is_null());
        if default && !is_input && matches!(shape.kind, Kind::Structure(_)) {
            refuse_trait("smithy.api#default", &name, &member.place, report);
        }
        if is_unbounded(member) {
            let target = &member.target;
            let what = format!("`{name}` targets `{target}`, which is not supported yet");
            refuse(what, &member.place, &name, report);
        }
        if matches!(shape.kind, Kind::Union(_)) && is_unit(member) {
            let what =
                format!("`{name}` is a union member without a value, which is not supported yet");
            refuse(what, &member.place, &name, report);
        }
    }
}

fn is_unbounded(member: &Member) -> bool {
    ["smithy.api#BigInteger", "smithy.api#BigDecimal"].contains(&member.target.as_str())
}

fn is_unit(member: &Member) -> bool {
    member.target.as_str() == "smithy.api#Unit"
}

fn unsupported(traits: &Traits) -> Vec<&'static str> {
    let present = [
        (traits.http_header.is_some(), "smithy.api#httpHeader"),
        (
            traits.http_prefix_headers.is_some(),
            "smithy.api#httpPrefixHeaders",
        ),
        (traits.http_payload, "smithy.api#httpPayload"),
        (traits.http_query_params, "smithy.api#httpQueryParams"),
        (traits.http_response_code, "smithy.api#httpResponseCode"),
        (traits.host_label, "smithy.api#hostLabel"),
        (traits.streaming, "smithy.api#streaming"),
    ];
    present
        .into_iter()
        .filter(|(present, _)| *present)
        .map(|(_, name)| name)
        .collect()
}

/// Reports lists of lists and maps that are deeper than a Rust type should be written.
fn depth(model: &Model, shape: &Shape, report: &mut Report) {
    let content = |kind: &'_ Kind| match kind {
        Kind::List(item) => Some(item.target.clone()),
        Kind::Map { value, .. } => Some(value.target.clone()),
        _ => None,
    };
    let mut inner = content(&shape.kind);
    let mut levels = 0;
    while let Some(id) = inner.take_if(|_| levels < MAX_DEPTH) {
        levels += 1;
        inner = model.kind(&id).and_then(content);
    }
    if inner.is_some() {
        let id = &shape.id;
        let what =
            format!("`{id}` nests more than {MAX_DEPTH} lists or maps, which is not supported yet");
        refuse(what, &shape.place, id.as_str(), report);
    }
}

/// Reports inputs whose members travel in the path or query in one place and in a body in another:
/// one struct has one way to be written.
fn shared_inputs(model: &Model, closure: &Closure, report: &mut Report) {
    let held: BTreeSet<&ShapeId> = closure
        .shapes
        .iter()
        .filter_map(|id| model.kind(id))
        .flat_map(Kind::members)
        .map(|member| &member.target)
        .collect();
    let shared = |id: &&ShapeId| held.contains(id) || closure.outputs.contains_key(id);
    let inputs = closure.inputs.keys().filter(shared);
    for shape in inputs.filter_map(|id| model.shape(id)) {
        let bound =
            |member: &Member| member.traits.http_label || member.traits.http_query.is_some();
        if shape.kind.named_members().iter().any(bound) {
            let id = &shape.id;
            let what = format!(
                "`{id}` is an input with members in the path or query and is used elsewhere as \
                 well, which is not supported yet"
            );
            refuse(what, &shape.place, id.as_str(), report);
        }
    }
}
