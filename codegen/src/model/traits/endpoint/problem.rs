//! The problems that several parts of endpoint rules have.

use crate::model::traits::value::TraitValue;
use crate::report::{Diagnostic, Report, nearest};

/// Warns that Hardy cannot evaluate the rules, and omits them.
pub(super) fn unsupported(value: &TraitValue<'_>, why: &str, report: &mut Report) {
    let message = format!("`{}` is not supported: {why}", value.id);
    report.push(
        Diagnostic::warning("unsupported-endpoint-rules", message)
            .at(&value.place)
            .shape(value.owner),
    );
}

/// Reports a part that is not as `what` describes.
pub(super) fn expected(value: &TraitValue<'_>, part: &str, what: &str, report: &mut Report) {
    let message = format!("{part} of `{}` must be {what}", value.id);
    value.refuse(message, report);
}

/// Reports a name that is not defined.
pub(super) fn undefined<'a>(
    value: &TraitValue<'_>,
    name: &str,
    known: impl Iterator<Item = &'a str>,
    report: &mut Report,
) {
    let message = format!(
        "`{}` refers to `{name}`, which is no parameter, and no variable that is assigned before",
        value.id
    );
    let problem = Diagnostic::error("trait-value", message)
        .at(&value.place)
        .shape(value.owner);
    report.push(match nearest(name, known) {
        Some(near) => problem.suggest(Some(near)),
        None => problem.help("define the parameter, or assign the variable in a condition"),
    });
}

/// The part with the key `key`; reports its absence.
pub(super) fn part<'a>(
    value: &TraitValue<'a>,
    of: &str,
    key: &str,
    report: &mut Report,
) -> Option<TraitValue<'a>> {
    let part = value.field(key);
    if part.is_none() {
        let message = format!("{of} of `{}` has no `{key}`", value.id);
        value.refuse(message, report);
    }
    part
}

/// The items of a list; reports any other value.
pub(super) fn items<'a>(
    value: &TraitValue<'a>,
    what: &str,
    report: &mut Report,
) -> Option<Vec<TraitValue<'a>>> {
    let items = value.items();
    if items.is_none() {
        expected(value, what, "a list", report);
    }
    items
}

/// The entries of an object, in the order of their keys; reports any other value.
pub(super) fn entries<'a>(
    value: &TraitValue<'a>,
    what: &str,
    report: &mut Report,
) -> Option<Vec<(&'a str, TraitValue<'a>)>> {
    let Some(object) = crate::json::object(value.value) else {
        expected(value, what, "an object", report);
        return None;
    };
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    let entries = keys.into_iter();
    Some(
        entries
            .filter_map(|key| Some((key, value.field(key)?)))
            .collect(),
    )
}

/// The results of a reader for all items; `None` if one fails, after all have been read.
pub(super) fn all<T>(results: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let results: Vec<Option<T>> = results.collect();
    results.into_iter().collect()
}
