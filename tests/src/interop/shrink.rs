//! Makes a case with a difference smaller, as long as the difference remains. Must not know what cases are.

use serde_json::{Map, Value};

use crate::constraints::end;
use crate::round_trip::{Member, Shapes, target};

/// How many smaller cases are tried, so that the end is near.
const TRIES: usize = 2_000;

/// The smallest case found: `candidates` have something less, and `differs` says whether the difference
/// remains.
pub(super) fn shrink<C>(
    mut case: C,
    candidates: impl Fn(&C) -> Vec<C>,
    mut differs: impl FnMut(&C) -> bool,
) -> C {
    let mut tries = 0..TRIES;
    loop {
        let all = candidates(&case);
        let found = all
            .into_iter()
            .find(|candidate| tries.next().is_some() && differs(candidate));
        match found {
            Some(smaller) => case = smaller,
            None => return case,
        }
    }
}

/// Which parts of a value may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// Optional members, items and entries.
    Optional,
    /// Required members.
    Required,
}

/// Values of a shape that lack one optional member, item or entry. Without a shape, all members are
/// optional.
pub(super) fn smaller(shapes: &Shapes<'_>, id: Option<&str>, value: &Value) -> Vec<Value> {
    without(Parts::Optional, shapes, id, value)
}

/// Values of a shape that lack one required member.
pub(super) fn required(shapes: &Shapes<'_>, id: &str, value: &Value) -> Vec<Value> {
    without(Parts::Required, shapes, Some(id), value)
}

fn without(parts: Parts, shapes: &Shapes<'_>, id: Option<&str>, value: &Value) -> Vec<Value> {
    let shape = id.map_or(&Value::Null, |id| shapes.shape(id));
    match value {
        Value::Array(items) => {
            let length = shape["traits"].get("smithy.api#length");
            let least = end(length, "min").unwrap_or(0) as usize;
            let item = shape["member"]["target"].as_str();
            let mut all = Vec::new();
            for (index, inner) in items.iter().enumerate() {
                let changed = |change: &dyn Fn(&mut Vec<Value>)| {
                    let mut items = items.clone();
                    change(&mut items);
                    Value::from(items)
                };
                if items.len() > least && parts == Parts::Optional {
                    all.push(changed(&|items| _ = items.remove(index)));
                }
                let inner = without(parts, shapes, item, inner);
                all.extend(
                    inner
                        .iter()
                        .map(|inner| changed(&|items| items[index] = inner.clone())),
                );
            }
            all
        }
        Value::Object(members) => {
            let mut all = Vec::new();
            for (name, inner) in members {
                let changed = |change: &dyn Fn(&mut Map<String, Value>)| {
                    let mut members = members.clone();
                    change(&mut members);
                    Value::from(members)
                };
                let member = Member::all(shape).find(|member| member.json_name() == name);
                let is_required = member.is_some_and(|it| it.own_trait("required").is_some());
                // A union has one member.
                let is_wanted = is_required == (parts == Parts::Required);
                if is_wanted && shape["type"] != "union" {
                    all.push(changed(&|members| _ = members.remove(name)));
                }
                let target = match shape["type"].as_str() {
                    Some("map") => Some(target(&shape["value"])),
                    _ => member.map(|member| member.target),
                };
                let inner = without(parts, shapes, target, inner);
                all.extend(inner.iter().map(|inner| {
                    changed(&|members| _ = members.insert(name.clone(), inner.clone()))
                }));
            }
            all
        }
        _ => Vec::new(),
    }
}
