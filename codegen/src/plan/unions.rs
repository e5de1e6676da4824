//! Unions: a variant for each member.

use super::constraints::Limits;
use super::context::Context;
use super::documented;
use crate::ir::{Union, UnionMember};
use crate::model::{Member, ShapeId};

/// Plans one union.
pub(crate) fn union(context: &Context<'_>, id: &ShapeId, limits: &mut Limits) -> Union {
    let name = context.naming.type_name(id);
    let usage = context.closure.usage.get(id).copied().unwrap_or_default();
    let shape = context.model.shape(id);
    let fallback = format!("`{}` of the model, which does not document it.", id.name());
    let members = context.model.members(id).iter();
    Union {
        module: context.naming.module(&name),
        docs: shape
            .map(|shape| documented::shape(context, shape, &fallback))
            .unwrap_or_default(),
        deprecated: shape.and_then(|shape| context.deprecation_of_shape(shape)),
        members: members
            .map(|member| union_member(context, id, member, usage.input, limits))
            .collect(),
        sensitive: shape.is_some_and(|shape| shape.traits.sensitive),
        write: context.usage.is_sent(id),
        read: context.usage.is_received(id),
        validated: usage.input,
        serializable: !context.streaming.contains(id),
        name,
    }
}

fn union_member(
    context: &Context<'_>,
    id: &ShapeId,
    member: &Member,
    checked: bool,
    limits: &mut Limits,
) -> UnionMember {
    let plan = context.member(id, member);
    UnionMember {
        variant: plan.name.clone(),
        member: member.name.clone(),
        form: context.form(member),
        docs: documented::named(context, member, format!("The member `{}`.", member.name)),
        deprecated: documented::deprecation_of_member(member),
        value: (!is_unit(member)).then(|| plan.value.clone()),
        sensitive: plan.sensitive,
        checks: if checked {
            limits.checks(context, id, member)
        } else {
            Vec::new()
        },
    }
}

/// Whether the member has no value.
fn is_unit(member: &Member) -> bool {
    member.target.as_str() == "smithy.api#Unit"
}
