//! HTTP bindings that emitted code does not support.

use crate::model::{Kind, Member, Model, Shape, ShapeId};
use crate::plan::reason::Reason;
use crate::text::markdown;

/// The methods that the `http` crate has constants for.
const METHODS: &[&str] = &[
    "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];

/// Why an operation is not supported, by its bindings.
pub(in crate::plan::protocol) fn unsupported(
    model: &Model,
    operation: &Shape,
    messages: &[ShapeId],
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = method(operation).into_iter().collect();
    for id in messages {
        let Some(shape) = model.shape(id) else {
            continue;
        };
        let members = shape.kind.members().into_iter();
        reasons.extend(members.filter_map(|member| map(model, shape, member)));
    }
    reasons
}

fn method(operation: &Shape) -> Option<Reason> {
    let id = &operation.id;
    match &operation.traits.http {
        None => {
            let what = "it has no `smithy.api#http`".to_owned();
            Some(Reason::new(what, id, &operation.place))
        }
        Some(http) if !METHODS.contains(&http.method.as_str()) => {
            let what = format!("its method is {}", markdown::code(&http.method));
            let place = operation.trait_place("smithy.api#http");
            Some(Reason::new(what, id, &place.child("method")))
        }
        Some(_) => None,
    }
}

/// A map for names and values whose values are not strings.
fn map(model: &Model, shape: &Shape, member: &Member) -> Option<Reason> {
    let target = model.shape(&member.target)?;
    let Kind::Map { value, .. } = &target.kind else {
        return None;
    };
    let is_string = |id: &ShapeId| matches!(model.kind(id), Some(Kind::String | Kind::Enum(_)));
    let (trait_, has_strings) = if member.traits.http_query_params {
        let has_strings = match model.kind(&value.target) {
            Some(Kind::List(item)) => {
                let is_sparse = target.traits.sparse || is_sparse(model, &value.target);
                is_string(&item.target) && !is_sparse
            }
            _ => is_string(&value.target),
        };
        ("smithy.api#httpQueryParams", has_strings)
    } else if member.traits.http_prefix_headers.is_some() {
        let has_strings = is_string(&value.target) && !target.traits.sparse;
        ("smithy.api#httpPrefixHeaders", has_strings)
    } else {
        return None;
    };
    let name = format!("{}${}", shape.id.name(), member.name);
    let what = format!("`{trait_}` on `{name}`, whose values are not strings");
    let owner = format!("{}${}", shape.id, member.name);
    (!has_strings).then(|| Reason::new(what, owner, &member.trait_place(trait_)))
}

fn is_sparse(model: &Model, id: &ShapeId) -> bool {
    model.shape(id).is_some_and(|shape| shape.traits.sparse)
}
