//! Readers of trait values that are small enough for one file. Must not know where a trait applies.

use super::http::is_token;
use super::value::TraitValue;
use super::{Deprecated, Fault, ListedValue, Recommended, Retryable, TimestampFormat};
use crate::decimal::Decimal;
use crate::report::Report;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn links(value: &TraitValue<'_>, report: &mut Report) -> BTreeMap<String, String> {
    let entries = value.object(report).into_iter().flatten();
    let link = |key: &String| Some((key.clone(), value.text_field(key, report)?));
    entries.map(|(key, _)| key).filter_map(link).collect()
}

pub(super) fn deprecated(value: &TraitValue<'_>, report: &mut Report) -> Option<Deprecated> {
    value.object(report)?;
    Some(Deprecated {
        message: value.text_field("message", report),
        since: value.text_field("since", report),
    })
}

pub(super) fn recommended(value: &TraitValue<'_>, report: &mut Report) -> Option<Recommended> {
    value.object(report)?;
    Some(Recommended {
        reason: value.text_field("reason", report),
    })
}

pub(super) fn enum_value(value: &TraitValue<'_>, report: &mut Report) -> Option<ListedValue> {
    let read = match value.value {
        Value::String(text) => Some(ListedValue::Text(text.clone())),
        value => Decimal::of(value)
            .and_then(|number| number.integer()?.parse().ok())
            .map(ListedValue::Number),
    };
    value.or_expected(read, "a string or a 32-bit integer", report)
}

pub(super) fn header(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let name = value.text(report)?;
    if is_token(&name) {
        return Some(name);
    }
    value.expected("a header name", report);
    None
}

pub(super) fn encodings(value: &TraitValue<'_>, report: &mut Report) -> Vec<String> {
    let field = value.field("encodings");
    let encodings = field.and_then(|field| field.texts(report));
    encodings.unwrap_or_default()
}

pub(super) fn parameter(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let name = value.text(report)?;
    if name.is_empty() {
        value.expected("a parameter name", report);
        return None;
    }
    Some(name)
}

/// The code of an error in awsQuery, which is before the `;` in a header.
pub(super) fn query_error_code(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let code = value.required_text("code", report)?;
    let is_code = |byte: u8| byte.is_ascii_graphic() && byte != b';';
    let code = (!code.is_empty() && code.bytes().all(is_code)).then_some(code);
    let field = value.field("code")?;
    field.or_expected_of("code", code, "a code of visible ASCII without `;`", report)
}

pub(super) fn timestamp_format(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<TimestampFormat> {
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

pub(super) fn fault(value: &TraitValue<'_>, report: &mut Report) -> Option<Fault> {
    let fault = match value.value.as_str() {
        Some("client") => Some(Fault::Client),
        Some("server") => Some(Fault::Server),
        _ => None,
    };
    value.or_expected(fault, "\"client\" or \"server\"", report)
}

pub(super) fn retryable(value: &TraitValue<'_>, report: &mut Report) -> Option<Retryable> {
    value.object(report)?;
    let throttling = value.field("throttling").map(|field| field.boolean(report));
    Some(Retryable {
        throttling: throttling.flatten().unwrap_or(false),
    })
}
