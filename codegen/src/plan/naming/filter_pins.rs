//! The ids in pins of the names that Hardy adds for filters. Must not know existing pins.

use crate::model::{Filter, FilterField, ShapeId};

/// The prefix of the field's name in the pin of a type.
const TYPE: &str = "filter.";

/// The id in pins of the type with a field's operators.
pub(super) fn type_id(shape: &ShapeId, field: &FilterField) -> String {
    format!("{shape}${TYPE}{}", field.name)
}

/// The id in pins of a field's function. An operator follows another `$`.
pub(super) fn field_id(shape: &ShapeId, field: &FilterField) -> String {
    format!("{shape}${}", escaped(&field.name))
}

/// A name without `$`, by the escapes of JSON pointers.
fn escaped(field: &str) -> String {
    field.replace('~', "~0").replace('$', "~1")
}

/// The owner of the functions in a pin's scope: the structure, or the field.
pub(super) fn scope(id: &str) -> &str {
    let ends = id.match_indices('$').take(2).last();
    ends.map_or(id, |(end, _)| id.get(..end).unwrap_or(id))
}

/// Whether the part behind `$` in the pin of a type is a field of the filter.
pub(super) fn has_type(filter: &Filter, name: &str) -> bool {
    let field = name.strip_prefix(TYPE);
    field.is_some_and(|name| filter.fields.iter().any(|field| field.name == name))
}

/// Whether the part behind `$` in the pin of a function is a field or an operator.
pub(super) fn has_function(filter: &Filter, name: &str) -> bool {
    let (name, operator) = match name.split_once('$') {
        Some((name, operator)) => (name, Some(operator)),
        None => (name, None),
    };
    let mut fields = filter.fields.iter();
    let field = fields.find(|field| escaped(&field.name) == name);
    field.is_some_and(|field| {
        operator.is_none_or(|operator| field.operators.iter().any(|of| of == operator))
    })
}
