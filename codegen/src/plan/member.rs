//! Decisions on each member of a structure or union: its name, type, presence, and whether it is
//! sensitive. Constraints are separate, because lists and maps have members too: `constraints`
//! decides them for all members.

use std::collections::BTreeMap;

use super::values::{Values, is_sensitive};
use crate::ir::{Presence, Value};
use crate::model::{Closure, Kind, Member, ShapeId};
use crate::text::names;

/// The decisions on one member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MemberPlan {
    /// Rust name of the field or variant.
    pub(crate) name: String,
    /// Its type, boxed if it would contain itself.
    pub(crate) value: Value,
    /// Whether its field is an `Option`, and whether it is required.
    pub(crate) presence: Presence,
    /// Whether its value is sensitive.
    pub(crate) sensitive: bool,
}

impl MemberPlan {
    /// Name of its setter.
    pub(crate) fn setter(&self) -> String {
        names::setter(&self.name)
    }
}

/// The decisions on all members of structures and unions, in the model's order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(BTreeMap<ShapeId, Vec<MemberPlan>>);

impl Members {
    /// Decides on every member of a closure.
    pub(crate) fn new(values: Values<'_>, closure: &Closure) -> Self {
        let plans = |id: &ShapeId| match values.model.kind(id)? {
            Kind::Structure(members) | Kind::Union(members) => {
                let plans = members.iter().map(|member| plan(values, id, member));
                Some((id.clone(), plans.collect()))
            }
            _ => None,
        };
        Self(closure.shapes.iter().filter_map(plans).collect())
    }

    /// The decisions on the members of a structure or union.
    pub(crate) fn of(&self, shape: &ShapeId) -> &[MemberPlan] {
        self.0.get(shape).map_or(&[], Vec::as_slice)
    }
}

fn plan(values: Values<'_>, shape: &ShapeId, member: &Member) -> MemberPlan {
    MemberPlan {
        name: values.naming.member(shape, &member.name),
        value: values.of_member(shape, member),
        presence: values.presence(shape, member),
        sensitive: is_sensitive(values.model, member),
    }
}
