//! Trait id to field: the one table of all traits that are understood.
//! Must not know what a trait stands at; that is for `check`.

use super::constraint::{length, range};
use super::filter::filter;
use super::http::{http, http_error, is_token};
use super::ignored::{Fate, PROTOCOLS, fate};
use super::known::complain_if_misspelt;
use super::own::{body_hashes, label_defaults, rename, request_headers, retained, retained_errors};
use super::paginated::{own_paginated, paginated};
use super::service::{service, sigv4};
use super::stated::StatedTraits;
use super::value::TraitValue;
use super::{Deprecated, Fault, ListedValue, Recommended, Retryable, TimestampFormat, Traits};
use crate::report::{Place, Report};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads the traits of `owner` (a shape id, or `namespace#Shape$member`), which stands at `place`.
///
/// A known trait with a value that it cannot have is reported and left out.
pub(in crate::model) fn read(
    written: &StatedTraits,
    owner: &str,
    place: &Place,
    report: &mut Report,
) -> Traits {
    let mut traits = Traits::default();
    for (id, value) in written.iter() {
        let value = TraitValue {
            id,
            value,
            place: written.place(id),
            owner,
        };
        read_one(&value, &mut traits, report);
        if !written.stands_at(id, place) {
            traits.elsewhere.insert(id.to_owned(), value.place);
        }
    }
    traits.protocols.sort_unstable();
    traits
}

fn read_one(value: &TraitValue<'_>, traits: &mut Traits, report: &mut Report) {
    match value.id.strip_prefix("smithy.api#") {
        Some(name) => {
            let known = read_about(name, value, traits, report)
                || read_value(name, value, traits, report)
                || read_wire(name, value, traits, report)
                || read_behaviour(name, value, traits, report);
            if !known {
                keep(value, traits, report);
            }
        }
        None => match value.id {
            "aws.api#service" => traits.service = service(value, report),
            "aws.auth#sigv4" => traits.sigv4 = sigv4(value, report),
            "hardy#bodyHashes" => traits.body_hashes = body_hashes(value, report),
            "hardy#filter" => traits.filter = filter(value, report).map(Box::new),
            "hardy#labelDefaults" => traits.label_defaults = label_defaults(value, report),
            "hardy#paginated" => traits.own_paginated = own_paginated(value, report),
            "hardy#rename" => traits.rename = rename(value, report),
            "hardy#requestHeaders" => traits.request_headers = request_headers(value, report),
            "hardy#retained" => traits.retained = retained(value, report).map(Box::new),
            "hardy#retainedErrors" => traits.retained_errors = retained_errors(value, report),
            id if PROTOCOLS.contains(&id) => traits.protocols.push(id.to_owned()),
            _ => keep(value, traits, report),
        },
    }
}

fn keep(value: &TraitValue<'_>, traits: &mut Traits, report: &mut Report) {
    let kept = match fate(value.id) {
        Fate::Dropped => return,
        Fate::Kept => &mut traits.raw,
        Fate::Unknown => {
            complain_if_misspelt(value, report);
            &mut traits.unknown
        }
    };
    kept.insert(value.id.to_owned(), value.value.clone());
}

/// What is said to readers. False if there is no such trait here.
fn read_about(
    name: &str,
    value: &TraitValue<'_>,
    traits: &mut Traits,
    report: &mut Report,
) -> bool {
    match name {
        "documentation" => traits.documentation = value.text(report),
        "externalDocumentation" => traits.external_documentation = links(value, report),
        "deprecated" => traits.deprecated = deprecated(value, report).map(Box::new),
        "since" => traits.since = value.text(report),
        "unstable" => traits.unstable = value.flag(report),
        "internal" => traits.internal = value.flag(report),
        "sensitive" => traits.sensitive = value.flag(report),
        "title" => traits.title = value.text(report),
        "tags" => traits.tags = value.texts(report).unwrap_or_default(),
        "recommended" => traits.recommended = recommended(value, report).map(Box::new),
        _ => return false,
    }
    true
}

/// What values there may be. False if there is no such trait here.
fn read_value(
    name: &str,
    value: &TraitValue<'_>,
    traits: &mut Traits,
    report: &mut Report,
) -> bool {
    match name {
        "required" => traits.required = value.flag(report),
        "default" => traits.default = Some(Box::new(value.value.clone())),
        "addedDefault" => traits.added_default = value.flag(report),
        "clientOptional" => traits.client_optional = value.flag(report),
        "input" => traits.input = value.flag(report),
        "output" => traits.output = value.flag(report),
        "length" => traits.length = length(value, report),
        "range" => traits.range = range(value, report).map(Box::new),
        "pattern" => traits.pattern = value.text(report),
        "uniqueItems" => traits.unique_items = value.flag(report),
        "sparse" => traits.sparse = value.flag(report),
        "enumValue" => traits.enum_value = enum_value(value, report),
        // What it lists has become members before traits are read.
        "enum" => traits.lists_values = true,
        _ => return false,
    }
    true
}

/// How values travel. False if there is no such trait here.
fn read_wire(name: &str, value: &TraitValue<'_>, traits: &mut Traits, report: &mut Report) -> bool {
    match name {
        "http" => traits.http = http(value, report),
        "httpLabel" => traits.http_label = value.flag(report),
        "httpQuery" => traits.http_query = parameter(value, report),
        "httpQueryParams" => traits.http_query_params = value.flag(report),
        "httpHeader" => traits.http_header = header(value, report),
        "httpPrefixHeaders" => traits.http_prefix_headers = value.text(report),
        "httpPayload" => traits.http_payload = value.flag(report),
        "httpResponseCode" => traits.http_response_code = value.flag(report),
        "httpChecksumRequired" => traits.http_checksum_required = value.flag(report),
        "requestCompression" => traits.request_compression = encodings(value, report),
        "jsonName" => traits.json_name = value.text(report),
        "timestampFormat" => traits.timestamp_format = timestamp_format(value, report),
        "mediaType" => traits.media_type = value.text(report),
        "streaming" => traits.streaming = value.flag(report),
        "requiresLength" => traits.requires_length = value.flag(report),
        "hostLabel" => traits.host_label = value.flag(report),
        "endpoint" => traits.endpoint = value.required_text("hostPrefix", report),
        _ => return false,
    }
    true
}

/// How operations and errors behave. False if there is no such trait here.
fn read_behaviour(
    name: &str,
    value: &TraitValue<'_>,
    traits: &mut Traits,
    report: &mut Report,
) -> bool {
    match name {
        "error" => traits.error = fault(value, report),
        "httpError" => traits.http_error = http_error(value, report),
        "retryable" => traits.retryable = retryable(value, report),
        "idempotencyToken" => traits.idempotency_token = value.flag(report),
        "readonly" => traits.readonly = value.flag(report),
        "idempotent" => traits.idempotent = value.flag(report),
        "paginated" => traits.paginated = paginated(value, report),
        _ => return false,
    }
    true
}

fn links(value: &TraitValue<'_>, report: &mut Report) -> BTreeMap<String, String> {
    let entries = value.object(report).into_iter().flatten();
    let link = |key: &String| Some((key.clone(), value.text_field(key, report)?));
    entries.map(|(key, _)| key).filter_map(link).collect()
}

fn deprecated(value: &TraitValue<'_>, report: &mut Report) -> Option<Deprecated> {
    value.object(report)?;
    Some(Deprecated {
        message: value.text_field("message", report),
        since: value.text_field("since", report),
    })
}

fn recommended(value: &TraitValue<'_>, report: &mut Report) -> Option<Recommended> {
    value.object(report)?;
    Some(Recommended {
        reason: value.text_field("reason", report),
    })
}

fn enum_value(value: &TraitValue<'_>, report: &mut Report) -> Option<ListedValue> {
    let read = match value.value {
        Value::String(text) => Some(ListedValue::Text(text.clone())),
        Value::Number(number) => number
            .as_i64()
            .and_then(|number| i32::try_from(number).ok())
            .map(ListedValue::Number),
        _ => None,
    };
    value.or_expected(read, "a string or a 32-bit integer", report)
}

fn header(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let name = value.text(report)?;
    if is_token(&name) {
        return Some(name);
    }
    value.expected("the name of a header", report);
    None
}

fn encodings(value: &TraitValue<'_>, report: &mut Report) -> Vec<String> {
    let field = value.field("encodings");
    let encodings = field.and_then(|field| field.texts(report));
    encodings.unwrap_or_default()
}

fn parameter(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let name = value.text(report)?;
    if name.is_empty() {
        value.expected("the name of a parameter", report);
        return None;
    }
    Some(name)
}

fn timestamp_format(value: &TraitValue<'_>, report: &mut Report) -> Option<TimestampFormat> {
    let format = match value.value.as_str() {
        Some("date-time") => Some(TimestampFormat::DateTime),
        Some("epoch-seconds") => Some(TimestampFormat::EpochSeconds),
        Some("http-date") => Some(TimestampFormat::HttpDate),
        _ => None,
    };
    value.or_expected(
        format,
        "\"date-time\", \"epoch-seconds\" or \"http-date\"",
        report,
    )
}

fn fault(value: &TraitValue<'_>, report: &mut Report) -> Option<Fault> {
    let fault = match value.value.as_str() {
        Some("client") => Some(Fault::Client),
        Some("server") => Some(Fault::Server),
        _ => None,
    };
    value.or_expected(fault, "\"client\" or \"server\"", report)
}

fn retryable(value: &TraitValue<'_>, report: &mut Report) -> Option<Retryable> {
    value.object(report)?;
    let throttling = value.field("throttling").map(|field| field.boolean(report));
    Some(Retryable {
        throttling: throttling.flatten().unwrap_or(false),
    })
}
