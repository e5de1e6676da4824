//! Tokens and items of kinds that the paginator of the runtime does not know yet. Whether the trait
//! leads to members at all is the model's to check.

use super::refuse;
use crate::model::{self, Closure, Kind, Member, Model, Operation, Shape, ShapeId};
use crate::report::Report;

/// Reports what a paginated operation needs that the runtime does not have.
pub(super) fn check(model: &Model, closure: &Closure, shape: &Shape, report: &mut Report) {
    let Kind::Operation(operation) = &shape.kind else {
        return;
    };
    for (part, member) in parts(model, closure, shape, operation) {
        let fits = match part {
            "items" => is_list_or_text_map(model, member),
            _ => is_token(model, member),
        };
        if !fits {
            let (id, target) = (&shape.id, &member.target);
            let what = format!(
                "`{part}` of `{id}` leads to `{target}`, whose kind is not supported there yet"
            );
            let place = shape.trait_place("smithy.api#paginated");
            refuse(what, &place, id.as_str(), report);
        }
    }
}

/// The members that the trait names, with the part that names them.
fn parts<'a>(
    model: &'a Model,
    closure: &Closure,
    shape: &Shape,
    operation: &Operation,
) -> Vec<(&'static str, &'a Member)> {
    let Some(paginated) = model::paginated_of(model, &closure.service, &shape.id) else {
        return Vec::new();
    };
    let (input, output) = (operation.input.as_ref(), operation.output.as_ref());
    let parts = [
        ("inputToken", input, paginated.input_token),
        ("outputToken", output, paginated.output_token),
        ("items", output, paginated.items),
    ];
    let found = |(part, root, path): (&'static str, Option<&ShapeId>, Option<String>)| {
        Some((part, at_end(model, root?, &path?)?))
    };
    parts.into_iter().filter_map(found).collect()
}

fn at_end<'a>(model: &'a Model, root: &ShapeId, path: &str) -> Option<&'a Member> {
    let mut structure = root;
    let mut reached = None;
    for name in path.split('.') {
        let mut members = model.members(structure).iter();
        let member = members.find(|member| member.name == name)?;
        structure = &member.target;
        reached = Some(member);
    }
    reached
}

fn is_token(model: &Model, member: &Member) -> bool {
    match model.shape(&member.target) {
        Some(Shape {
            kind: Kind::Map { key, value },
            traits,
            ..
        }) => {
            let values = model.kind(&value.target);
            is_text(model, key) && matches!(values, Some(Kind::Document)) && !traits.sparse
        }
        _ => is_text(model, member),
    }
}

fn is_list_or_text_map(model: &Model, member: &Member) -> bool {
    match model.kind(&member.target) {
        Some(Kind::Map { key, .. }) => is_text(model, key),
        _ => true,
    }
}

fn is_text(model: &Model, member: &Member) -> bool {
    matches!(model.kind(&member.target), Some(Kind::String))
}
