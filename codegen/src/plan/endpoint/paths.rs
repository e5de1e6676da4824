//! Paths from an input to the value of a parameter: their fields, and whether the types match. Must
//! not know which parameters exist.

use crate::ir::{ArgumentPath, ArgumentSource, PathStep, Value};
use crate::model::{ContextPath, Kind, Member, ParameterType, Selection, ShapeId};
use crate::plan::context::Context;

/// The origin of a value of this type, along `path` from the structure `input`; `None` if the path
/// leads to another type.
pub(super) fn source(
    context: &Context<'_>,
    input: &ShapeId,
    path: &ContextPath,
    kind: ParameterType,
) -> Option<ArgumentSource> {
    let members: Vec<&str> = path.members.iter().map(String::as_str).collect();
    let (found, last) = follow(context, input, &members)?;
    match (&path.selection, kind, &found.value) {
        (Selection::Value, ParameterType::Boolean, Value::Boolean)
        | (Selection::Value, ParameterType::String, Value::String | Value::Enum(_)) => {
            Some(ArgumentSource::Member(found))
        }
        // The items of the list.
        (Selection::Value, ParameterType::Strings, Value::List { .. }) => {
            items(context, found, &last.target, &[Vec::new()])
        }
        (Selection::Keys, ParameterType::Strings, Value::Map(_)) => {
            Some(ArgumentSource::Keys(found.steps))
        }
        (Selection::Items(paths), ParameterType::Strings, Value::List { .. }) => {
            items(context, found, &last.target, paths)
        }
        _ => None,
    }
}

/// The strings at these paths of each item of a list.
fn items(
    context: &Context<'_>,
    list: ArgumentPath,
    shape: &ShapeId,
    paths: &[Vec<String>],
) -> Option<ArgumentSource> {
    let (Value::List { item, sparse }, Some(Kind::List(member))) =
        (list.value, context.model.kind(shape))
    else {
        return None;
    };
    let path = |names: &Vec<String>| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let path = match names.is_empty() {
            true => ArgumentPath {
                steps: Vec::new(),
                value: (*item).clone(),
            },
            false => follow(context, &member.target, &names)?.0,
        };
        matches!(path.value, Value::String | Value::Enum(_)).then_some(path)
    };
    Some(ArgumentSource::Items {
        list: list.steps,
        sparse,
        paths: paths.iter().map(path).collect::<Option<_>>()?,
    })
}

/// The fields along a path from a structure, and the last member. All others are structures.
fn follow<'a>(
    context: &'a Context<'_>,
    structure: &'a ShapeId,
    names: &[&str],
) -> Option<(ArgumentPath, &'a Member)> {
    let members = context.model.members_on(structure, &names.join("."))?;
    let are_structures = members
        .iter()
        .all(|(owner, _)| matches!(context.model.kind(owner), Some(Kind::Structure(_))));
    let step = |(owner, member): &(&ShapeId, &Member)| PathStep {
        field: context.naming.member(owner, &member.name),
        optional: context.member(owner, member).presence.is_option(),
    };
    let steps = members.iter().map(step).collect();
    let (owner, last) = *members.last().filter(|_| are_structures)?;
    let value = context.member(owner, last).value.clone();
    Some((ArgumentPath { steps, value }, last))
}
