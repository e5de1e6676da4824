//! Shared by the tests of the model: small models as JSON, and their diagnostics.

use super::*;
use crate::ast::{self, Source};
use crate::report::Report;

mod apply;
mod closure;
mod endpoint;
mod http;
mod mixins;
mod paging;
mod prelude;
mod retention;
mod shapes;
mod targets;
mod traits;
mod unknown;
mod versions;

/// A file with this content of `shapes`.
fn source(name: &str, shapes: &str) -> Source {
    source_in("2.0", name, shapes)
}

/// The same in a version of Smithy.
fn source_in(version: &str, name: &str, shapes: &str) -> Source {
    let text = format!(r#"{{"smithy": "{version}", "shapes": {{{shapes}}}}}"#);
    Source {
        name: name.to_owned(),
        text,
    }
}

fn build_sources(sources: &[Source]) -> (Model, Report) {
    let mut report = Report::new();
    let asts = sources
        .iter()
        .filter_map(|source| ast::read(source, &mut report))
        .collect();
    let model = build(asts, &mut report);
    report.locate(sources);
    (model, report)
}

/// The diagnostics of one file with these shapes.
fn diagnose(shapes: &str) -> String {
    build_sources(&[source("model.json", shapes)]).1.to_string()
}

/// The model of these shapes, which must be valid.
fn model(shapes: &str) -> Model {
    let (model, report) = build_sources(&[source("model.json", shapes)]);
    assert_eq!(report.to_string(), "");
    model
}

/// The model of these files, which must be valid.
fn model_of(sources: &[Source]) -> Model {
    let (model, report) = build_sources(sources);
    assert_eq!(report.to_string(), "");
    model
}

fn member(model: &Model, shape: &str, name: &str) -> Member {
    let mut members = model
        .kind(&id(shape))
        .map(Kind::members)
        .unwrap_or_default()
        .into_iter();
    let found = members.find(|member| member.name == name).cloned();
    found.expect("the member of a test exists")
}

fn id(text: &str) -> ShapeId {
    ShapeId::parse(text).expect("the id of a test is valid")
}

fn traits_of(model: &Model, shape: &str) -> Traits {
    model
        .shape(&id(shape))
        .expect("the shape of a test exists")
        .traits
        .clone()
}
