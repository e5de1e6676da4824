//! What a model states beyond the wire and the API: documentation, and traits that change no code.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use crate::model::{Shape, ShapeId, Traits};

/// Returns the places whose documentation changed: shape ids, with `$member` for members.
pub(super) fn compare(found: &mut Found<'_>) -> Vec<String> {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(places);
    let mut documented = Vec::new();
    let mut printed = 0;
    let mut ignored: BTreeMap<String, usize> = BTreeMap::new();
    for (place, before) in &old {
        let Some(after) = new.get(place) else {
            continue;
        };
        let (id, member) = place;
        if documentation(before) != documentation(after) {
            documented.push(match member {
                Some(member) => format!("{id}${member}"),
                None => id.to_string(),
            });
            let [before, after] = [&sides.old, &sides.new].map(|side| side.printed(id, *member));
            printed += usize::from(before != after);
        }
        for name in differing(before, after) {
            *ignored.entry(name).or_default() += 1;
        }
    }
    if !documented.is_empty() {
        found.push(documentation_changed(documented.len(), printed));
    }
    if !ignored.is_empty() {
        let names = ignored
            .iter()
            .map(|(name, count)| format!("{name} ({count})"));
        let names = names.collect::<Vec<_>>().join(", ");
        let message = format!("no effect on code: {names}");
        found.push(Finding::new("D03", Wire::Same, message));
    }
    documented
}

/// The crate prints some of it, in another form, and so not every change.
fn documentation_changed(all: usize, printed: usize) -> Finding {
    let places = match all {
        1 => "1 place".to_owned(),
        many => format!("{many} places"),
    };
    let (rest, api) = match printed {
        0 => (", none of which the crate prints".to_owned(), Api::None),
        _ if printed == all => (String::new(), Api::Patch),
        _ => (format!(", of which the crate prints {printed}"), Api::Patch),
    };
    let message = format!("documentation changed in {places}{rest}");
    Finding::new("D02", Wire::Same, message).least(api)
}

/// A shape or its member.
type Place<'a> = (&'a ShapeId, Option<&'a str>);

/// The traits of everything that the crate is generated from.
fn places<'a>(side: &Half<'a>) -> BTreeMap<Place<'a>, &'a Traits> {
    let mut places = BTreeMap::new();
    let service = [&side.closure.service];
    let ids = side.closure.shapes.iter().chain(&side.closure.operations);
    let ids: BTreeSet<&ShapeId> = ids.chain(service).collect();
    let shapes = ids.into_iter().filter_map(|id| side.shape(id));
    for shape in shapes.filter(|shape| !shape.id.is_prelude()) {
        let Shape { id, traits, .. } = shape;
        places.insert((id, None), traits);
        for member in shape.kind.members() {
            places.insert((id, Some(member.name.as_str())), &member.traits);
        }
    }
    places
}

fn documentation(traits: &Traits) -> impl PartialEq + '_ {
    (
        &traits.documentation,
        &traits.rare().external_documentation,
        &traits.rare().title,
        &traits.rare().since,
        &traits.recommended,
    )
}

/// Traits whose difference no other file looks at, and which change no code.
fn differing(old: &Traits, new: &Traits) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let ids = old.rare().omitted.keys().chain(new.rare().omitted.keys());
    names.extend(
        ids.filter(|id| old.rare().omitted.get(*id) != new.rare().omitted.get(*id))
            .cloned(),
    );
    let is_silent = |id: &&String| {
        let namespace = id.split('#').next().unwrap_or_default();
        matches!(
            namespace,
            "aws.endpoints" | "aws.customizations" | "smithy.rules"
        ) || id.starts_with("aws.api#client")
            || id.starts_with("smithy.api#xml")
    };
    let ids = old
        .rare()
        .raw
        .keys()
        .chain(new.rare().raw.keys())
        .filter(is_silent);
    names.extend(
        ids.filter(|id| old.rare().raw.get(*id) != new.rare().raw.get(*id))
            .cloned(),
    );
    if old.rare().tags != new.rare().tags {
        names.insert("smithy.api#tags".to_owned());
    }
    let cases = |traits: &Traits| {
        let endpoint = traits.endpoint_traits.as_deref();
        endpoint
            .map(|endpoint| endpoint.cases.clone())
            .unwrap_or_default()
    };
    let (before, after) = (cases(old), cases(new));
    if before != after {
        let (before, after) = (before.len(), after.len());
        names.insert(format!(
            "smithy.rules#endpointTests, {before} → {after} cases"
        ));
    }
    names
}
