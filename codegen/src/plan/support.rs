//! What Smithy allows and the emitted code cannot do yet: refused here, with its place, so that no
//! crate is silently wrong.

use crate::model::{Closure, Kind, Member, Model, Shape, ShapeId, Traits};
use crate::report::{Diagnostic, Place, Report};

/// The protocol that emitted code speaks.
const PROTOCOL: &str = "aws.protocols#restJson1";

/// Reports everything in the closure that has no Rust type or wire form yet.
pub(crate) fn check(model: &Model, closure: &Closure, report: &mut Report) {
    if let Some(service) = model.shape(&closure.service) {
        protocol(service, report);
    }
    for id in &closure.operations {
        if let Some(shape) = model.shape(id) {
            operation(shape, report);
        }
    }
    for id in &closure.shapes {
        if let Some(shape) = model.shape(id) {
            kind(shape, report);
            members(model, closure, shape, report);
            endless(model, shape, report);
        }
    }
}

fn refuse(what: String, place: &Place, shape: &str, report: &mut Report) {
    let diagnostic = Diagnostic::error("not-supported-yet", what)
        .shape(shape)
        .at(place);
    report.push(
        diagnostic.help("leave it out with `--operations`, naming those that do not need it"),
    );
}

fn protocol(service: &Shape, report: &mut Report) {
    let protocols = &service.traits.protocols;
    if protocols.iter().any(|protocol| protocol == PROTOCOL) {
        return;
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
            .at(&service.place),
    );
}

fn operation(shape: &Shape, report: &mut Report) {
    if shape.traits.http.is_none() {
        let message = format!(
            "`{}` has no `smithy.api#http`, which restJson1 needs",
            shape.id
        );
        report.push(
            Diagnostic::error("missing-http", message)
                .shape(&shape.id)
                .at(&shape.place),
        );
    }
    let traits = &shape.traits;
    for (present, name) in [
        (
            traits.http_checksum_required,
            "smithy.api#httpChecksumRequired",
        ),
        (traits.endpoint.is_some(), "smithy.api#endpoint"),
    ] {
        if present {
            refuse_trait(name, shape.id.as_str(), &shape.place, report);
        }
    }
    for name in [
        "smithy.api#requestCompression",
        "aws.protocols#httpChecksum",
    ] {
        if traits.raw.contains_key(name) {
            refuse_trait(name, shape.id.as_str(), &shape.place, report);
        }
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
    if unsupported {
        let streaming = if shape.traits.streaming {
            "streaming "
        } else {
            ""
        };
        let what = format!(
            "`{}` is a {streaming}{}, which is not supported yet",
            shape.id,
            shape.kind.name()
        );
        refuse(what, &shape.place, shape.id.as_str(), report);
    }
}

fn members(model: &Model, closure: &Closure, shape: &Shape, report: &mut Report) {
    let inputs = |operation: &ShapeId| match model.kind(operation) {
        Some(Kind::Operation(operation)) => operation.input.as_ref() == Some(&shape.id),
        _ => false,
    };
    let is_input = closure.operations.iter().any(inputs);
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
        if matches!(shape.kind, Kind::Union(_)) && is_unit(member) {
            let what =
                format!("`{name}` is a union member without a value, which is not supported yet");
            refuse(what, &member.place, &name, report);
        }
    }
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

/// Reports a list or map that contains itself with no structure or union between.
fn endless(model: &Model, shape: &Shape, report: &mut Report) {
    let mut path = vec![shape.id.clone()];
    let mut pending: Vec<ShapeId> = content(shape);
    while let Some(id) = pending.pop() {
        if id == shape.id {
            let message = format!("`{id}` contains itself with no structure or union between");
            report.push(
                Diagnostic::error("endless-shape", message)
                    .shape(&id)
                    .at(&shape.place),
            );
            return;
        }
        if path.contains(&id) {
            continue;
        }
        pending.extend(model.shape(&id).map(content).unwrap_or_default());
        path.push(id);
    }
}

fn content(shape: &Shape) -> Vec<ShapeId> {
    match &shape.kind {
        Kind::List(item) => vec![item.target.clone()],
        Kind::Map { value, .. } => vec![value.target.clone()],
        _ => Vec::new(),
    }
}
