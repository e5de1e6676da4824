//! Names in Rust that differ although the names in the model are the same: a new item has the name now, or the
//! service states another one.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use crate::ir::{EnumValue, Type};
use crate::model::{Kind, Member, ShapeId};

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let shapes = sides.old.closure.shapes.iter();
    let mut renamed = BTreeMap::new();
    for id in shapes.filter(|id| sides.new.closure.shapes.contains(*id)) {
        let [old, new] = [&sides.old, &sides.new].map(|side| side.model.kind(id).map(Kind::name));
        if old == new {
            let paths = [sides.old.path(id), sides.new.path(id)];
            renamed.extend(differing(paths).map(|paths| (id, paths)));
            members(found, id);
        }
    }
    let uses = match renamed.is_empty() {
        true => Vec::new(),
        false => uses(&sides.new),
    };
    for (id, paths) in renamed {
        let cause = taker(&sides.new, id, &paths[0]);
        let finding = finding(id, &paths, &cause);
        let uses = uses.iter().filter(|(_, target)| *target == id);
        let items: Vec<String> = uses.map(|(item, _)| item.clone()).collect();
        found.push(whole(finding, paths).explains_beside(&items));
    }
    let operations = sides.old.closure.operations.iter();
    for id in operations.filter(|id| sides.new.closure.operations.contains(id)) {
        let paths = [&sides.old, &sides.new].map(|side| side.operation_path(id));
        if let Some(paths) = differing(paths) {
            let cause = taker(&sides.new, id, &paths[0]);
            found.push(whole(finding(id, &paths, &cause), paths));
        }
    }
}

fn differing([old, new]: [Option<String>; 2]) -> Option<[String; 2]> {
    let (old, new) = old.zip(new)?;
    (old != new).then_some([old, new])
}

/// Code with the old name means something else now, even if it compiles.
fn finding(shape: &ShapeId, [old, new]: &[String; 2], cause: &str) -> Finding {
    let message =
        format!("{old} is called {new} in Rust because of {cause}, unless its name is pinned");
    let finding = Finding::new("D62", Wire::Same, message).on(shape);
    finding.values(old, new).least(Api::Major)
}

/// Explains the whole types or operations.
fn whole(finding: Finding, [old, new]: [String; 2]) -> Finding {
    finding.explains_all(Some(new)).explains_all(Some(old))
}

/// The items of the API with each type: fields, variants, operations and paginators.
fn uses<'a>(side: &Half<'a>) -> Vec<(String, &'a ShapeId)> {
    let mut uses = Vec::new();
    for shape in side.closure.shapes.iter().filter_map(|id| side.shape(id)) {
        for member in shape.kind.named_members() {
            if let Some(path) = side.member_path(&shape.id, &member.name) {
                let targets = named_in(side, &member.target).into_iter();
                uses.extend(targets.map(|target| (path.clone(), target)));
            }
        }
    }
    let messages = [&side.closure.inputs, &side.closure.outputs];
    for (id, operations) in messages.into_iter().flatten() {
        let paths = operations.iter().filter_map(|one| side.operation_path(one));
        uses.extend(paths.map(|path| (path, id)));
    }
    uses
}

/// The types in a member's type.
fn named_in<'a>(side: &Half<'a>, target: &'a ShapeId) -> BTreeSet<&'a ShapeId> {
    let mut seen = BTreeSet::from([target]);
    let mut open = vec![target];
    while let Some(id) = open.pop() {
        if let Some(kind @ (Kind::List(_) | Kind::Map { .. })) = side.model.kind(id) {
            let targets = kind.members().into_iter().map(|member| &member.target);
            open.extend(targets.filter(|target| seen.insert(*target)));
        }
    }
    seen
}

/// What took the name of a type or operation.
fn taker(side: &Half<'_>, id: &ShapeId, path: &str) -> String {
    let name = path.rsplit("::").next();
    let shapes = side.closure.shapes.iter().chain(&side.closure.operations);
    let mut others = shapes.filter(|other| *other != id);
    let named = |id: &&ShapeId| {
        let operation = side.operation(id).map(|one| one.name.as_str());
        let is_operation = side.closure.operations.contains(id);
        let taken = if is_operation {
            operation
        } else {
            side.name(id)
        };
        taken == name
    };
    let taker = others.find(named);
    taker.map_or_else(|| "other names".to_owned(), |id| format!("`{id}`"))
}

fn members(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    let [Some(old), Some(new)] = [&sides.old, &sides.new].map(|side| named(side, id)) else {
        return;
    };
    for (member, before) in &old {
        let Some(after) = new.get(member).filter(|after| *after != before) else {
            continue;
        };
        let mut takers = new.iter();
        let taker = takers.find(|(_, name)| *name == before);
        let cause = taker.map_or_else(
            || "other names".to_owned(),
            |(other, _)| format!("`{other}`"),
        );
        let paths = [(&sides.old, before), (&sides.new, after)].map(|(side, name)| {
            let path = side.path(id).unwrap_or_default();
            let is_field = side.structure(id).is_some();
            format!("{path}{}{name}", if is_field { "." } else { "::" })
        });
        let finding = finding(id, &paths, &cause).member(member);
        let [old, new] = paths.map(Some);
        found.push(finding.explains(new).explains(old));
    }
}

/// The names in Rust of the members of a type, by their names in the model.
fn named<'a>(side: &Half<'a>, id: &ShapeId) -> Option<BTreeMap<&'a str, &'a str>> {
    Some(match side.type_(id)? {
        Type::Structure(structure) => {
            let fields = structure.fields.iter();
            fields
                .map(|field| (field.member.as_str(), field.name.as_str()))
                .collect()
        }
        Type::Union(union_) => {
            let members = union_.members.iter();
            members
                .map(|one| (one.member.as_str(), one.variant.as_str()))
                .collect()
        }
        Type::Enum(enum_) => {
            let texts = side.model.members(id).iter();
            let text = |one: &'a Member| (one.listed_text().to_owned(), one.name.as_str());
            values(&enum_.values, texts.map(text).collect(), String::clone)
        }
        Type::IntEnum(enum_) => {
            let numbers = side.model.members(id).iter();
            let number = |one: &'a Member| {
                let value = one.traits.enum_value.as_ref().map(|value| value.to_json());
                (value.unwrap_or_default().to_string(), one.name.as_str())
            };
            values(&enum_.values, numbers.map(number).collect(), i32::to_string)
        }
    })
}

/// The variants of values by the names of members, which have the value on the wire.
fn values<'a, W>(
    values: &'a [EnumValue<W>],
    members: BTreeMap<String, &'a str>,
    wire: fn(&W) -> String,
) -> BTreeMap<&'a str, &'a str> {
    let values = values.iter();
    let named = values.filter_map(|value| {
        let member = members.get(&wire(&value.wire))?;
        Some((*member, value.variant.as_str()))
    });
    named.collect()
}
