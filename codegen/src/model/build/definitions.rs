//! The shapes of files as one file of Smithy 2.0 would define them: merged, with applied traits, and without mixins.
//! Code that copies definitions needs them. Must not know what a trait means.

use super::written::{AllWritten, Written, WrittenMember};
use crate::ast::ShapeType;
use crate::model::ShapeId;
use crate::model::traits::StatedTraits;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A shape as a file defines it.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) kind: ShapeType,
    pub(crate) members: Vec<MemberDefinition>,
    pub(crate) traits: Map<String, Value>,
}

/// A member of a shape, of a list or of a map.
#[derive(Clone, Debug)]
pub(crate) struct MemberDefinition {
    pub(crate) name: String,
    /// The id of the shape that it targets.
    pub(crate) target: String,
    pub(crate) traits: Map<String, Value>,
}

/// All shapes of a model, except for those of the prelude.
pub(crate) type Definitions = BTreeMap<ShapeId, Definition>;

pub(super) fn of(written: AllWritten) -> Definitions {
    let written = written.into_iter();
    written
        .filter(|(_, written)| !written.is_mixin())
        .map(|(id, written)| (id, definition(written)))
        .collect()
}

fn definition(written: Written) -> Definition {
    let member = |member: WrittenMember| MemberDefinition {
        name: member.name,
        target: member.target,
        traits: values(member.traits),
    };
    Definition {
        kind: written.kind,
        members: written.members.into_iter().map(member).collect(),
        traits: values(written.traits),
    }
}

fn values(traits: StatedTraits) -> Map<String, Value> {
    let traits = traits.into_iter();
    traits.map(|(id, stated)| (id, stated.value)).collect()
}
