//! Constraints: lengths, ranges, patterns, unique items. Each change is one of the shape that has the
//! constraint, wherever that is used, or else of the member.

use std::cmp::Ordering;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::samples;
use super::site::Site;
use crate::decimal::Decimal;
use crate::model::{Length, Member, Range, Shape, Traits};

/// What a new constraint does to values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// Fewer are allowed.
    Stricter,
    /// More are allowed.
    Looser,
    /// Some are newly allowed, and others are no longer.
    Other,
    /// No sample shows a difference.
    Unclear,
    /// The same are allowed, but the model says it differently.
    Rewritten,
}

/// Compares the constraints on values of a member: its own count before those of its target.
pub(super) fn compare(
    found: &mut Found<'_>,
    site: &Site<'_>,
    (old, before): (&Member, &Shape),
    (new, after): (&Member, &Shape),
) {
    let own = [&old.traits, &new.traits];
    let changes = differences([
        &Constraints::of(own[0], before),
        &Constraints::of(own[1], after),
    ]);
    if changes.is_empty() {
        return;
    }
    // The target alone explains all of it: then every member with it changes alike.
    let none = Traits::default();
    let of_target = [before, after].map(|shape| Constraints::of(&none, shape));
    let is_shared = before.id == after.id && differences([&of_target[0], &of_target[1]]) == changes;
    let usage = match is_shared {
        true => found.sides.usage(&after.id),
        false => found.sides.usage(site.shape),
    };
    let name = match is_shared {
        true => after.id.name().to_owned(),
        false => site.name(),
    };
    let finding = finding(&name, usage.input, &changes).least(Api::Patch);
    let finding = match is_shared {
        true => finding.on(&after.id),
        false => finding.on(site.shape).member(site.member),
    };
    found.push(finding);
}

fn finding(name: &str, is_taken: bool, changes: &[(Effect, String)]) -> Finding {
    let texts: Vec<&str> = changes.iter().map(|(_, text)| text.as_str()).collect();
    let texts = texts.join(", ");
    if !is_taken {
        let message = format!("documented limits of {name} changed: {texts}");
        return Finding::new("D48", Wire::Same, message);
    }
    let has = |wanted: Effect| changes.iter().any(|(effect, _)| *effect == wanted);
    if changes
        .iter()
        .all(|(effect, _)| *effect == Effect::Rewritten)
    {
        let message = format!("{name} is checked as before, by another text: {texts}");
        return Finding::new("D47", Wire::Same, message);
    }
    let wire = Wire::Behaviour;
    if has(Effect::Unclear) {
        let message = format!("{name} is checked differently: {texts}");
        return Finding::new("D47", wire, message).needs_review();
    }
    match (has(Effect::Stricter), has(Effect::Looser)) {
        (true, false) if !has(Effect::Other) => Finding::new(
            "D45",
            wire,
            format!("{name} is checked more strictly: {texts}"),
        ),
        (false, true) if !has(Effect::Other) => {
            let message = format!(
                "{name} accepts more: {texts}; crates before this one refuse it unless their checks are off"
            );
            Finding::new("D46", wire, message)
        }
        _ => {
            let id = if has(Effect::Other) { "D47" } else { "D45" };
            Finding::new(id, wire, format!("{name} is checked differently: {texts}"))
        }
    }
}

/// The constraints that count for a member.
struct Constraints<'a> {
    length: Option<Length>,
    range: Option<&'a Range>,
    pattern: Option<&'a str>,
    unique: bool,
}

impl<'a> Constraints<'a> {
    fn of(own: &'a Traits, target: &'a Shape) -> Self {
        let of_target = &target.traits;
        Self {
            length: own.length.or(of_target.length),
            range: own.range.as_deref().or(of_target.range.as_deref()),
            pattern: own.pattern.as_deref().or(of_target.pattern.as_deref()),
            unique: own.unique_items || of_target.unique_items,
        }
    }

    fn lengths(&self) -> (u64, Option<u64>) {
        let length = self.length;
        let min = length.and_then(|length| length.min).unwrap_or(0);
        (min, length.and_then(|length| length.max))
    }

    fn bounds(&self) -> (Option<&'a Decimal>, Option<&'a Decimal>) {
        let bound =
            |of: fn(&Range) -> &Option<Decimal>| self.range.and_then(|range| of(range).as_ref());
        (bound(|range| &range.min), bound(|range| &range.max))
    }
}

fn differences([old, new]: [&Constraints<'_>; 2]) -> Vec<(Effect, String)> {
    let [lengths, bounds] = [length(old, new), range(old, new)];
    let unique = (old.unique != new.unique).then(|| match new.unique {
        true => (Effect::Stricter, "items must differ".to_owned()),
        false => (Effect::Looser, "items may be equal".to_owned()),
    });
    let pattern = pattern(old.pattern, new.pattern);
    [lengths, bounds, pattern, unique]
        .into_iter()
        .flatten()
        .collect()
}

fn length(old: &Constraints<'_>, new: &Constraints<'_>) -> Option<(Effect, String)> {
    let ((min, max), (new_min, new_max)) = (old.lengths(), new.lengths());
    let greatest = |max: Option<u64>| max.unwrap_or(u64::MAX);
    let effect = effect(new_min.cmp(&min), greatest(new_max).cmp(&greatest(max)))?;
    let text = |min: u64, max: Option<u64>| {
        shown(
            (min > 0).then(|| min.to_string()),
            max.map(|max| max.to_string()),
        )
    };
    Some((
        effect,
        format!("length {} → {}", text(min, max), text(new_min, new_max)),
    ))
}

fn range(old: &Constraints<'_>, new: &Constraints<'_>) -> Option<(Effect, String)> {
    let ((min, max), (new_min, new_max)) = (old.bounds(), new.bounds());
    let order = |old: Option<&Decimal>, new: Option<&Decimal>, none: Ordering| match (old, new) {
        (Some(old), Some(new)) => new.compare(old),
        (Some(_), None) => none,
        (None, Some(_)) => none.reverse(),
        (None, None) => Ordering::Equal,
    };
    let effect = effect(
        order(min, new_min, Ordering::Less),
        order(max, new_max, Ordering::Greater),
    )?;
    let text = |min: Option<&Decimal>, max: Option<&Decimal>| {
        shown(min.map(Decimal::shown), max.map(Decimal::shown))
    };
    Some((
        effect,
        format!("range {} → {}", text(min, max), text(new_min, new_max)),
    ))
}

/// The effect of a bound that became greater or less.
fn effect(min: Ordering, max: Ordering) -> Option<Effect> {
    let stricter = min.is_gt() || max.is_lt();
    let looser = min.is_lt() || max.is_gt();
    match (stricter, looser) {
        (true, true) => Some(Effect::Other),
        (true, false) => Some(Effect::Stricter),
        (false, true) => Some(Effect::Looser),
        (false, false) => None,
    }
}

fn shown(min: Option<String>, max: Option<String>) -> String {
    match (min, max) {
        (None, None) => "any".to_owned(),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (Some(min), Some(max)) if min == max => min,
        (Some(min), Some(max)) => format!("{min} to {max}"),
    }
}

fn pattern(old: Option<&str>, new: Option<&str>) -> Option<(Effect, String)> {
    match (old, new) {
        (old, new) if old == new => None,
        (None, Some(new)) => Some((Effect::Stricter, format!("pattern `{new}` added"))),
        (Some(old), None) => Some((Effect::Looser, format!("pattern `{old}` removed"))),
        (old, new) => {
            let [old, new] = [old, new].map(Option::unwrap_or_default);
            let samples = samples::compare(old, new, &[]);
            let effect = match (samples.accepted, samples.refused) {
                (0, 0) if samples.tried == 0 => {
                    let text = format!("pattern `{old}` → `{new}`");
                    return Some((Effect::Rewritten, text));
                }
                (0, 0) => Effect::Unclear,
                (0, _) => Effect::Stricter,
                (_, 0) => Effect::Looser,
                _ => Effect::Other,
            };
            let text = format!(
                "pattern `{old}` → `{new}`, {} of {} samples newly accepted, {} newly refused",
                samples.accepted, samples.tried, samples.refused
            );
            Some((effect, text))
        }
    }
}
