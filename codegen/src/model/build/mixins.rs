//! Mixins: copies members, traits and properties of mixins to the shapes that use them, so that
//! later stages need not know mixins. Must not know what a trait means, except `mixin`.

mod order;

use super::apply::no_member;
use super::resolve::{Reference, unknown};
use super::written::{AllWritten, MIXIN, Written, WrittenMember};
use crate::ast::ShapeType;
use crate::model::traits::Stated;
use crate::model::{ShapeId, prelude};
use crate::report::{Diagnostic, Report, SourceLocation, nearest};
use order::Uses;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Resolves all mixins, and returns those that a shape uses. Mixins stay in the map; they are
/// resolved as well, because they may use others.
pub(super) fn flatten(all: &mut AllWritten, report: &mut Report) -> BTreeSet<ShapeId> {
    let mut inherited = BTreeMap::new();
    for (id, written) in all.iter().filter(|(_, written)| written.is_mixin()) {
        check_content(id, written, report);
        inherited.insert(id.clone(), left_behind(id, written, report));
    }
    let uses = uses(all, report);
    for id in order::mixins_first(&uses, all, report) {
        let (Some(mut written), Some(mixins)) = (all.remove(&id), uses.get(&id)) else {
            continue;
        };
        mix_in(&id, &mut written, mixins, all, &inherited, report);
        all.insert(id, written);
    }
    uses.into_values().flatten().collect()
}

/// The traits of a mixin that shapes do not get from it.
fn left_behind(id: &ShapeId, written: &Written, report: &mut Report) -> BTreeSet<String> {
    let mut left = BTreeSet::from([MIXIN.to_owned()]);
    let Some(value) = written.traits.get(MIXIN) else {
        return left;
    };
    let listed = match (value, value.get("localTraits")) {
        (Value::Object(_), None) => Some(Vec::new()),
        (Value::Object(_), Some(Value::Array(listed))) => listed
            .iter()
            .map(|id| id.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    };
    match listed {
        Some(listed) => left.extend(listed),
        None => report.push(
            Diagnostic::error(
                "trait-value",
                format!(
                    "`{MIXIN}` must be an object whose `localTraits`, if present, is a list of trait ids"
                ),
            )
            .at(&written.traits.place(MIXIN))
            .shape(id),
        ),
    }
    left
}

/// Some properties belong to only one shape, so that a mixin cannot have them.
fn check_content(id: &ShapeId, written: &Written, report: &mut Report) {
    for (key, stated) in &written.properties {
        let unit = |stated: &Stated| stated.value["target"] == prelude::UNIT;
        let is_own = match written.kind {
            ShapeType::Resource => true,
            ShapeType::Operation => {
                matches!(key.as_str(), "input" | "output") && !stated.iter().all(unit)
            }
            _ => false,
        };
        if let (true, Some(stated)) = (is_own, stated.last()) {
            let kind = written.kind.as_str();
            let message =
                format!("the mixin `{id}` has `{key}`, which a mixin of type {kind} cannot have");
            report.push(
                Diagnostic::error("mixin", message)
                    .at(&stated.place)
                    .shape(id)
                    .help("move it to the shapes that use the mixin"),
            );
        }
    }
}

/// The mixins of each shape; reports and omits invalid references.
fn uses(all: &AllWritten, report: &mut Report) -> Uses {
    let mut uses = Uses::new();
    for (id, written) in all {
        for (text, place) in &written.mixins {
            let target = ShapeId::parse(text).and_then(|id| Some((all.get(&id)?, id)));
            let problem = match target {
                None => {
                    let (owner, place) = (id.as_str(), place.clone());
                    let reference = Reference { text, place, owner };
                    let near = nearest(reference.text, all.keys().map(ShapeId::as_str));
                    report.push(unknown(&reference, near));
                    continue;
                }
                Some((mixin, target)) if mixin.is_mixin() && mixin.kind == written.kind => {
                    uses.entry(id.clone()).or_default().push(target);
                    continue;
                }
                Some((mixin, _)) if mixin.is_mixin() => {
                    let (own, other) = (written.kind.as_str(), mixin.kind.as_str());
                    format!("is of type {own} and cannot use the mixin `{text}` of type {other}")
                }
                Some(_) => format!("uses `{text}` as a mixin, which lacks the trait `{MIXIN}`"),
            };
            report.push(
                Diagnostic::error("mixin", format!("`{id}` {problem}"))
                    .at(place)
                    .shape(id),
            );
        }
    }
    uses
}

/// Adds the content of its mixins, which are resolved already, to a shape.
fn mix_in(
    id: &ShapeId,
    written: &mut Written,
    mixins: &[ShapeId],
    all: &AllWritten,
    left_behind: &BTreeMap<ShapeId, BTreeSet<String>>,
    report: &mut Report,
) {
    let mut traits: BTreeMap<String, Stated> = BTreeMap::new();
    let mut properties: BTreeMap<String, Vec<Stated>> = BTreeMap::new();
    let mut members = Vec::new();
    for (mixin, left) in mixins
        .iter()
        .filter_map(|id| Some((all.get(id)?, left_behind.get(id)?)))
    {
        let inherited = mixin.traits.clone().into_iter();
        traits.extend(inherited.filter(|(id, _)| !left.contains(id)));
        for (key, stated) in &mixin.properties {
            properties
                .entry(key.clone())
                .or_default()
                .extend(stated.iter().cloned());
        }
        for member in &mixin.members {
            mix_in_member(id, member.clone(), &mut members, report);
        }
    }
    for member in std::mem::take(&mut written.members) {
        mix_in_member(id, member, &mut members, report);
    }
    written.members = members;
    written.traits.inherit(traits);
    for (key, stated) in std::mem::take(&mut written.properties) {
        properties.entry(key).or_default().extend(stated);
    }
    written.properties = properties;
    for (name, (place, traits)) in std::mem::take(&mut written.applied_to_mixed_in) {
        match written.member(&name) {
            Some(member) => member.traits.extend(traits),
            None => report.push(no_member(&format!("{id}${name}"), &name, written).at(&place)),
        }
    }
    check_complete(id, written, report);
}

/// Adds a member, or its traits to the member with the same name; later values override earlier
/// ones.
fn mix_in_member(
    id: &ShapeId,
    mut member: WrittenMember,
    members: &mut Vec<WrittenMember>,
    report: &mut Report,
) {
    let Some(earlier) = members.iter_mut().find(|other| other.name == member.name) else {
        members.push(member);
        return;
    };
    if earlier.target != member.target {
        let name = format!("{id}${}", member.name);
        let message = format!(
            "`{name}` targets `{}`, but `{}` at {}",
            member.target, earlier.target, earlier.place
        );
        report.push(
            Diagnostic::error("mixin-conflict", message)
                .at(&member.place.child("target"))
                .shape(name)
                .help("a member of a mixin keeps its target; a shape can only add traits"),
        );
        return;
    }
    std::mem::swap(earlier, &mut member);
    earlier.traits.inherit(member.traits);
}

/// A list or map must define its members or get them from a mixin.
fn check_complete(id: &ShapeId, written: &Written, report: &mut Report) {
    let needed: &[&str] = match written.kind {
        ShapeType::List => &["member"],
        ShapeType::Map => &["key", "value"],
        _ => &[],
    };
    for name in needed {
        if !written.members.iter().any(|member| member.name == *name) {
            let kind = written.kind.as_str();
            let message = format!("neither the {kind} nor its mixins have `{name}`");
            let place: &SourceLocation = &written.place;
            report.push(
                Diagnostic::error("malformed-shape", message)
                    .at(place)
                    .shape(id),
            );
        }
    }
}
