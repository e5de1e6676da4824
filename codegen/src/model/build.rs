//! Converts ASTs to a model: merges the files, adds retained shapes, applies `apply` statements,
//! upgrades Smithy 1.0 to 2.0, resolves mixins, builds each shape, and runs all checks.

mod apply;
mod definitions;
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
pub(crate) use definitions::{Definition, Definitions, MemberDefinition};
use resolve::Resolver;
use written::AllWritten;

/// Builds the model of all files. Problems go into the report; if it has errors, the model must not
/// be used.
///
/// The order of files does not matter, nor the order of anything in them except members and lists.
/// Lists in several files are joined in the order of the file names.
pub fn build(mut asts: Vec<Ast>, report: &mut Report) -> Model {
    asts.sort_by(|left, right| left.file.cmp(&right.file));
    let mut model = Model {
        metadata: merge::metadata(&mut asts, report),
        ..Model::default()
    };
    prelude::add_to(&mut model);
    let mut written = merged(&mut asts, &model, report);
    let mixed_in = mixins::flatten(&mut written, report);
    let resolver = Resolver::new(&written, &model);
    // Drops the input of each shape after building it, because both forms of all shapes together
    // would be the peak of memory.
    for (id, written) in written {
        // The traits of a mixin are checked in the shapes that use it, or in the mixin itself if it
        // is unused.
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

/// The shapes of all files, before they are built, and as a file of Smithy 2.0 would define them. Of a model without
/// errors: problems are not reported.
pub(crate) fn defined(mut asts: Vec<Ast>) -> Definitions {
    let mut report = Report::new();
    asts.sort_by(|left, right| left.file.cmp(&right.file));
    let mut model = Model::default();
    prelude::add_to(&mut model);
    let mut written = merged(&mut asts, &model, &mut report);
    mixins::flatten(&mut written, &mut report);
    definitions::of(written)
}

/// The shapes of all files in Smithy 2.0, with retained shapes and applied traits.
fn merged(asts: &mut [Ast], prelude: &Model, report: &mut Report) -> AllWritten {
    let mut written = merge::shapes(asts, prelude, report);
    retain::retain(asts, &mut written, report);
    apply::apply(asts, &mut written, report);
    upgrade::upgrade(&mut written, prelude);
    written
}
