//! Defaults of empty labels: operations of the service have string labels with these names.

use super::site::error;
use crate::model::service::operations_of;
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::report::{Report, nearest};
use std::collections::BTreeSet;

const DEFAULTS: &str = "hardy#labelDefaults";

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    let Kind::Service(_) = shape.kind else {
        return;
    };
    // Most services have none, and collecting the operations takes time.
    if shape.traits.calls().label_defaults.is_empty() {
        return;
    }
    let labels = labels(model, &shape.id);
    let place = shape.trait_place(DEFAULTS);
    for (index, default) in shape.traits.calls().label_defaults.iter().enumerate() {
        let label = default.label.as_str();
        if labels.contains(label) {
            continue;
        }
        let id = &shape.id;
        let message = format!(
            "`{DEFAULTS}` names `{label}`, but no operation of `{id}` has such a label of type string"
        );
        let place = place.child(index).child("label");
        let near = nearest(label, labels.iter().copied());
        report.push(error("unknown-label", id.as_str(), &place, message).suggest(near));
    }
}

/// The string labels of all operations.
fn labels<'a>(model: &'a Model, service: &ShapeId) -> BTreeSet<&'a str> {
    let mut labels = BTreeSet::new();
    for operation in operations_of(model, service) {
        let Some(Kind::Operation(operation)) = model.kind(&operation) else {
            continue;
        };
        let members = operation.input.iter().flat_map(|id| model.members(id));
        let members = members.filter(|member| {
            let is_text = matches!(model.kind(&member.target), Some(Kind::String));
            member.traits.http_label && is_text
        });
        labels.extend(members.map(|member| member.name.as_str()));
    }
    labels
}
