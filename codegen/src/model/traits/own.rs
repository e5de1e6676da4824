//! The traits of the namespace `hardy`: what a crate is to be like beyond what its service says.
//! Must not know what becomes of them.

use super::value::TraitValue;
use crate::model::{ShapeId, is_identifier};
use crate::report::Report;

/// The trait of what a newer model has dropped.
pub(in crate::model) const RETAINED: &str = "hardy#retained";

/// What is said about something that a newer model has dropped and a crate keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retained {
    /// The version of the model that was the first without it; not empty.
    pub since: String,
}

/// An error that an operation no longer lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetainedError {
    /// The error structure.
    pub target: ShapeId,
    /// Since when.
    pub retained: Retained,
}

pub(super) fn retained(value: &TraitValue<'_>, report: &mut Report) -> Option<Retained> {
    let since = value.required_text("since", report)?;
    if since.trim().is_empty() {
        let message = format!(
            "`{}` has an empty `since`; it names the version of the model that is the first without this",
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
        "a name as Smithy allows it: ASCII letters, digits and `_`, no digit first",
        report,
    )
}

pub(super) fn retained_errors(value: &TraitValue<'_>, report: &mut Report) -> Vec<RetainedError> {
    let entries = value.value.as_array().map(Vec::len);
    let entries = value.or_expected(
        entries,
        "a list of objects with `target` and `since`",
        report,
    );
    let errors = (0..entries.unwrap_or_default()).map(|index| value.item(index));
    errors
        .flatten()
        .filter_map(|entry| retained_error(&entry, report))
        .collect()
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
