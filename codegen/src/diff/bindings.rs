//! Where and in which form a member travels: as the crate encodes it, or else as the model states it.

use std::collections::BTreeSet;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use super::site::Site;
use crate::ir::{
    Binding, Body, BodyNames, Form, Format, Message, Structure, TimestampFormat, Type,
};
use crate::model::{self, Member, Shape, ShapeId, Traits};

/// The parts of messages that contain a member, each with the format of its value there.
type Places = BTreeSet<(String, String)>;

/// Compares two versions of a member. `old_shape` has the old one; another shape may replace it.
pub(super) fn compare(
    found: &mut Found<'_>,
    site: &Site<'_>,
    old_shape: &ShapeId,
    old: &Member,
    new: &Member,
) {
    let sides = found.sides;
    let encoded = encoded(&sides.old, old_shape, old).zip(encoded(&sides.new, site.shape, new));
    // The crate does not encode it: what the model states may count.
    let [before, after] = match encoded {
        Some((before, after)) => [before, after],
        None => {
            let is_message = sides.new.is_message(site.shape);
            [(&sides.old, old), (&sides.new, new)]
                .map(|(side, member)| stated(side, member, is_message))
        }
    };
    // Operations that are new or gone add places or remove them.
    let gone: Places = before.difference(&after).cloned().collect();
    let added: Places = after.difference(&before).cloned().collect();
    // A value of another type has another format, too.
    let has_other_type = matches!(&site.rust, Some((old, new)) if old != new);
    let parts = |places: &Places| places.iter().map(|(part, _)| part.clone()).collect();
    let [old_parts, new_parts]: [BTreeSet<String>; 2] = [parts(&gone), parts(&added)];
    if gone.is_empty() || added.is_empty() || has_other_type && old_parts == new_parts {
        return;
    }
    let [before, after] = [gone, added].map(shown);
    let message = format!("{} travels as {after} instead of {before}", site.name());
    let finding = Finding::new("D51", Wire::Breaking, message)
        .on(site.shape)
        .member(site.member)
        .explains(site.item.clone());
    found.push(finding.values(before, after).least(Api::Patch));
}

/// How the crate encodes or decodes a member; `None` if it does not.
fn encoded(side: &Half<'_>, shape: &ShapeId, member: &Member) -> Option<Places> {
    side.krate.protocol.as_ref()?;
    match side.type_(shape)? {
        Type::Structure(structure) => {
            let mut fields = structure.fields.iter();
            let index = fields.position(|one| one.member == member.name)?;
            let places = places(side, shape, structure, index)?;
            Some(places).filter(|places| !places.is_empty())
        }
        Type::Union(union_) if union_.write || union_.read => {
            let mut members = union_.members.iter();
            let found = members.find(|one| one.member == member.name)?;
            Some(Places::from([in_body(&found.form)]))
        }
        _ => None,
    }
}

/// All places of a field. `None` if the crate cannot encode an operation with the structure.
fn places(side: &Half<'_>, shape: &ShapeId, structure: &Structure, index: usize) -> Option<Places> {
    let mut places = Places::new();
    let codecs = structure.codecs.writers.iter();
    let mut codecs = codecs.chain(&structure.codecs.readers);
    if codecs.any(|codec| codec.fields.contains(&index)) {
        let form = structure.fields.get(index).map(|field| &field.form);
        places.extend(form.map(in_body));
    }
    for operation in side.closure.inputs.get(shape).into_iter().flatten() {
        let exchange = side.operation(operation)?.exchange.as_ref()?;
        places.extend(outside(&exchange.request, index));
    }
    for operation in side.closure.outputs.get(shape).into_iter().flatten() {
        let exchange = side.operation(operation)?.exchange.as_ref()?;
        places.extend(outside(&exchange.response, index));
    }
    if let Some(fault) = &structure.fault {
        places.extend(outside(fault.response.as_ref()?, index));
    }
    Some(places)
}

fn shown(places: Places) -> String {
    let places = places.into_iter().map(|(part, format)| part + &format);
    places.collect::<Vec<_>>().join(" and ")
}

fn in_body(form: &Form) -> (String, String) {
    (format!("body {:?}", form.name), words(&form.format))
}

/// The places of a field outside of the members of a body.
fn outside<S>(message: &Message<S>, index: usize) -> Vec<(String, String)> {
    let parts = message.parts.iter().filter(|part| part.field == index);
    let mut places: Vec<_> = parts
        .map(|part| (bound(&part.binding), words(&part.format)))
        .collect();
    if let Body::Payload(payload) = &message.body {
        if payload.field == index {
            let place = format!("the whole body, {}", payload.content_type);
            places.push((place, words(&payload.format)));
        }
    }
    places
}

fn bound(binding: &Binding) -> String {
    match binding {
        Binding::Label { greedy: false, .. } => "path label".to_owned(),
        Binding::Label { greedy: true, .. } => "greedy path label".to_owned(),
        Binding::Query(name) => format!("query {name:?}"),
        Binding::QueryMap { .. } => "query parameters".to_owned(),
        Binding::Header { name, base64 } => {
            let base64 = if *base64 { ", base64" } else { "" };
            header(name) + base64
        }
        Binding::PrefixHeaders(prefix) => format!("headers {prefix:?}…"),
        Binding::Status => "status".to_owned(),
    }
}

/// Names of headers have no case.
fn header(name: &str) -> String {
    format!("header {:?}", name.to_ascii_lowercase())
}

/// The format after the place.
fn words(format: &Format) -> String {
    match format {
        Format::Plain => String::new(),
        Format::Timestamp(TimestampFormat::DateTime) => ", date-time".to_owned(),
        Format::Timestamp(TimestampFormat::EpochSeconds) => ", epoch-seconds".to_owned(),
        Format::Timestamp(TimestampFormat::HttpDate) => ", http-date".to_owned(),
        Format::Content(content) => words(content),
    }
}

/// What the model states.
fn stated(side: &Half<'_>, member: &Member, is_message: bool) -> Places {
    let target = side.shape(&member.target);
    let is_bound = is_message && side.protocol_does(|one| one.has_http_bindings);
    let place = is_bound.then(|| stated_place(&member.traits)).flatten();
    let place = place.unwrap_or_else(|| stated_body(side, member, target));
    let own = member.traits.timestamp_format;
    let format = match own.or(target.and_then(|shape| shape.traits.timestamp_format)) {
        None => "",
        Some(model::TimestampFormat::DateTime) => ", date-time",
        Some(model::TimestampFormat::EpochSeconds) => ", epoch-seconds",
        Some(model::TimestampFormat::HttpDate) => ", http-date",
    };
    Places::from([(place, format.to_owned())])
}

/// A part of an HTTP message other than a member of its body.
fn stated_place(traits: &Traits) -> Option<String> {
    let place = if traits.http_label {
        "path label".to_owned()
    } else if let Some(name) = &traits.http_query {
        format!("query {name:?}")
    } else if traits.http_query_params {
        "query parameters".to_owned()
    } else if let Some(name) = &traits.http_header {
        header(name)
    } else if let Some(prefix) = &traits.http_prefix_headers {
        format!("headers {prefix:?}…")
    } else if traits.http_payload {
        "the whole body".to_owned()
    } else if traits.http_response_code {
        "status".to_owned()
    } else {
        return None;
    };
    Some(place)
}

const EVENTS: [&str; 2] = ["smithy.api#eventHeader", "smithy.api#eventPayload"];
/// Traits that no protocol of a crate reads.
const XML: [&str; 4] = [
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
];

/// The name in a body, and traits that change its form.
fn stated_body(side: &Half<'_>, member: &Member, target: Option<&Shape>) -> String {
    let has_json_names = side.protocol_does(|one| one.body_names == BodyNames::JsonNames);
    let json_name = member.traits.json_name.as_ref().filter(|_| has_json_names);
    let mut words = vec![format!("body {:?}", json_name.unwrap_or(&member.name))];
    let xml = XML.iter().filter(|_| side.krate.protocol.is_none());
    for id in EVENTS.iter().chain(xml) {
        let of_target = || target?.traits.rare().raw.get(*id);
        let value = member.traits.rare().raw.get(*id).or_else(of_target);
        words.extend(value.map(|value| format!("{id} {value}")));
    }
    words.join(", ")
}
