//! The parameters of endpoint rules that operations determine.

use std::collections::BTreeMap;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::sides::Half;
use crate::ir::{ArgumentSource, EndpointValue, PathStep};
use crate::model::ShapeId;

/// Compares the operations of both models: a change for each parameter and effect, with all its operations.
pub(super) fn compare(found: &mut Found<'_>, operations: &[ShapeId]) {
    let sides = found.sides;
    let mut changed: BTreeMap<(&str, String), Vec<&ShapeId>> = BTreeMap::new();
    for id in operations {
        let [old, new] = [&sides.old, &sides.new].map(|side| arguments(side, id));
        for (parameter, source) in &new {
            let effect = match old.get(parameter) {
                Some(before) if before == source => continue,
                Some(before) => {
                    let [before, after] = [*before, *source].map(shown);
                    format!("to {after} instead of {before}")
                }
                None => format!("to {}", shown(source)),
            };
            changed.entry((*parameter, effect)).or_default().push(id);
        }
        for parameter in old.keys().filter(|name| !new.contains_key(*name)) {
            let key = (*parameter, String::new());
            changed.entry(key).or_default().push(id);
        }
    }
    for ((parameter, effect), affected) in changed {
        let (who, sets, no_longer) = match affected.as_slice() {
            [one] => (one.name().to_owned(), "sets", "no longer sets"),
            several => (
                format!("{} operations", several.len()),
                "set",
                "no longer set",
            ),
        };
        let message = match effect.is_empty() {
            true => format!("{who} {no_longer} the endpoint parameter {parameter}"),
            false => format!("{who} {sets} the endpoint parameter {parameter} {effect}"),
        };
        let finding = Finding::new("D13", Wire::Behaviour, message).least(Api::Patch);
        let finding = match affected.as_slice() {
            [one] => finding.on(one),
            _ => finding.on(&sides.new.closure.service),
        };
        let finding = finding.member(parameter);
        found.push(affected.into_iter().fold(finding, Finding::touches));
    }
}

fn arguments<'a>(side: &Half<'a>, id: &ShapeId) -> BTreeMap<&'a str, &'a ArgumentSource> {
    let operation = side.operation(id).into_iter();
    let arguments = operation.flat_map(|one| &one.endpoint_arguments);
    arguments
        .map(|one| (one.parameter.as_str(), &one.source))
        .collect()
}

fn shown(source: &ArgumentSource) -> String {
    match source {
        ArgumentSource::Literal(EndpointValue::Boolean(value)) => value.to_string(),
        ArgumentSource::Literal(EndpointValue::String(value)) => format!("{value:?}"),
        ArgumentSource::Literal(EndpointValue::Strings(values)) => format!("{values:?}"),
        ArgumentSource::Member(path) => format!("the member {}", path_of(&path.steps)),
        ArgumentSource::Keys(steps) => format!("the keys of {}", path_of(steps)),
        ArgumentSource::Items { list, paths, .. } => {
            let paths = paths.iter().filter(|path| !path.steps.is_empty());
            let paths: Vec<String> = paths.map(|path| path_of(&path.steps)).collect();
            match paths.as_slice() {
                [] => format!("the items of {}", path_of(list)),
                paths => format!("{} in {}", paths.join(" and "), path_of(list)),
            }
        }
    }
}

fn path_of(steps: &[PathStep]) -> String {
    let steps: Vec<&str> = steps.iter().map(|step| step.field.as_str()).collect();
    steps.join(".")
}
