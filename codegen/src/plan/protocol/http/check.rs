//! Names outside of bodies: no two members of a message have the same name in the query, or in the
//! headers.

use std::collections::BTreeMap;

use crate::model::{Closure, Member, Model, ShapeId};
use crate::report::{Diagnostic, Report};

/// Checks the structures that the operations reach.
pub(in crate::plan::protocol) fn check(model: &Model, closure: &Closure, report: &mut Report) {
    for id in &closure.shapes {
        check_structure(model, id, report);
    }
}

fn check_structure(model: &Model, id: &ShapeId, report: &mut Report) {
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for member in model.members(id) {
        let Some((part, name)) = name(member) else {
            continue;
        };
        if let Some(earlier) = seen.insert((part, name.clone()), &member.name) {
            let owner = format!("{id}${}", member.name);
            let message = format!("`{owner}` and `{earlier}` have the same name {part}: `{name}`");
            let error = Diagnostic::error("wire-name", message);
            report.push(error.at(&member.place).shape(&owner));
        }
    }
}

/// The part of a message that contains the member, and its name there.
fn name(member: &Member) -> Option<(&'static str, String)> {
    let traits = &member.traits;
    match (&traits.http_query, &traits.http_header) {
        (Some(key), _) => Some(("in the query", key.clone())),
        // Header names ignore case.
        (None, Some(name)) => Some(("in the headers", name.to_ascii_lowercase())),
        (None, None) => None,
    }
}
