//! Retained members and errors: the service no longer has them. The closure checks whole shapes,
//! and `build` those that overlays define.

use super::site::{error, member_id};
use crate::model::traits::RETAINED;
use crate::model::{Kind, Member, Model, RetainedError, Shape, ShapeId};
use crate::report::{Diagnostic, Report, SourceLocation, nearest};

const ERRORS: &str = "hardy#retainedErrors";

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    for member in shape.kind.members() {
        refuse_applied(shape, member, report);
    }
    if let Kind::Operation(_) = &shape.kind {
        let place = shape.trait_place(ERRORS);
        for (index, retained) in shape.traits.calls().retained_errors.iter().enumerate() {
            let place = place.child(index).child("target");
            let earlier = shape.traits.calls().retained_errors.iter().take(index);
            let twice = earlier
                .into_iter()
                .any(|earlier| earlier.target == retained.target);
            let problem = problem(model, shape, retained, twice);
            report.extend(problem.map(|problem| problem.at(&place).shape(&shape.id)));
        }
    }
}

/// A retained member is defined in the overlay: a member that the trait is applied to is still in
/// the model.
fn refuse_applied(shape: &Shape, member: &Member, report: &mut Report) {
    if member.traits.retained.is_none() {
        return;
    }
    let Some(place) = member.traits.rare().elsewhere.get(RETAINED) else {
        return;
    };
    let owner = member_id(shape, member);
    let message = format!(
        "`{owner}` is retained, but the model has it at {}",
        member.place
    );
    let help = "remove it from the overlay; to retain a member that the model lacks, define it there with its target";
    report.push(error("retained", &owner, place, message).help(help));
}

fn problem(
    model: &Model,
    operation: &Shape,
    retained: &RetainedError,
    twice: bool,
) -> Option<Diagnostic> {
    let id = &retained.target;
    let Some(target) = model.shape(id) else {
        let message = format!("`{id}` is retained as an error, but no input file defines it");
        let errors = model.shapes.values().filter(|shape| is_error(shape));
        let near = nearest(id.as_str(), errors.map(|shape| shape.id.as_str()));
        let diagnostic = Diagnostic::error("dangling-target", message);
        return Some(match near {
            None => diagnostic.help(format!(
                "define it in the overlay, with the trait `{RETAINED}`"
            )),
            near => diagnostic.suggest(near),
        });
    };
    if !is_error(target) {
        let message = format!(
            "`{id}` is retained as an error, but is not a structure with the trait `smithy.api#error`"
        );
        return Some(Diagnostic::error("target-kind", message));
    }
    if twice {
        let message = format!("duplicate retained error `{id}`");
        return Some(Diagnostic::error("retained", message).help("remove one of the entries"));
    }
    place_of_error(model, operation, id).map(|place| {
        let message = format!("the error `{id}` is retained, but the model lists it at {place}");
        Diagnostic::error("retained", message).help("remove it from the overlay")
    })
}

fn is_error(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Structure(_)) && shape.traits.error.is_some()
}

/// The location of the error in the list of the operation, or of a service for all operations.
fn place_of_error(model: &Model, operation: &Shape, error: &ShapeId) -> Option<SourceLocation> {
    let mut shapes = model.shapes.values();
    let lists = |shape: &&Shape| match &shape.kind {
        Kind::Operation(own) => shape.id == operation.id && own.errors.contains(error),
        Kind::Service(service) => service.errors.contains(error),
        _ => false,
    };
    shapes.find(lists).map(|shape| shape.place.child("errors"))
}
