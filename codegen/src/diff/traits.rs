//! Traits of shapes and members that change neither types nor presence, constraints or bindings.

use std::collections::BTreeSet;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use super::site::Site;
use crate::model::{Member, Shape, ShapeId, Traits};

pub(super) fn of_member(found: &mut Found<'_>, site: &Site<'_>, old: &Member, new: &Member) {
    let place = Place {
        name: site.name(),
        shape: site.shape,
        member: Some(site.member),
        item: site.item.clone(),
    };
    token(found, site, &old.traits, &new.traits);
    common(found, &place, &old.traits, &new.traits);
}

/// The values that an enum keeps, of which nothing else is compared than what `enums` does.
pub(super) fn of_values(found: &mut Found<'_>, shape: &ShapeId) {
    let sides = found.sides;
    for new in sides.new.model.members(shape) {
        let Some(old) = sides.old.member(shape, &new.name) else {
            continue;
        };
        let place = Place {
            name: format!("{}.{}", shape.name(), new.name),
            shape,
            member: Some(&new.name),
            item: sides.member_path(shape, &new.name),
        };
        deprecated(found, &place, &old.traits, &new.traits);
    }
}

pub(super) fn of_shape(found: &mut Found<'_>, old: &Shape, new: &Shape) {
    let place = Place {
        name: new.id.name().to_owned(),
        shape: &new.id,
        member: None,
        item: found.sides.path(&new.id),
    };
    common(found, &place, &old.traits, &new.traits);
    fault(found, &place, &old.traits, &new.traits);
}

/// A shape or member.
struct Place<'a> {
    name: String,
    shape: &'a ShapeId,
    member: Option<&'a str>,
    item: Option<String>,
}

impl Place<'_> {
    /// The first version of the model without it, if only an overlay has it. The trait has no effect on a shape that
    /// operations reach.
    fn retained(&self, side: &Half<'_>, traits: &Traits) -> Option<String> {
        let retained = traits.retained.as_ref()?;
        let counts = self.member.is_some() || side.closure.retained.contains(self.shape);
        counts.then(|| retained.since.trim().to_owned())
    }

    fn finding(&self, id: &'static str, wire: Wire, message: String) -> Finding {
        let finding = Finding::new(id, wire, message).on(self.shape);
        let finding = match self.member {
            Some(member) => finding.member(member),
            None => finding,
        };
        finding.explains(self.item.clone())
    }
}

fn common(found: &mut Found<'_>, place: &Place<'_>, old: &Traits, new: &Traits) {
    deprecated(found, place, old, new);
    if old.sensitive != new.sensitive {
        let finding = match new.sensitive {
            true => {
                let message = format!("{} is hidden from Debug", place.name);
                place.finding("D54", Wire::Same, message)
            }
            false => {
                let message = format!("{} will show in Debug and logs", place.name);
                place.finding("D54", Wire::Same, message).needs_review()
            }
        };
        found.push(finding.least(Api::Patch));
    }
    let ids: BTreeSet<&String> = old
        .rare()
        .unknown
        .keys()
        .chain(new.rare().unknown.keys())
        .collect();
    for id in ids {
        let effect = match (old.rare().unknown.get(id), new.rare().unknown.get(id)) {
            (None, Some(_)) => "added to",
            (Some(_), None) => "removed from",
            (old, new) if old != new => "changed on",
            _ => continue,
        };
        let message = format!(
            "unknown trait {id} {effect} {}: not interpreted",
            place.name
        );
        found.push(place.finding("D04", Wire::Same, message).needs_review());
    }
}

pub(super) fn deprecated_of(found: &mut Found<'_>, operation: &ShapeId, item: Option<String>) {
    let [old, new] = [&found.sides.old, &found.sides.new].map(|side| side.shape(operation));
    if let (Some(old), Some(new)) = (old, new) {
        let place = Place {
            name: operation.name().to_owned(),
            shape: operation,
            member: None,
            item,
        };
        common(found, &place, &old.traits, &new.traits);
    }
}

fn deprecated(found: &mut Found<'_>, place: &Place<'_>, old: &Traits, new: &Traits) {
    let name = place.item.as_ref().unwrap_or(&place.name);
    let sides = found.sides;
    let kept = [
        place.retained(&sides.old, old),
        place.retained(&sides.new, new),
    ];
    let newly = match old.deprecated {
        Some(_) => Api::Patch,
        None => Api::Minor,
    };
    let (message, api) = match (&old.deprecated, &new.deprecated) {
        _ if kept[0] != kept[1] => match &kept[1] {
            Some(since) => {
                let message = format!("{name} is deprecated: not in the model since {since}");
                (message, newly)
            }
            None => (format!("{name} is in the model again"), Api::Patch),
        },
        (old, new) if old == new => return,
        (_, None) => (format!("{name} is no longer deprecated"), Api::Patch),
        (_, Some(new)) => {
            let reason = new.message.as_ref().map(|text| format!(": {text}"));
            let reason = reason.unwrap_or_default();
            (format!("{name} is deprecated{reason}"), newly)
        }
    };
    // A simple shape has no item that could be deprecated.
    let api = if place.item.is_some() { api } else { Api::None };
    found.push(place.finding("D05", Wire::Same, message).least(api));
}

fn token(found: &mut Found<'_>, site: &Site<'_>, old: &Traits, new: &Traits) {
    // Only inputs are filled.
    let is_same = old.idempotency_token == new.idempotency_token;
    if is_same || !found.sides.new.is_input(site.shape) {
        return;
    }
    let (wire, effect) = match (new.idempotency_token, new.required) {
        (true, _) => (Wire::Compatible, "filled in automatically"),
        (false, false) => (Wire::Behaviour, "no longer filled in"),
        (false, true) => (Wire::Breaking, "no longer filled in"),
    };
    let message = format!("{} is {effect}", site.name());
    let finding = Finding::new("D53", wire, message)
        .on(site.shape)
        .member(site.member);
    found.push(finding.explains(site.item.clone()).least(Api::Patch));
}

/// The status, code and cause of an error.
fn fault(found: &mut Found<'_>, place: &Place<'_>, old: &Traits, new: &Traits) {
    let words = |traits: &Traits| {
        let fault = traits
            .error
            .map(|fault| format!("{fault:?}").to_lowercase());
        let status = traits.http_error.map(|status| status.to_string());
        let code = traits
            .aws_query_error
            .as_ref()
            .map(|code| format!("{code:?}"));
        let retry = traits.retryable.map(|retry| match retry.throttling {
            true => "throttling".to_owned(),
            false => "retryable".to_owned(),
        });
        let words = [fault, status, code, retry].into_iter().flatten();
        words.collect::<Vec<_>>().join(", ")
    };
    let (before, after) = (words(old), words(new));
    if before != after {
        let message = format!("{} is {after} instead of {before}", place.name);
        let finding = place
            .finding("D57", Wire::Behaviour, message)
            .values(before, after);
        found.push(finding.least(Api::Patch));
    }
}
