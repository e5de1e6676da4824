//! The limits of a member. Must not know values.

use serde_json::{Value, json};

use crate::round_trip::Shapes;

/// The traits in force for a member: its own before those of its target.
pub(crate) fn in_force<'a>(
    shapes: &Shapes<'a>,
    id: &str,
    member: &'a Value,
    name: &str,
) -> Option<&'a Value> {
    let name = format!("smithy.api#{name}");
    member
        .get(&name)
        .or_else(|| shapes.shape(id)["traits"].get(&name))
}

/// An end of `length` or `range`.
pub(crate) fn end(limits: Option<&Value>, name: &str) -> Option<i64> {
    limits?.get(name)?.as_i64()
}

/// Both ends of limits, in the words of Smithy's servers.
pub(super) fn ends(limits: &Value) -> String {
    match (end(Some(limits), "min"), end(Some(limits), "max")) {
        (Some(min), Some(max)) => format!("between {min} and {max}, inclusive"),
        (Some(min), None) => format!("greater than or equal to {min}"),
        (None, Some(max)) => format!("less than or equal to {max}"),
        (None, None) => json!(limits).to_string(),
    }
}
