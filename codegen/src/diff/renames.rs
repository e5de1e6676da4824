//! Types that look renamed: one is gone, and a new one with the same content has its place.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Wire;
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use crate::model::{Kind, ShapeId};

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let pairs = pairs(found);
    for (old, new) in &pairs {
        let count = match sides.new.model.members(new).len() {
            1 => "1 member".to_owned(),
            many => format!("{many} members"),
        };
        let paths = [sides.old.path(old), sides.new.path(new)];
        let names = match &paths {
            [Some(before), Some(after)] if before != after => [before.clone(), after.clone()],
            _ => [old.to_string(), new.to_string()],
        };
        let [before, after] = names;
        let message = format!("{before} looks renamed to {after} (same {count})");
        let finding = Finding::new("D21", Wire::Same, message).on(new);
        let [old_path, new_path] = paths;
        let finding = finding.explains_all(old_path).explains_all(new_path);
        found.push(finding.values(before, after));
    }
    found.renamed.extend(pairs);
}

/// Types that are gone, each with the only new type that has its content and one of its places.
fn pairs(found: &Found<'_>) -> BTreeMap<ShapeId, ShapeId> {
    let sides = found.sides;
    let mut open = replaced(found);
    let mut seen = BTreeSet::new();
    let mut pairs: BTreeMap<ShapeId, BTreeSet<ShapeId>> = BTreeMap::new();
    while let Some((old, new)) = open.pop() {
        let is_new = !seen.contains(&(old.clone(), new.clone()));
        if is_new && is_alike(found, &old, &new) {
            for member in sides.new.model.members(&new) {
                let before = sides.old.member(&old, &member.name);
                open.extend(before.map(|one| (one.target.clone(), member.target.clone())));
            }
            pairs.entry(old.clone()).or_default().insert(new.clone());
        }
        seen.insert((old, new));
    }
    let mut count: BTreeMap<ShapeId, usize> = BTreeMap::new();
    for new in pairs.values().flatten() {
        *count.entry(new.clone()).or_default() += 1;
    }
    let only = pairs.into_iter().filter_map(|(old, mut all)| {
        let new = all.pop_first()?;
        (all.is_empty() && count.get(&new) == Some(&1)).then_some((old, new))
    });
    only.collect()
}

/// The types in members, inputs and outputs of both models, where they differ.
fn replaced(found: &Found<'_>) -> Vec<(ShapeId, ShapeId)> {
    let sides = found.sides;
    let mut pairs = Vec::new();
    for id in sides
        .new
        .closure
        .shapes
        .intersection(&sides.old.closure.shapes)
    {
        let [Some(old), Some(new)] = [sides.old.shape(id), sides.new.shape(id)] else {
            continue;
        };
        let (old, new) = (old.kind.members(), new.kind.members());
        let before: BTreeMap<&str, &ShapeId> = old
            .iter()
            .map(|one| (one.name.as_str(), &one.target))
            .collect();
        for member in new {
            let before = before.get(member.name.as_str()).copied();
            if let Some(before) = before.filter(|before| **before != member.target) {
                pairs.push((before.clone(), member.target.clone()));
            }
        }
    }
    let messages = |side: &Half<'_>, id: &ShapeId| match side.model.kind(id) {
        Some(Kind::Operation(operation)) => [operation.input.clone(), operation.output.clone()],
        _ => [None, None],
    };
    for id in &sides.new.closure.operations {
        let [old, new] = [&sides.old, &sides.new].map(|side| messages(side, id));
        let both = old.into_iter().zip(new);
        pairs.extend(both.filter_map(|(old, new)| old.zip(new)));
    }
    pairs
}

/// Whether only the name of a type differs. The name of an error is its code, and so more than a name.
fn is_alike(found: &Found<'_>, old: &ShapeId, new: &ShapeId) -> bool {
    let sides = found.sides;
    let is_gone = sides.old.name(old).is_some() && !sides.new.closure.shapes.contains(old);
    let is_new = sides.new.name(new).is_some() && !sides.old.closure.shapes.contains(new);
    let [Some(before), Some(after)] = [sides.old.shape(old), sides.new.shape(new)] else {
        return false;
    };
    if !is_gone || !is_new || before.traits.error.is_some() || after.traits.error.is_some() {
        return false;
    }
    let names = |kind: &Kind| -> BTreeSet<String> {
        let members = kind.named_members().iter();
        members.map(|one| one.name.clone()).collect()
    };
    let (old_names, new_names) = (names(&before.kind), names(&after.kind));
    if old_names.is_empty() || old_names != new_names {
        return false;
    }
    match (&before.kind, &after.kind) {
        (Kind::Structure(_), Kind::Structure(_)) | (Kind::Union(_), Kind::Union(_)) => {
            found.replaced(old, new) == Wire::Same
        }
        (Kind::Enum(old), Kind::Enum(new)) | (Kind::IntEnum(old), Kind::IntEnum(new)) => {
            let value = |name: &str| new.iter().find(|one| one.name == name);
            old.iter().all(|one| {
                value(&one.name).is_some_and(|new| new.traits.enum_value == one.traits.enum_value)
            })
        }
        _ => false,
    }
}
