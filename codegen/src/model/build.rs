//! AST to model: merges the files, adds what overlays retain, applies what is stated apart, brings all
//! of it into the words of Smithy 2.0, resolves mixins, then builds each shape, then has the whole
//! checked.

mod apply;
mod enum_trait;
mod merge;
mod mixins;
mod of_prelude;
mod properties;
mod resolve;
mod retain;
mod shape;
mod upgrade;
mod written;

use super::{Model, check, prelude};
use crate::ast::Ast;
use crate::report::Report;
use resolve::Resolver;

/// Builds the model that the files state together. Every mistake goes into the report;
/// if it has errors afterwards, the model is not to be used.
///
/// Neither the order of the files nor that of anything in them matters, that of members and of lists
/// excepted: lists that several files state follow each other in the order of the files' names.
pub fn build(mut asts: Vec<Ast>, report: &mut Report) -> Model {
    asts.sort_by(|left, right| left.file.cmp(&right.file));
    let mut model = Model {
        metadata: merge::metadata(&mut asts, report),
        ..Model::default()
    };
    prelude::add_to(&mut model);
    let mut written = merge::shapes(&mut asts, &model, report);
    retain::retain(&mut asts, &mut written, report);
    apply::apply(&mut asts, &mut written, report);
    upgrade::upgrade(&mut written, &model);
    let mixed_in = mixins::flatten(&mut written, report);
    let resolver = Resolver::new(&written, &model);
    // Each shape is let go once it is built: both forms of all shapes would be the peak of a run.
    for (id, written) in written {
        // What a mixin says is looked at in the shapes that use it; without any, in the mixin.
        if mixed_in.contains(&id) {
            continue;
        }
        if let Some(shape) = shape::build(&id, &written, &resolver, report) {
            if !written.is_mixin() {
                model.shapes.insert(id, shape);
            }
        }
    }
    check::run(&model, report);
    model
}
