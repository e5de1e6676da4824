//! Which shapes travel, and as what: as the whole of a message, or as a value inside one.

use std::collections::BTreeSet;

use crate::model::{self, Closure, Kind, Model, ShapeId};

/// The shapes that operations on the wire send and receive.
#[derive(Debug, Default)]
pub(crate) struct Travel {
    /// The operations that are on the wire.
    pub(crate) operations: BTreeSet<ShapeId>,
    /// Inputs.
    pub(crate) inputs: BTreeSet<ShapeId>,
    /// Outputs.
    pub(crate) outputs: BTreeSet<ShapeId>,
    /// Errors.
    pub(crate) errors: BTreeSet<ShapeId>,
    /// What stands inside of inputs.
    pub(crate) sent: BTreeSet<ShapeId>,
    /// What stands inside of outputs and errors.
    pub(crate) received: BTreeSet<ShapeId>,
}

impl Travel {
    /// Follows what the operations in `wired` send and receive.
    pub(crate) fn of(model: &Model, closure: &Closure, wired: Vec<ShapeId>) -> Self {
        let mut travel = Self {
            operations: wired.into_iter().collect(),
            ..Self::default()
        };
        for id in &travel.operations {
            if let Some(Kind::Operation(operation)) = model.kind(id) {
                travel.inputs.extend(operation.input.clone());
                travel.outputs.extend(operation.output.clone());
            }
            let errors = model::errors_of(model, &closure.service, id);
            travel.errors.extend(errors);
            let retained = model::retained_errors_of(model, id).iter();
            travel
                .errors
                .extend(retained.map(|error| error.target.clone()));
        }
        for id in &travel.inputs {
            follow(model, id, &mut travel.sent);
        }
        for id in travel.outputs.iter().chain(&travel.errors) {
            follow(model, id, &mut travel.received);
        }
        travel
    }
}

/// Adds what the members of a shape lead to.
fn follow(model: &Model, id: &ShapeId, reached: &mut BTreeSet<ShapeId>) {
    let mut open = vec![id.clone()];
    while let Some(id) = open.pop() {
        for member in model.kind(&id).into_iter().flat_map(Kind::members) {
            if reached.insert(member.target.clone()) {
                open.push(member.target.clone());
            }
        }
    }
}
