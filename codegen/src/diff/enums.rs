//! Values of enums: added, removed, renamed.

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use crate::model::{ListedValue, Member, ShapeId};

/// Compares the values of an enum of strings or integers.
pub(super) fn values(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(|side| side.model.members(id));
    for value in new {
        let before = old.iter().find(|one| wire(one) == wire(value));
        match before {
            Some(before) if before.name != value.name => renamed(found, id, before, value),
            Some(_) => {}
            None => match old.iter().find(|one| one.name == value.name) {
                // Its earlier text has not become another value.
                Some(before) if !new.iter().any(|one| wire(one) == wire(before)) => {
                    other_text(found, id, before, value);
                }
                _ => added(found, id, value),
            },
        }
    }
    for value in old {
        let stays = |one: &Member| wire(one) == wire(value);
        let renamed =
            |one: &Member| one.name == value.name && !old.iter().any(|old| wire(old) == wire(one));
        if !new.iter().any(|one| stays(one) || renamed(one)) {
            removed(found, id, value);
        }
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
