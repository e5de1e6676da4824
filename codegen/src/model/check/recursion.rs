//! Shapes that contain themselves without end: only through lists and maps, which have no type, or
//! only through required structure members, which have no value.

use super::site::error;
use crate::model::{Kind, Model, ShapeId};
use crate::report::Report;
use std::collections::{BTreeMap, BTreeSet};

type Edges<'a> = BTreeMap<&'a ShapeId, BTreeSet<&'a ShapeId>>;

pub(super) fn check(model: &Model, report: &mut Report) {
    let by_collections = edges(model, collection_targets);
    refuse(
        model,
        on_cycles(by_collections),
        "only through lists and maps",
        report,
    );
    let by_required = edges(model, required_targets);
    refuse(
        model,
        on_cycles(by_required),
        "only through required members",
        report,
    );
}

fn refuse(model: &Model, shapes: Vec<&ShapeId>, how: &str, report: &mut Report) {
    for shape in shapes.into_iter().filter_map(|id| model.shape(id)) {
        let message = format!(
            "`{}` contains itself {how}, and has no finite value",
            shape.id
        );
        report.push(error(
            "endless-shape",
            shape.id.as_str(),
            &shape.place,
            message,
        ));
    }
}

fn edges(model: &Model, targets: fn(&Kind) -> Vec<&ShapeId>) -> Edges<'_> {
    let known = |id: &&ShapeId| model.shapes.contains_key(*id);
    let known_targets = |kind| targets(kind).into_iter().filter(known).collect();
    let shapes = model.shapes.iter();
    shapes
        .map(|(id, shape)| (id, known_targets(&shape.kind)))
        .collect()
}

fn collection_targets(kind: &Kind) -> Vec<&ShapeId> {
    match kind {
        Kind::List(member) => vec![&member.target],
        Kind::Map { value, .. } => vec![&value.target],
        _ => Vec::new(),
    }
}

fn required_targets(kind: &Kind) -> Vec<&ShapeId> {
    let Kind::Structure(members) = kind else {
        return Vec::new();
    };
    let required = members.iter().filter(|member| member.traits.required);
    required.map(|member| &member.target).collect()
}

/// The nodes on a cycle or between two: those that lead to a cycle and are reached from one.
fn on_cycles(edges: Edges<'_>) -> Vec<&ShapeId> {
    let reversed = reversed(&edges);
    let to_cycles = leading_to_cycles(&edges, &reversed);
    let from_cycles = leading_to_cycles(&reversed, &edges);
    to_cycles.intersection(&from_cycles).copied().collect()
}

/// Removes nodes without successors until none is left.
fn leading_to_cycles<'a>(edges: &Edges<'a>, reversed: &Edges<'a>) -> BTreeSet<&'a ShapeId> {
    let mut successors: BTreeMap<&ShapeId, usize> = edges
        .iter()
        .map(|(node, targets)| (*node, targets.len()))
        .collect();
    let mut ends: Vec<&ShapeId> = Vec::new();
    ends.extend(
        successors
            .iter()
            .filter(|(_, count)| **count == 0)
            .map(|(node, _)| *node),
    );
    while let Some(end) = ends.pop() {
        successors.remove(end);
        for predecessor in reversed.get(end).into_iter().flatten() {
            if let Some(count) = successors.get_mut(predecessor) {
                *count -= 1;
                if *count == 0 {
                    ends.push(predecessor);
                }
            }
        }
    }
    successors.into_keys().collect()
}

fn reversed<'a>(edges: &Edges<'a>) -> Edges<'a> {
    let mut reversed: Edges<'a> = edges.keys().map(|node| (*node, BTreeSet::new())).collect();
    for (node, targets) in edges {
        for target in targets {
            reversed.entry(target).or_default().insert(node);
        }
    }
    reversed
}
