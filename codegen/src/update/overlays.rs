//! What an update means for overlays: a rule replaces a value of the model, and the value may change.
//! Must not know traits; the generator refuses rules whose shape is gone.

use serde_json::Value;

use super::document::shapes;
use crate::ast::Source;
use crate::json;
use crate::report::{Report, pointer_segment};

/// Compares the values that the rules of `overlay` replace in two versions of a model. A sentence for
/// each rule that somebody should look at. Files that are not JSON have no rules.
pub fn overlay_changes(overlay: &Source, old: &Source, new: &Source) -> Vec<String> {
    let value = |source| json::read(source, &mut Report::new()).unwrap_or_default();
    let (old, new, rules) = (value(old), value(new), value(overlay));
    let mut changes = Vec::new();
    for (target, rule) in shapes(&rules) {
        let place = place(target);
        let (before, after) = (old.pointer(&place), new.pointer(&place));
        // The generator reports targets that are gone.
        let Some(after) = after else { continue };
        for key in ["type", "target"] {
            let [before, after] = [before, Some(after)].map(|shape| shape?.get(key)?.as_str());
            let (Some(before), Some(after)) = (before, after) else {
                continue;
            };
            if before != after {
                changes.push(format!(
                    "`{target}` has the {key} `{after}` instead of `{before}`: check the traits that the \
                     overlay gives it"
                ));
            }
        }
        let traits = rule.get("traits").and_then(Value::as_object);
        for (id, ours) in traits.into_iter().flatten() {
            let of = |shape: &Value| shape.get("traits")?.get(id).cloned();
            let (before, after) = (before.and_then(of), of(after));
            changes.extend(change(target, id, ours, before, after));
        }
    }
    changes
}

/// The sentence about one rule.
fn change(
    target: &str,
    id: &str,
    ours: &Value,
    before: Option<Value>,
    after: Option<Value>,
) -> Option<String> {
    if before == after {
        return None;
    }
    let shown = |value: &Option<Value>| match value {
        Some(value) => format!("`{}`", json::text(value)),
        None => "nothing".to_owned(),
    };
    let (from, to) = (shown(&before), shown(&after));
    Some(match after.as_ref() == Some(ours) {
        true => format!(
            "`{target}`: the model has `{id}` as the overlay states it now; remove the rule"
        ),
        false => format!(
            "`{target}`: the model changed `{id}`, which the overlay replaces, from {from} to {to}; check \
             the rule"
        ),
    })
}

/// The JSON pointer of a shape or member.
fn place(target: &str) -> String {
    let shape = |id: &str| format!("/shapes/{}", pointer_segment(id));
    match target.split_once('$') {
        Some((id, member)) => format!("{}/members/{}", shape(id), pointer_segment(member)),
        None => shape(target),
    }
}
