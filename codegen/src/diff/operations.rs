//! Operations: added, removed, with other messages, requests and signatures.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use super::{arguments, errors, paging, traits};
use crate::model::{Kind, NO_AUTH, Operation, Shape, ShapeId, Traits, auth_of, errors_of};

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(|side| {
        let operations = side.closure.operations.iter();
        operations.cloned().collect::<BTreeSet<ShapeId>>()
    });
    for id in new.difference(&old) {
        let message = format!("operation {} added", id.name());
        let mut finding = Finding::new("D06", Wire::Compatible, message)
            .on(id)
            .touches(id);
        if let Some(Kind::Operation(operation)) = sides.new.model.kind(id) {
            let parts = operation.input.iter().chain(&operation.output);
            for part in parts.chain(&errors_of(sides.new.model, &sides.new.closure.service, id)) {
                finding = finding.brings(part);
            }
        }
        found.push(whole(found, finding, id).least(Api::Minor));
    }
    for id in old.difference(&new) {
        let message = format!("operation {} removed; calls to it will fail", id.name());
        let finding = Finding::new("D07", Wire::Breaking, message)
            .on(id)
            .touches(id);
        found.push(whole(found, finding, id));
    }
    for id in old.intersection(&new) {
        let [Some(before), Some(after)] = [sides.old.shape(id), sides.new.shape(id)] else {
            continue;
        };
        both(found, before, after);
    }
    let stay: Vec<ShapeId> = old.intersection(&new).cloned().collect();
    calls(found, &stay);
    arguments::compare(found, &stay);
    errors::compare(found, &stay);
}

/// The operation with its empty messages, which are no shapes.
fn whole(found: &Found<'_>, finding: Finding, id: &ShapeId) -> Finding {
    let sides = found.sides;
    let mut finding = finding.explains_all(found.sides.operation_path(id));
    for side in [&sides.old, &sides.new] {
        let Some(operation) = side.operation(id) else {
            continue;
        };
        let is_shape = |name: &str| side.is_name_of_shape(name);
        for name in [&operation.input, &operation.output] {
            if !is_shape(name) {
                finding = finding.explains_all(Some(format!("types::{name}")));
            }
        }
    }
    finding
}

fn both(found: &mut Found<'_>, before: &Shape, after: &Shape) {
    let (Kind::Operation(old), Kind::Operation(new)) = (&before.kind, &after.kind) else {
        return;
    };
    let id = &after.id;
    messages(found, id, old, new);
    request(found, before, after);
    authentication(found, id);
    paging::compare(found, id);
    let item = found.sides.operation_path(id);
    traits::deprecated_of(found, id, item);
}

fn finding(
    found: &Found<'_>,
    id: &'static str,
    wire: Wire,
    of: &ShapeId,
    message: String,
) -> Finding {
    let finding = Finding::new(id, wire, message).on(of).touches(of);
    finding.explains(found.sides.operation_path(of))
}

/// Another structure as input or output.
fn messages(found: &mut Found<'_>, id: &ShapeId, old: &Operation, new: &Operation) {
    let sides = found.sides;
    let names = |side: &Half<'_>| {
        let operation = side.operation(id)?;
        Some((operation.input.clone(), operation.output.clone()))
    };
    let [Some(before), Some(after)] = [names(&sides.old), names(&sides.new)] else {
        return;
    };
    let parts = [
        ("takes", &old.input, &new.input, before.0, after.0),
        ("returns", &old.output, &new.output, before.1, after.1),
    ];
    for (verb, old, new, old_name, new_name) in parts {
        if old == new {
            continue;
        }
        let wire = match (old, new) {
            (Some(old), Some(new)) => found.replaced(old, new),
            (None, Some(_)) => Wire::Compatible,
            _ => Wire::Behaviour,
        };
        if old.is_some() && new.is_some() && old_name == new_name && wire == Wire::Same {
            continue;
        }
        let message = match (old, new) {
            (Some(_), Some(_)) => format!("{} {verb} {new_name} instead of {old_name}", id.name()),
            (None, _) => format!("{} {verb} {new_name} instead of nothing", id.name()),
            (_, None) => format!("{} {verb} nothing instead of {old_name}", id.name()),
        };
        let mut finding = finding(found, "D09", wire, id, message).values(&old_name, &new_name);
        for name in [&old_name, &new_name] {
            finding = finding.explains_all(Some(format!("types::{name}")));
        }
        found.push(new.iter().fold(finding, Finding::brings));
    }
}

/// Method, path, status and host.
fn request(found: &mut Found<'_>, before: &Shape, after: &Shape) {
    let id = &after.id;
    let sides = found.sides;
    let http = [before, after].map(|shape| shape.traits.http.as_deref());
    if let ([Some(old), Some(new)], true) =
        (http, sides.new.protocol_does(|one| one.has_http_bindings))
    {
        let [old_start, new_start] = [old, new].map(|http| format!("{} {}", http.method, http.uri));
        if old_start != new_start {
            let message = format!("{} is {new_start} instead of {old_start}", id.name());
            let finding = finding(found, "D49", Wire::Breaking, id, message);
            found.push(finding.values(old_start, new_start).least(Api::Patch));
        }
        if old.code != new.code {
            let message = format!("{} answers {} instead of {}", id.name(), new.code, old.code);
            found.push(finding(found, "D50", Wire::Same, id, message).least(Api::Patch));
        }
    }
    let [old, new] = [before, after].map(|shape| shape.traits.calls().endpoint.as_ref());
    if old != new {
        let [old, new] = [old, new]
            .map(|prefix| prefix.map_or_else(|| "none".to_owned(), |prefix| format!("{prefix}")));
        let message = format!("{} goes to host prefix {new} instead of {old}", id.name());
        let finding = finding(found, "D14", Wire::Behaviour, id, message).least(Api::Patch);
        let is_sent =
            |side: &Half<'_>| side.operation(id).is_some_and(|one| one.exchange.is_some());
        // Whether the old host stays is not in the model.
        let finding = match is_sent(&sides.old) || is_sent(&sides.new) {
            true => finding.needs_review(),
            false => finding,
        };
        found.push(finding.values(old, new));
    }
}

/// What the traits of operations say about their calls: a change for each word, with all its operations.
fn calls(found: &mut Found<'_>, operations: &[ShapeId]) {
    let sides = found.sides;
    let mut changed: BTreeMap<String, Vec<&ShapeId>> = BTreeMap::new();
    for id in operations {
        let [Some(before), Some(after)] = [sides.old.shape(id), sides.new.shape(id)] else {
            continue;
        };
        let words = [before, after].map(|shape| words(&shape.traits));
        for word in words[0].difference(&words[1]) {
            changed
                .entry(format!("no longer {word}"))
                .or_default()
                .push(id);
        }
        for word in words[1].difference(&words[0]) {
            changed.entry(format!("now {word}")).or_default().push(id);
        }
    }
    for (effect, affected) in changed {
        let (who, verb) = match affected.as_slice() {
            [one] => (one.name().to_owned(), "is"),
            several => (format!("{} operations", several.len()), "are"),
        };
        // Clients retry without regard to them.
        let is_silent = SILENT.iter().any(|word| effect.ends_with(word));
        let (wire, api) = match is_silent {
            true => (Wire::Same, Api::None),
            false => (Wire::Behaviour, Api::Patch),
        };
        let finding = Finding::new("D15", wire, format!("{who} {verb} {effect}"));
        let finding = affected
            .iter()
            .fold(finding.least(api), |finding, id| finding.touches(id));
        found.push(match affected.as_slice() {
            [one] => finding.on(one),
            _ => finding,
        });
    }
}

/// What changes nothing in a crate.
const SILENT: [&str; 2] = ["readonly", "idempotent"];

fn words(traits: &Traits) -> BTreeSet<String> {
    let checksum = traits.rare().raw.get("aws.protocols#httpChecksum");
    let words = [
        traits.readonly.then(|| "readonly".to_owned()),
        traits.idempotent.then(|| "idempotent".to_owned()),
        traits
            .calls()
            .http_checksum_required
            .then(|| "sent with Content-MD5".to_owned()),
        (!traits.calls().request_compression.is_empty()).then(|| "compressed".to_owned()),
        checksum.map(|value| format!("sent with the checksum of {value}")),
    ];
    words.into_iter().flatten().collect()
}

fn authentication(found: &mut Found<'_>, id: &ShapeId) {
    let sides = found.sides;
    let [old, new] =
        [&sides.old, &sides.new].map(|side| auth_of(side.model, &side.closure.service, id));
    if old != new {
        let stays = old.iter().any(|scheme| new.contains(scheme));
        let is_needed = !new.is_empty() && !new.iter().any(|scheme| scheme == NO_AUTH);
        let wire = match is_needed && !stays {
            true => Wire::Breaking,
            false => Wire::Behaviour,
        };
        let [old, new] = [old, new].map(|schemes| match schemes.is_empty() {
            true => "no scheme".to_owned(),
            false => schemes.join(", "),
        });
        let message = format!("{} may be signed with {new} instead of {old}", id.name());
        let finding = finding(found, "D12", wire, id, message);
        found.push(finding.values(old, new).least(Api::Patch));
    }
}
