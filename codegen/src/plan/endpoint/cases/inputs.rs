//! The part of an input in JSON that is on some paths of fields. Must not know why the paths matter.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::ir::{CaseInput, Value};
use crate::json;
use crate::model::{Kind, ShapeId};
use crate::plan::context::Context;

/// The part of a structure on these paths; `None` if a value does not match the model.
pub(super) fn structure(
    context: &Context<'_>,
    id: &ShapeId,
    value: &Json,
    paths: &[Vec<&str>],
) -> Option<CaseInput> {
    let mut setters = Vec::new();
    for member in context.model.members(id) {
        let name = context.naming.member(id, &member.name);
        let below: Vec<Vec<&str>> = paths
            .iter()
            .filter_map(|path| path.split_first())
            .filter(|(first, _)| **first == name)
            .map(|(_, rest)| rest.to_vec())
            .collect();
        let stated = json::object(value).and_then(|object| object.get(&member.name));
        let Some(stated) = stated.filter(|_| !below.is_empty()) else {
            continue;
        };
        // The compiler could not infer the types of no items.
        if stated.as_array().is_some_and(Vec::is_empty) {
            continue;
        }
        let plan = context.member(id, member);
        let input = of_type(context, &member.target, &plan.value, stated, &below)?;
        setters.push((plan.setter(), input));
    }
    Some(CaseInput::Structure(context.naming.type_name(id), setters))
}

/// The part of a value of this shape, whose Rust type is `type_`.
fn of_type(
    context: &Context<'_>,
    shape: &ShapeId,
    type_: &Value,
    value: &Json,
    paths: &[Vec<&str>],
) -> Option<CaseInput> {
    match (context.model.kind(shape)?, type_) {
        // The setter boxes it.
        (_, Value::Boxed(inner)) => of_type(context, shape, inner, value, paths),
        (_, Value::Boolean) => value.as_bool().map(CaseInput::Boolean),
        (_, Value::String) => Some(CaseInput::String(value.as_str()?.to_owned())),
        (_, Value::Enum(name)) => {
            let text = value.as_str()?.to_owned();
            Some(CaseInput::Enum(name.clone(), text))
        }
        (_, Value::Structure(_)) => structure(context, shape, value, paths),
        (
            Kind::List(member),
            Value::List {
                item,
                sparse: false,
            },
        ) => {
            let items = value.as_array()?.iter();
            let items = items.map(|value| of_type(context, &member.target, item, value, paths));
            Some(CaseInput::List(items.collect::<Option<_>>()?))
        }
        (_, Value::Map(map)) => {
            // Sorted, because the order in a model has no meaning.
            let keys: BTreeSet<&String> = json::object(value)?.keys().collect();
            let key = |text: &&String| match &map.key {
                Value::Enum(name) => CaseInput::Enum(name.clone(), (*text).clone()),
                _ => CaseInput::String((*text).clone()),
            };
            let is_known = !keys.is_empty() && !map.sparse;
            is_known.then(|| CaseInput::Keys(keys.iter().map(key).collect(), map.value.clone()))
        }
        _ => None,
    }
}
