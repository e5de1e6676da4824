//! Tokens whose Rust type differs between input and output, and those with a stream. The model
//! checks whether members can be tokens at all.

use std::collections::BTreeSet;

use crate::model::{self, Closure, Kind, Member, Model, Shape, ShapeId};
use crate::plan::reason::Reason;

/// Why a paginated operation has no paginator.
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
    let reason = |(input, output): (&String, &String)| {
        let taken = target(operation.input.as_ref(), input)?;
        let returned = target(operation.output.as_ref(), output)?;
        let what = if !is_one_type(model, &taken, &returned) {
            format!("it takes a token of type `{taken}` and returns one of type `{returned}`")
        } else if holds_stream(model, &taken) {
            format!("its token `{taken}` contains a stream")
        } else {
            return None;
        };
        let place = shape.trait_place(paginated_id(shape));
        Some(Reason::new(what, &shape.id, &place))
    };
    tokens.filter_map(reason).collect()
}

/// Whether two shapes with the same structure are one Rust type: enums must be the same shape.
fn is_one_type(model: &Model, taken: &ShapeId, returned: &ShapeId) -> bool {
    let is_one =
        |taken: &Member, returned: &Member| is_one_type(model, &taken.target, &returned.target);
    taken == returned
        || match (model.kind(taken), model.kind(returned)) {
            (Some(Kind::Enum(_)), _) | (_, Some(Kind::Enum(_))) => false,
            (Some(Kind::List(taken)), Some(Kind::List(returned))) => is_one(taken, returned),
            (
                Some(Kind::Map { key, value }),
                Some(Kind::Map {
                    key: returned_key,
                    value: returned_value,
                }),
            ) => is_one(key, returned_key) && is_one(value, returned_value),
            _ => true,
        }
}

fn holds_stream(model: &Model, id: &ShapeId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let Some(shape) = model.shape(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        if shape.traits.streaming {
            return true;
        }
        let members = shape.kind.members().into_iter();
        open.extend(members.map(|member| &member.target));
    }
    false
}

fn paginated_id(shape: &Shape) -> &'static str {
    match shape.traits.own_paginated {
        Some(_) => "hardy#paginated",
        None => "smithy.api#paginated",
    }
}
