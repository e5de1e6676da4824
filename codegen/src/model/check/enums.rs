//! Values of enums: there is at least one, each has the right type, and no two are equal.

use super::site::{error, member_id};
use crate::model::{Kind, ListedValue, Shape};
use crate::report::Report;
use std::collections::BTreeMap;

pub(super) fn check(shape: &Shape, report: &mut Report) {
    let (members, numeric) = match &shape.kind {
        Kind::Enum(members) => (members, false),
        Kind::IntEnum(members) => (members, true),
        _ => return,
    };
    if members.is_empty() {
        let message = format!("the enum `{}` has no values", shape.id);
        report.push(error(
            "enum-values",
            shape.id.as_str(),
            &shape.place,
            message,
        ));
    }
    let mut seen = BTreeMap::new();
    for member in members {
        let owner = member_id(shape, member);
        let value = member.traits.enum_value.as_ref();
        let message = match value {
            Some(ListedValue::Text(_)) if numeric => {
                format!("the value of `{owner}` must be an integer")
            }
            Some(ListedValue::Number(_)) if !numeric => {
                format!("the value of `{owner}` must be a string")
            }
            None if numeric => format!("`{owner}` has no value"),
            _ => match seen.insert(value, &member.name) {
                Some(earlier) => {
                    let value = value.map(ListedValue::to_json).unwrap_or_default();
                    format!("`{owner}` has the same value as `{earlier}`: {value}")
                }
                None => continue,
            },
        };
        report.push(error("enum-values", &owner, &member.place, message));
    }
}
