//! String and integer enums: a variant for each listed value.

use super::context::Context;
use super::documented;
use crate::ir::{Enum, EnumValue, IntEnum};
use crate::model::{ListedValue, Member, ShapeId};

/// Plans one string enum.
pub(crate) fn enum_(context: &Context<'_>, id: &ShapeId) -> Enum {
    of_values(context, id, |member| Some(member.listed_text().to_owned()))
}

/// Plans one integer enum.
pub(crate) fn int_enum(context: &Context<'_>, id: &ShapeId) -> IntEnum {
    of_values(context, id, number)
}

/// An enum; `wire` returns the value of a member on the wire.
fn of_values<W: ToString>(
    context: &Context<'_>,
    id: &ShapeId,
    wire: impl Fn(&Member) -> Option<W>,
) -> Enum<W> {
    let name = context.naming.type_name(id);
    let fallback = format!("`{}` of the model, which does not document it.", id.name());
    let shape = context.model.shape(id);
    let members = context.model.members(id).iter();
    Enum {
        module: context.naming.module(&name),
        docs: shape
            .map(|shape| documented::shape(context, shape, &fallback))
            .unwrap_or_default(),
        deprecated: shape.and_then(|shape| context.deprecation_of_shape(shape)),
        values: members
            .filter_map(|member| Some(value(context, id, member, wire(member)?)))
            .collect(),
        sensitive: shape.is_some_and(|shape| shape.traits.sensitive),
        validated: context.closure.is_taken(id),
        name,
    }
}

fn value<W: ToString>(
    context: &Context<'_>,
    id: &ShapeId,
    member: &Member,
    wire: W,
) -> EnumValue<W> {
    EnumValue {
        variant: context.naming.member(id, &member.name),
        docs: documented::enum_value(context, member, &wire.to_string()),
        wire,
        internal: member.traits.internal,
        deprecated: documented::deprecation_of_member(member),
    }
}

/// The model guarantees a number for every member.
fn number(member: &Member) -> Option<i32> {
    match member.traits.enum_value {
        Some(ListedValue::Number(number)) => Some(number),
        _ => None,
    }
}
