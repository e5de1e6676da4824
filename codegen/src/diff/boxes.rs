//! Members that are newly boxed, because their types contain themselves, or no longer.

use std::collections::{BTreeMap, VecDeque};

use super::change::Wire;
use super::found::Found;
use super::sides::Half;
use super::site::Site;
use crate::ir::{Type, Value};
use crate::model::{Kind, Member, ShapeId};

/// Compares two versions of a member. `old_shape` has the old one; another shape may replace it.
pub(super) fn compare(
    found: &mut Found<'_>,
    site: &Site<'_>,
    old_shape: &ShapeId,
    old: &Member,
    new: &Member,
) {
    let sides = found.sides;
    let before = is_boxed(&sides.old, old_shape, site.member);
    let after = is_boxed(&sides.new, site.shape, site.member);
    let name = site.name();
    let message = match (before, after) {
        // Another type is reported on its own.
        _ if old.target != new.target => return,
        (Some(false), Some(true)) => {
            let path = path(&sides.new, &new.target, site.shape);
            let path = path.filter(|path| !path.is_empty());
            let path = path.map(|path| format!(" through {}", path.join(", ")));
            let path = path.unwrap_or_default();
            format!("{name} is now boxed: the type contains itself{path}")
        }
        (Some(true), Some(false)) => format!("{name} is no longer boxed"),
        _ => return,
    };
    found.push(site.finding("D37", Wire::Same, message));
}

fn is_boxed(side: &Half<'_>, shape: &ShapeId, member: &str) -> Option<bool> {
    let value = match side.type_(shape)? {
        Type::Structure(_) => &side.field(shape, member)?.value,
        Type::Union(union_) => {
            let mut members = union_.members.iter();
            let found = members.find(|one| one.member == member)?;
            found.value.as_ref()?
        }
        Type::Enum(_) | Type::IntEnum(_) => return None,
    };
    Some(matches!(value, Value::Boxed(_)))
}

/// The members through which a type contains another one by value.
fn path(side: &Half<'_>, from: &ShapeId, to: &ShapeId) -> Option<Vec<String>> {
    let mut reached: BTreeMap<ShapeId, Vec<String>> = BTreeMap::from([(from.clone(), Vec::new())]);
    let mut open = VecDeque::from([from.clone()]);
    while let Some(id) = open.pop_front() {
        let path = reached.get(&id).cloned().unwrap_or_default();
        if id == *to {
            return Some(path);
        }
        if let Some(Kind::Structure(members) | Kind::Union(members)) = side.model.kind(&id) {
            for member in members {
                if reached.contains_key(&member.target) {
                    continue;
                }
                let step = format!("{}.{}", id.name(), member.name);
                let path = path.iter().cloned().chain([step]).collect();
                reached.insert(member.target.clone(), path);
                open.push_back(member.target.clone());
            }
        }
    }
    None
}
