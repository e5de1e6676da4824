//! Shapes with too many parts. Refused before any decision.

use crate::model::{Closure, Kind, Model, Shape};
use crate::report::{Diagnostic, Report, SourceLocation};

/// The greatest number of members in a structure or union: rustc and other tools recurse over the
/// code for them.
const MOST_MEMBERS: usize = 1000;

/// The greatest number of values in an enum.
const MOST_VALUES: usize = 20_000;

/// The greatest number of errors that all operations together have from the service.
const MOST_ERRORS: usize = 100_000;

/// Reports shapes that are too large.
pub(crate) fn refuse_size(model: &Model, closure: &Closure, report: &mut Report) {
    if let Some(service) = model.shape(&closure.service) {
        shared_errors(closure, service, report);
    }
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    for shape in shapes {
        let (most, what) = match &shape.kind {
            Kind::Structure(_) | Kind::Union(_) => (MOST_MEMBERS, "members"),
            Kind::Enum(_) | Kind::IntEnum(_) => (MOST_VALUES, "values"),
            _ => continue,
        };
        let count = shape.kind.members().len();
        if count > most {
            let what = format!("`{}` has {count} {what}; the limit is {most}", shape.id);
            refuse(what, shape, &shape.place, report);
        }
    }
}

/// Reports a service with too many errors of its own, which each of its operations has.
fn shared_errors(closure: &Closure, service: &Shape, report: &mut Report) {
    let Kind::Service(own) = &service.kind else {
        return;
    };
    let (errors, operations) = (own.errors.len(), closure.operations.len());
    if errors.saturating_mul(operations) > MOST_ERRORS {
        let what = format!(
            "`{}` has too many errors: {errors}, shared by {operations} operations",
            service.id
        );
        refuse(what, service, &service.place.child("errors"), report);
    }
}

fn refuse(what: String, shape: &Shape, place: &SourceLocation, report: &mut Report) {
    report.push(
        Diagnostic::error("too-large", what)
            .shape(&shape.id)
            .at(place)
            .help("leave it out: name the operations that do not need it with `--operations`"),
    );
}
