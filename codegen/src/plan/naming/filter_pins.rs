//! What pins call the names that filters bring. Must not know which pins there are.

use crate::model::{Filter, FilterField, ShapeId};

/// What stands in the pin of a type before the name of the field.
const TYPE: &str = "filter.";

/// What a pin calls the type of a field's operators_type.
pub(super) fn type_id(shape: &ShapeId, field: &FilterField) -> String {
    format!("{shape}${TYPE}{}", field.name)
}

/// What a pin calls the function of a field. What stands behind another `$` is an operator.
pub(super) fn field_id(shape: &ShapeId, field: &FilterField) -> String {
    format!("{shape}${}", escaped(&field.name))
}

/// A name without `$`, by the escapes of JSON pointers.
fn escaped(field: &str) -> String {
    field.replace('~', "~0").replace('$', "~1")
}

/// What the functions belong to of which a pin is one: the structure, or the field.
pub(super) fn scope(id: &str) -> &str {
    let ends = id.match_indices('$').take(2).last();
    ends.map_or(id, |(end, _)| id.get(..end).unwrap_or(id))
}

/// Whether the pin of a type means a field of the filter by what stands behind `$`.
pub(super) fn has_type(filter: &Filter, name: &str) -> bool {
    let field = name.strip_prefix(TYPE);
    field.is_some_and(|name| filter.fields.iter().any(|field| field.name == name))
}

/// Whether the pin of a function means a field or operator by what stands behind `$`.
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
