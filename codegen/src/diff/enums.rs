//! Values of enums: added, removed, renamed.

use std::collections::BTreeMap;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use crate::model::{ListedValue, Member, ShapeId};

/// Compares the values of an enum of strings or integers.
pub(super) fn values(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(|side| Values::of(side.model.members(id)));
    for value in new.members {
        match old.by_wire(value) {
            Some(before) if before.name != value.name => renamed(found, id, before, value),
            Some(_) => {}
            None => match old.by_name(value) {
                // Its earlier text has not become another value.
                Some(before) if new.by_wire(before).is_none() => {
                    other_text(found, id, before, value);
                }
                _ => added(found, id, value),
            },
        }
    }
    for value in old.members {
        let has_other_text = |new: &Member| old.by_wire(new).is_none();
        let stays = new.by_wire(value).is_some();
        if !stays && !new.by_name(value).is_some_and(has_other_text) {
            removed(found, id, value);
        }
    }
}

/// The values of an enum. Some have many.
struct Values<'a> {
    members: &'a [Member],
    wires: BTreeMap<String, &'a Member>,
    names: BTreeMap<&'a str, &'a Member>,
}

impl<'a> Values<'a> {
    fn of(members: &'a [Member]) -> Self {
        let names = members.iter().map(|one| (one.name.as_str(), one));
        Self {
            members,
            wires: members.iter().map(|one| (wire(one), one)).collect(),
            names: names.collect(),
        }
    }

    /// The value with the same text on the wire.
    fn by_wire(&self, value: &Member) -> Option<&'a Member> {
        self.wires.get(&wire(value)).copied()
    }

    /// The value with the same name.
    fn by_name(&self, value: &Member) -> Option<&'a Member> {
        self.names.get(value.name.as_str()).copied()
    }
}

/// The value on the wire, as JSON.
fn wire(member: &Member) -> String {
    match &member.traits.enum_value {
        Some(ListedValue::Number(number)) => number.to_string(),
        _ => format!("{:?}", member.listed_text()),
    }
}

fn shown(path: Option<&str>, id: &ShapeId, value: &Member) -> String {
    path.map_or_else(|| format!("{}.{}", id.name(), value.name), str::to_owned)
}

fn added(found: &mut Found<'_>, id: &ShapeId, value: &Member) {
    let path = found.sides.member_path(id, &value.name);
    let message = format!(
        "{} ({}) added",
        shown(path.as_deref(), id, value),
        wire(value)
    );
    let finding = Finding::new("D39", Wire::Compatible, message).on(id);
    found.push(finding.member(&value.name).explains(path).least(Api::Minor));
}

fn removed(found: &mut Found<'_>, id: &ShapeId, value: &Member) {
    let path = found.sides.member_path(id, &value.name);
    let message = format!(
        "{} ({}) removed",
        shown(path.as_deref(), id, value),
        wire(value)
    );
    let wire = match found.sides.usage(id).input {
        true => Wire::Breaking,
        false => Wire::Same,
    };
    let finding = Finding::new("D40", wire, message).on(id);
    found.push(finding.member(&value.name).explains(path));
}

fn other_text(found: &mut Found<'_>, id: &ShapeId, before: &Member, after: &Member) {
    let path = found.sides.member_path(id, &after.name);
    let name = shown(path.as_deref(), id, after);
    let (old, new) = (wire(before), wire(after));
    let message = format!("{name} is {new} instead of {old} on the wire");
    let finding = Finding::new("D41", Wire::Breaking, message).on(id);
    let finding = finding.member(&after.name).explains(path).least(Api::Minor);
    found.push(finding.values(old, new));
}

fn renamed(found: &mut Found<'_>, id: &ShapeId, before: &Member, after: &Member) {
    let sides = found.sides;
    let [old, new] = [(before, &sides.old), (after, &sides.new)]
        .map(|(value, side)| side.member_path(id, &value.name));
    if old == new {
        return;
    }
    let [old_name, new_name] =
        [(&old, before), (&new, after)].map(|(path, value)| shown(path.as_deref(), id, value));
    let message = format!("{old_name} is now {new_name} (still {})", wire(after));
    let finding = Finding::new("D42", Wire::Same, message).on(id);
    let finding = finding.member(&after.name).explains(new).explains(old);
    found.push(finding.values(old_name, new_name));
}
