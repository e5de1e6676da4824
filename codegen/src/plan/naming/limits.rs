//! The names of the constants that state constraints.

use std::collections::BTreeMap;

use super::style::member_id;
use super::{Pinning, spelling as spelled};
use crate::model::{Model, ShapeId};
use crate::pins::Section;
use crate::report::Report;
use crate::text::names::{Claim, Scope, Style};

/// Names a constant for each shape or member with a constraint.
pub(crate) fn limits<'a>(
    stated: impl Iterator<Item = &'a (ShapeId, Option<String>)>,
    model: &Model,
    pinning: &mut Pinning<'_>,
    report: &mut Report,
) -> BTreeMap<(ShapeId, Option<String>), String> {
    let mut scope = Scope::new(Style::Constant, pinning.names(Section::Limits, ""));
    let stated: Vec<_> = stated.map(|key| (key, id(key))).collect();
    let claims = stated.iter();
    scope.settle(
        claims.map(|(key, id)| Claim::new(Style::Constant, id.as_str(), &spelling(key, model))),
    );
    pinning.settled(Section::Limits, &scope, "limits", model, report);
    let name = |(key, id): &(&(ShapeId, Option<String>), String)| {
        Some(((*key).clone(), scope.name(id)?.to_owned()))
    };
    stated.iter().filter_map(name).collect()
}

fn id((shape, member): &(ShapeId, Option<String>)) -> String {
    match member {
        None => shape.to_string(),
        Some(member) => member_id(shape, member),
    }
}

/// The spelling for the name of a constant.
fn spelling((id, member): &(ShapeId, Option<String>), model: &Model) -> String {
    let shape = spelled::of_shape(model, id);
    let Some(name) = member else {
        return shape.to_owned();
    };
    let mut members = model.members(id).iter();
    let member = members.find(|member| member.name == *name);
    // Members of lists and maps have no other name.
    format!(
        "{shape}_{}",
        member.map_or(name.as_str(), spelled::of_member)
    )
}
