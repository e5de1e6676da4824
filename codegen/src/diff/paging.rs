//! The pagination of an operation.

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use crate::model::{Paginated, ShapeId};

pub(super) fn compare(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(|side| side.pagination(id));
    let path = sides
        .operation_path(id)
        .map(|path| format!("{path}::paginator"));
    let finding = |row: &'static str, wire: Wire, message: String| {
        let finding = Finding::new(row, wire, message).on(id).touches(id);
        let finding = finding.explains(path.clone());
        // The crate re-exports them if an operation is paginated.
        let types = ["Items", "Pages", "Paginator"].map(str::to_owned);
        types.into_iter().map(Some).fold(finding, Finding::explains)
    };
    let name = id.name();
    match (old, new) {
        (None, Some(_)) => {
            let message = format!("{name} can be paginated");
            found.push(finding("D58", Wire::Compatible, message).least(Api::Minor));
        }
        (Some(_), None) => {
            found.push(finding(
                "D59",
                Wire::Same,
                format!("{name} is no longer paginated"),
            ));
        }
        (Some(old), Some(new)) => {
            for (row, wire, message) in changes(name, &old, &new) {
                found.push(finding(row, wire, message).least(Api::Patch));
            }
        }
        (None, None) => {}
    }
}

fn changes(name: &str, old: &Paginated, new: &Paginated) -> Vec<(&'static str, Wire, String)> {
    let mut changes = Vec::new();
    let tokens = [
        (&old.input_tokens, &new.input_tokens),
        (&old.output_tokens, &new.output_tokens),
    ];
    for (old, new) in tokens.into_iter().filter(|(old, new)| old != new) {
        let [old, new] = [old, new].map(|paths| paths.join(", "));
        let message = format!("{name} continues from {new} instead of {old}");
        changes.push(("D60", Wire::Breaking, message));
    }
    if old.more_results != new.more_results {
        let [old, new] = [old, new].map(|one| one.more_results.as_deref().unwrap_or("no token"));
        let message = format!("{name} ends by {new} instead of {old}");
        changes.push(("D60", Wire::Behaviour, message));
    }
    if old.items != new.items {
        let wire = match (old.items.is_empty(), new.items.is_empty()) {
            (true, _) => Wire::Compatible,
            (_, true) => Wire::Same,
            _ => Wire::Behaviour,
        };
        let message = match new.items.as_slice() {
            [] => format!("{name} yields only pages"),
            items => format!("{name} yields {} item by item", items.join(", ")),
        };
        changes.push(("D61", wire, message));
    }
    if old.page_size != new.page_size {
        let wire = if old.page_size.is_none() {
            Wire::Compatible
        } else {
            Wire::Behaviour
        };
        let [old, new] = [old, new].map(|one| one.page_size.as_deref().unwrap_or("none"));
        let message = format!("page size of {name} is {new} instead of {old}");
        changes.push(("D61", wire, message));
    }
    changes
}
