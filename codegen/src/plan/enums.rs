//! Enums of text and of numbers: a variant for each listed value.

use serde_json::Value;

use super::{Context, documented};
use crate::ir::{Enum, EnumValue, IntEnum, IntEnumValue};
use crate::model::{Member, ShapeId};

/// Plans one enum of text.
pub(crate) fn enum_(context: &Context<'_>, id: &ShapeId) -> Enum {
    of_values(context, id, |member| Some(enum_value(context, id, member)))
}

/// Plans one enum of numbers.
pub(crate) fn int_enum(context: &Context<'_>, id: &ShapeId) -> IntEnum {
    of_values(context, id, |member| int_enum_value(context, id, member))
}

/// An enum whose values `value` makes of the members.
fn of_values<V>(
    context: &Context<'_>,
    id: &ShapeId,
    value: impl Fn(&Member) -> Option<V>,
) -> Enum<V> {
    let name = context.naming.type_name(id);
    let otherwise = format!("`{}` of the model, which says no more about it.", id.name());
    let shape = context.model.shape(id);
    Enum {
        module: context.naming.module(&name),
        docs: shape
            .map(|shape| documented::shape(context, shape, &otherwise))
            .unwrap_or_default(),
        deprecated: shape.and_then(|shape| context.deprecation_of_shape(shape)),
        values: context.model.members(id).iter().filter_map(value).collect(),
        hidden: shape.is_some_and(|shape| shape.traits.sensitive),
        name,
    }
}

fn enum_value(context: &Context<'_>, id: &ShapeId, member: &Member) -> EnumValue {
    let text = match &member.traits.enum_value {
        Some(Value::String(text)) => text.clone(),
        _ => member.name.clone(),
    };
    EnumValue {
        variant: context.naming.member(id, &member.name),
        docs: documented::enum_value(context, member, &text),
        text,
        deprecated: documented::deprecation_of_member(member),
    }
}

/// The model makes sure that every member has a number.
fn int_enum_value(context: &Context<'_>, id: &ShapeId, member: &Member) -> Option<IntEnumValue> {
    let number = member.traits.enum_value.as_ref()?.as_i64()?;
    Some(IntEnumValue {
        variant: context.naming.member(id, &member.name),
        number: i32::try_from(number).ok()?,
        docs: documented::enum_value(context, member, &number.to_string()),
        deprecated: documented::deprecation_of_member(member),
    })
}
