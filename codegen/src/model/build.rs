//! AST to model: merges the files, then builds each shape, then has the whole checked.

mod enum_trait;
mod properties;
mod resolve;
mod shape;

use super::{Model, ShapeId, check, prelude};
use crate::ast::{Ast, RawShape};
use crate::report::{Diagnostic, Place, Report};
use resolve::Resolver;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A shape as written, and where.
struct Written {
    shape: RawShape,
    place: Place,
}

/// Builds the model that the files state together. Every mistake goes into the report;
/// if it has errors afterwards, the model is not to be used.
///
/// Neither the order of the files nor that of anything in them matters, that of members excepted.
pub fn build(asts: Vec<Ast>, report: &mut Report) -> Model {
    let written = merge(asts, report);
    let mut model = Model::default();
    prelude::add_to(&mut model);
    let resolver = Resolver::new(&written);
    for (id, written) in &written {
        if let Some(shape) = shape::build(id, written, &resolver, report) {
            model.shapes.insert(id.clone(), shape);
        }
    }
    check::run(&model, report);
    model
}

fn merge(mut asts: Vec<Ast>, report: &mut Report) -> BTreeMap<ShapeId, Written> {
    asts.sort_by(|left, right| left.file.cmp(&right.file));
    let mut merged: BTreeMap<ShapeId, Written> = BTreeMap::new();
    for ast in asts {
        let shapes = Place::document(ast.file).child("shapes");
        for (text, shape) in ast.shapes {
            let place = shapes.child(&text);
            let Some(id) = check_id(&text, &place, report) else {
                continue;
            };
            match merged.get(&id) {
                Some(earlier) if earlier.shape.says_the_same_as(&shape) => {}
                Some(earlier) => report.push(conflict(&id, earlier, &place)),
                None => {
                    merged.insert(id, Written { shape, place });
                }
            }
        }
    }
    merged
}

fn check_id(text: &str, place: &Place, report: &mut Report) -> Option<ShapeId> {
    let id = ShapeId::parse(text);
    let diagnostic = match &id {
        Some(id) if id.is_prelude() => {
            let message = format!("`{id}` is in the namespace of Smithy itself");
            Diagnostic::error("conflicting-shape", message)
        }
        Some(_) => return id,
        None => Diagnostic::error("invalid-id", format!("`{text}` is not the id of a shape"))
            .help("an id is written `namespace.of.it#Name`"),
    };
    report.push(diagnostic.at(place).shape(text));
    None
}

fn conflict(id: &ShapeId, earlier: &Written, place: &Place) -> Diagnostic {
    let message = format!("`{id}` is defined differently in `{}`", earlier.place.file);
    Diagnostic::error("conflicting-shape", message)
        .at(place)
        .shape(id)
        .help("a shape may stand in several files only if all of them say the same of it")
}

/// Text under a key of an AST node, or nothing.
fn text_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}
