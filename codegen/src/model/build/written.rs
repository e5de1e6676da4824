//! Shapes as the files state them, before they are built, with the location of every part, because
//! parts of one shape may come from several files. Must not know what a trait or a target means.

use crate::ast::{OVERLAY, RawMember, RawShape, ShapeType, Version};
use crate::model::ShapeId;
use crate::model::traits::{Stated, StatedTraits};
use crate::report::{Diagnostic, Report, SourceLocation};
use serde_json::Value;
use std::collections::BTreeMap;

/// The trait of mixins.
pub(super) const MIXIN: &str = "smithy.api#mixin";

/// Every shape, before it is built.
pub(super) type AllWritten = BTreeMap<ShapeId, Written>;

/// A shape, before it is built.
pub(super) struct Written {
    pub(super) kind: ShapeType,
    /// The version of Smithy of its file.
    pub(super) version: Version,
    pub(super) members: Vec<WrittenMember>,
    pub(super) traits: StatedTraits,
    /// Other properties of services, resources and operations: all values for each key, those of
    /// mixins first.
    pub(super) properties: BTreeMap<String, Vec<Stated>>,
    /// Its mixins: strings with their locations.
    pub(super) mixins: Vec<(String, SourceLocation)>,
    /// Traits applied to members that may come from its mixins.
    pub(super) applied_to_mixed_in: BTreeMap<String, (SourceLocation, StatedTraits)>,
    pub(super) place: SourceLocation,
}

/// A member, before it is built.
#[derive(Clone)]
pub(super) struct WrittenMember {
    pub(super) name: String,
    /// Id of the shape it targets, valid or not.
    pub(super) target: String,
    /// The version of Smithy of its file.
    pub(super) version: Version,
    pub(super) traits: StatedTraits,
    pub(super) place: SourceLocation,
}

impl Written {
    /// The statement of a file about the shape at `place`.
    pub(super) fn new(shape: RawShape, version: Version, place: SourceLocation) -> Self {
        let members_stand = shape.kind.place_of_members(&place);
        let member = |member: RawMember| {
            let place = members_stand.child(&member.name);
            WrittenMember {
                name: member.name,
                target: member.target,
                version,
                traits: StatedTraits::new(member.traits, place.clone()),
                place,
            }
        };
        let members = shape.members.into_iter().map(member).collect();
        let property = |(key, value): (String, Value)| {
            let place = place.child(&key);
            (key, vec![Stated { value, place }])
        };
        let mixins = shape.mixins.into_iter().enumerate();
        let mixins = mixins.map(|(index, target)| {
            let place = place.child("mixins").child(index).child("target");
            (target, place)
        });
        Self {
            kind: shape.kind,
            version,
            members,
            traits: StatedTraits::new(shape.traits, place.clone()),
            properties: shape.properties.into_iter().map(property).collect(),
            mixins: mixins.collect(),
            applied_to_mixed_in: BTreeMap::new(),
            place,
        }
    }

    /// The member with this name.
    pub(super) fn member(&mut self, name: &str) -> Option<&mut WrittenMember> {
        self.members.iter_mut().find(|member| member.name == name)
    }

    /// Whether the shape is a mixin.
    pub(super) fn is_mixin(&self) -> bool {
        self.traits.contains(MIXIN)
    }
}

/// Adds traits to those of `owner`, by Smithy's rules for traits that are stated twice: accepts
/// equal values, joins lists, and reports other values as conflicts.
pub(super) fn add(
    further: StatedTraits,
    traits: &mut StatedTraits,
    owner: &str,
    report: &mut Report,
) {
    for (id, stated) in further {
        let Some(earlier) = traits.get_mut(&id) else {
            traits.insert(id, stated);
            continue;
        };
        if *earlier == stated.value {
            continue;
        }
        match (earlier, stated.value) {
            (Value::Array(entries), Value::Array(further)) => entries.extend(further),
            _ => report.push(conflict(&id, owner, &traits.place(&id), &stated.place)),
        }
    }
}

fn conflict(id: &str, owner: &str, earlier: &SourceLocation, place: &SourceLocation) -> Diagnostic {
    let message = format!("`{owner}` has `{id}` with a different value at {earlier}");
    let diagnostic = Diagnostic::error("conflicting-trait", message)
        .at(place)
        .shape(owner);
    if place.file.ends_with(OVERLAY) {
        return diagnostic.help("keep it in one overlay");
    }
    diagnostic.help(format!(
        "keep one value, or move this one to an overlay (a file whose name ends in `{OVERLAY}`), which overrides other files"
    ))
}
