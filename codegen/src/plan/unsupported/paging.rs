//! Tokens and items of kinds that the paginator of the runtime does not know yet. Whether the trait
//! leads to members at all is the model's to check.

use super::reason::Reason;
use crate::model::{self, Closure, Kind, Member, Model, Operation, Shape, ShapeId};

/// What a paginated operation needs that the runtime does not have.
pub(super) fn reasons(model: &Model, closure: &Closure, shape: &Shape) -> Vec<Reason> {
    let Kind::Operation(operation) = &shape.kind else {
        return Vec::new();
    };
    let misfit = |(part, member): &(&'static str, &Member)| match *part {
        "items" => !is_list_or_text_map(model, member),
        _ => !is_token(model, member),
    };
    let parts = parts(model, closure, shape, operation).into_iter();
    parts
        .filter(misfit)
        .map(|(part, member)| {
            let what = format!("`{part}` leads to `{}`", member.target);
            let place = shape.trait_place("smithy.api#paginated");
            Reason::new(what, &shape.id, &place)
        })
        .collect()
}

/// The members that the trait names, with the part that names them.
fn parts<'a>(
    model: &'a Model,
    closure: &Closure,
    shape: &Shape,
    operation: &'a Operation,
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
    let found = |(part, root, path): (&'static str, Option<&'a ShapeId>, Option<String>)| {
        let (_, member) = model.members_on(root?, &path?)?.pop()?;
        Some((part, member))
    };
    parts.into_iter().filter_map(found).collect()
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
