//! The traits of the namespace `hardy`: additions to the model of a service. Must not know their
//! effect.

use super::http::is_token;
use super::value::TraitValue;
use crate::model::{ShapeId, is_identifier};
use crate::report::Report;

/// The trait of retained items.
pub(in crate::model) const RETAINED: &str = "hardy#retained";

/// The trait `hardy#retained`: an item that the model no longer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retained {
    /// The first version of the model without it; not empty.
    pub since: String,
}

/// An error that an operation no longer lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetainedError {
    /// The error structure.
    pub target: ShapeId,
    /// The version without it.
    pub retained: Retained,
}

pub(super) fn retained(value: &TraitValue<'_>, report: &mut Report) -> Option<Retained> {
    let since = value.required_text("since", report)?;
    if since.trim().is_empty() {
        let message = format!(
            "`{}` has an empty `since`, which must name the first version of the model without this item",
            value.id
        );
        value.refuse(message, report);
        return None;
    }
    Some(Retained { since })
}

pub(super) fn rename(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let name = value.value.as_str().filter(|name| is_identifier(name));
    value.or_expected(
        name.map(str::to_owned),
        "a valid Smithy name: ASCII letters, digits and `_`, not beginning with a digit",
        report,
    )
}

pub(super) fn retained_errors(value: &TraitValue<'_>, report: &mut Report) -> Vec<RetainedError> {
    entries(value, "`target` and `since`", retained_error, report)
}

/// A header of every request of a service, unless a member sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestHeader {
    /// Its name.
    pub name: String,
    /// Its value: visible ASCII characters.
    pub value: String,
}

/// The default of empty labels with one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelDefault {
    /// The name of the label.
    pub label: String,
    /// The default; not empty.
    pub value: String,
}

/// A header with a hash of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyHash {
    /// Its name.
    pub header: String,
    /// The algorithm.
    pub hash: Hash,
}

/// The algorithm of a hash of the body; the hash is written in lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-256 of the whole body.
    Sha256,
    /// The root of a tree of SHA-256 hashes over chunks of one mebibyte.
    Sha256Tree,
}

pub(super) fn request_headers(value: &TraitValue<'_>, report: &mut Report) -> Vec<RequestHeader> {
    let entry = |entry: &TraitValue<'_>, report: &mut Report| {
        let name = entry.required_text("name", report)?;
        let text = entry.required_text("value", report)?;
        let is_value = text
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_graphic());
        if !is_token(&name) || !is_value {
            entry.refuse(format!("`{name}: {text}` is not a valid header"), report);
            return None;
        }
        Some(RequestHeader { name, value: text })
    };
    entries(value, "`name` and `value`", entry, report)
}

pub(super) fn label_defaults(value: &TraitValue<'_>, report: &mut Report) -> Vec<LabelDefault> {
    let entry = |entry: &TraitValue<'_>, report: &mut Report| {
        let label = entry.required_text("label", report)?;
        let text = entry.required_text("value", report)?;
        if text.is_empty() {
            entry.refuse(format!("`value` of `{}` is empty", entry.id), report);
            return None;
        }
        Some(LabelDefault { label, value: text })
    };
    entries(value, "`label` and `value`", entry, report)
}

pub(super) fn body_hashes(value: &TraitValue<'_>, report: &mut Report) -> Vec<BodyHash> {
    let entry = |entry: &TraitValue<'_>, report: &mut Report| {
        let header = entry.required_text("header", report)?;
        if !is_token(&header) {
            entry.refuse(format!("`{header}` is not a valid header name"), report);
            return None;
        }
        let hash = match entry.required_text("hash", report)?.as_str() {
            "sha256" => Some(Hash::Sha256),
            "sha256-tree" => Some(Hash::Sha256Tree),
            _ => None,
        };
        let hash = entry.or_expected_of("hash", hash, "\"sha256\" or \"sha256-tree\"", report)?;
        Some(BodyHash { header, hash })
    };
    entries(value, "`header` and `hash`", entry, report)
}

/// The member of an input with the endpoint of the request.
pub(super) fn endpoint_member(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    value.required_text("member", report)
}

/// The entries of a list of rules, each with its source for readers.
fn entries<T>(
    value: &TraitValue<'_>,
    members: &str,
    entry: impl Fn(&TraitValue<'_>, &mut Report) -> Option<T>,
    report: &mut Report,
) -> Vec<T> {
    let expected = format!("a list of objects with {members}");
    let items = value.or_expected(value.items(), &expected, report);
    let items = items.into_iter().flatten();
    items.filter_map(|item| entry(&item, report)).collect()
}

fn retained_error(entry: &TraitValue<'_>, report: &mut Report) -> Option<RetainedError> {
    let target = entry.required_text("target", report)?;
    let retained = retained(entry, report)?;
    let id = ShapeId::parse(&target);
    if id.is_none() {
        let message = format!(
            "`target` of `{}` must be a shape id, found `{target}`",
            entry.id
        );
        entry.refuse(message, report);
    }
    Some(RetainedError {
        target: id?,
        retained,
    })
}
