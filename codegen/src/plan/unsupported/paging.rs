//! Tokens that an operation takes in another Rust type than it returns them in. Whether the trait leads
//! to members that can be tokens at all is the model's to check.

use super::reason::Reason;
use crate::model::{self, Closure, Kind, Model, Shape, ShapeId};

/// Why a paginated operation can have no paginator.
pub(super) fn reasons(model: &Model, closure: &Closure, shape: &Shape) -> Vec<Reason> {
    let Kind::Operation(operation) = &shape.kind else {
        return Vec::new();
    };
    let Some(paginated) = model::paginated_of(model, &closure.service, &shape.id) else {
        return Vec::new();
    };
    let target = |root: Option<&ShapeId>, path: &str| {
        let (_, member) = model.members_on(root?, path)?.pop()?;
        Some(member.target.clone())
    };
    let tokens = paginated.input_tokens.iter().zip(&paginated.output_tokens);
    let gap = |(input, output): (&String, &String)| {
        let taken = target(operation.input.as_ref(), input)?;
        let returned = target(operation.output.as_ref(), output)?;
        let is_enum = |id: &ShapeId| matches!(model.kind(id), Some(Kind::Enum(_)));
        let differ = taken != returned && (is_enum(&taken) || is_enum(&returned));
        differ.then(|| {
            let what = format!("it takes its token as `{taken}` and returns it as `{returned}`");
            let place = shape.trait_place(paginated_id(shape));
            Reason::new(what, &shape.id, &place)
        })
    };
    tokens.filter_map(gap).collect()
}

fn paginated_id(shape: &Shape) -> &'static str {
    match shape.traits.own_paginated {
        Some(_) => "hardy#paginated",
        None => "smithy.api#paginated",
    }
}
