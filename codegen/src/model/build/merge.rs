//! Merges several files: their shapes and metadata, and conflicts between them. Must not know what
//! a shape or a trait means; `apply` handles `apply` statements.

use super::written::{AllWritten, Written, add};
use super::{of_prelude, upgrade};
use crate::ast::{Ast, Role};
use crate::model::{Model, ShapeId};
use crate::report::{Diagnostic, Report, SourceLocation};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::mem;

/// Merges the metadata of files by Smithy's rules: joins lists, accepts equal values, and reports
/// other values as conflicts.
pub(super) fn metadata(asts: &mut [Ast], report: &mut Report) -> Map<String, Value> {
    let mut merged: BTreeMap<String, (Value, SourceLocation)> = BTreeMap::new();
    for ast in asts {
        let metadata = SourceLocation::document(ast.file.as_ref()).child("metadata");
        for (key, value) in mem::take(&mut ast.metadata) {
            let place = metadata.child(&key);
            let Some((earlier, stands)) = merged.get_mut(&key) else {
                merged.insert(key, (value, place));
                continue;
            };
            match (earlier, value) {
                (Value::Array(entries), Value::Array(further)) => entries.extend(further),
                (earlier, value) if *earlier == value => {}
                _ => {
                    let message = format!("the metadata `{key}` has a different value at {stands}");
                    report.push(
                        Diagnostic::error("conflicting-metadata", message)
                            .at(&place)
                            .help(
                                "Smithy joins lists from several files; other values must be equal",
                            ),
                    );
                }
            }
        }
    }
    let merged = merged.into_iter();
    merged.map(|(key, (value, _))| (key, value)).collect()
}

/// Merges the shapes of files. Several files may define a shape if the definitions are equal except
/// for traits, which are merged. Ignores shapes of the prelude, and leaves those of overlays in
/// their files.
pub(super) fn shapes(asts: &mut [Ast], prelude: &Model, report: &mut Report) -> AllWritten {
    let mut merged = AllWritten::new();
    for ast in asts.iter_mut().filter(|ast| ast.role == Role::Model) {
        for (id, written) in take(ast, report) {
            match id.is_prelude() {
                true => report.extend(of_prelude::remark(&id, &written, prelude)),
                false => merge(id, written, &mut merged, report),
            }
        }
    }
    merged
}

/// Takes the shapes out of a file; reports and omits those with invalid ids.
pub(super) fn take(ast: &mut Ast, report: &mut Report) -> Vec<(ShapeId, Written)> {
    let shapes = SourceLocation::document(ast.file.as_ref()).child("shapes");
    let mut taken = Vec::new();
    for (text, shape) in mem::take(&mut ast.shapes) {
        let place = shapes.child(&text);
        if let Some(id) = check_id(&text, &place, report) {
            let mut written = Written::new(shape, ast.version, place);
            upgrade::refuse_traits(&id, &mut written, report);
            taken.push((id, written));
        }
    }
    taken
}

/// Adds a shape, which may already exist.
pub(super) fn merge(id: ShapeId, further: Written, merged: &mut AllWritten, report: &mut Report) {
    let Some(written) = merged.get_mut(&id) else {
        merged.insert(id, further);
        return;
    };
    if !is_same(written, &further) {
        report.push(conflict(&id, written, &further));
        return;
    }
    add(further.traits, &mut written.traits, id.as_str(), report);
    for (member, further) in written.members.iter_mut().zip(further.members) {
        let owner = format!("{id}${}", member.name);
        add(further.traits, &mut member.traits, &owner, report);
    }
}

fn check_id(text: &str, place: &SourceLocation, report: &mut Report) -> Option<ShapeId> {
    let id = ShapeId::parse(text);
    if id.is_none() {
        let message = format!("`{text}` is not the id of a shape");
        report.push(
            Diagnostic::error("invalid-id", message)
                .help("write `namespace#Name`")
                .at(place)
                .shape(text),
        );
    }
    id
}

/// Whether the definitions are equal, except for traits. The order of members counts, and so does
/// the version of Smithy, in which the same text may have another meaning.
fn is_same(left: &Written, right: &Written) -> bool {
    let members = left.members.iter().zip(&right.members);
    let values = |written: &Written| -> Vec<(String, Vec<Value>)> {
        let properties = written.properties.iter();
        properties
            .map(|(key, stated)| {
                (
                    key.clone(),
                    stated.iter().map(|stated| stated.value.clone()).collect(),
                )
            })
            .collect()
    };
    let mixins = |written: &Written| -> Vec<String> {
        written
            .mixins
            .iter()
            .map(|(target, _)| target.clone())
            .collect()
    };
    left.kind == right.kind
        && left.version == right.version
        && left.members.len() == right.members.len()
        && members
            .into_iter()
            .all(|(left, right)| left.name == right.name && left.target == right.target)
        && values(left) == values(right)
        && mixins(left) == mixins(right)
}

fn conflict(id: &ShapeId, earlier: &Written, further: &Written) -> Diagnostic {
    let mut message = format!("`{id}` has a different definition at {}", earlier.place);
    if earlier.version != further.version {
        let version = earlier.version.as_str();
        message.push_str(&format!(", in Smithy {version}"));
    }
    Diagnostic::error("conflicting-shape", message)
        .at(&further.place)
        .shape(id)
        .help("several files may define a shape only if the definitions are equal")
}
