//! Where and in which form a member travels.

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::site::Site;
use crate::model::{Member, Shape, TimestampFormat, Traits};

pub(super) fn compare(found: &mut Found<'_>, site: &Site<'_>, old: &Member, new: &Member) {
    let sides = found.sides;
    let is_bound = sides.new.has_http_bindings() && sides.new.is_message(site.shape);
    let places = [old, new].map(|member| match is_bound {
        true => place(&member.traits),
        false => "body".to_owned(),
    });
    let [before, after] = places;
    if before != after {
        return found.push(travels(site, &before, &after));
    }
    let has_names = sides.new.has_json_names();
    let targets = [
        (old, sides.old.shape(&old.target)),
        (new, sides.new.shape(&new.target)),
    ];
    let [before, after] = targets.map(|(member, target)| form(member, target, has_names));
    if before != after {
        found.push(travels(site, &before, &after));
    }
}

fn travels(site: &Site<'_>, before: &str, after: &str) -> Finding {
    let message = format!("{} travels as {after} instead of {before}", site.name());
    Finding::new("D51", Wire::Breaking, message)
        .on(site.shape)
        .member(site.member)
        .explains(site.item.clone())
        .values(before, after)
        .least(Api::Patch)
}

/// The part of an HTTP message.
fn place(traits: &Traits) -> String {
    if traits.http_label {
        "path label".to_owned()
    } else if let Some(name) = &traits.http_query {
        format!("query {name:?}")
    } else if traits.http_query_params {
        "query parameters".to_owned()
    } else if let Some(name) = &traits.http_header {
        // Names of headers have no case.
        format!("header {:?}", name.to_ascii_lowercase())
    } else if let Some(prefix) = &traits.http_prefix_headers {
        format!("headers {prefix:?}…")
    } else if traits.http_payload {
        "the whole body".to_owned()
    } else if traits.http_response_code {
        "status".to_owned()
    } else {
        "body".to_owned()
    }
}

/// Traits of XML and of events.
const FORMS: [&str; 6] = [
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
];

/// The name and format in a body.
fn form(member: &Member, target: Option<&Shape>, has_names: bool) -> String {
    let of_target = target.map(|shape| &shape.traits);
    let own_name = member.traits.json_name.as_ref().filter(|_| has_names);
    let mut words = vec![format!("{:?}", own_name.unwrap_or(&member.name))];
    let own_format = member.traits.timestamp_format;
    if let Some(format) = own_format.or(of_target.and_then(|traits| traits.timestamp_format)) {
        words.push(match format {
            TimestampFormat::DateTime => "date-time".to_owned(),
            TimestampFormat::EpochSeconds => "epoch-seconds".to_owned(),
            TimestampFormat::HttpDate => "http-date".to_owned(),
        });
    }
    let own_type = member.traits.media_type.as_ref();
    words.extend(
        own_type
            .or(of_target.and_then(|traits| traits.media_type.as_ref()))
            .cloned(),
    );
    for id in FORMS {
        let value = member.traits.raw.get(id).or_else(|| of_target?.raw.get(id));
        words.extend(value.map(|value| format!("{id} {value}")));
    }
    words.join(", ")
}
