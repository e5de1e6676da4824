//! Shapes with streams, at any depth. `values` decides the Rust type of a stream.

use std::collections::BTreeSet;

use crate::model::{Closure, Kind, Model, ShapeId};

/// The shapes of the closure that are a stream or contain one.
pub(super) fn streaming(model: &Model, closure: &Closure) -> BTreeSet<ShapeId> {
    let is_stream = |id: &&ShapeId| {
        let shape = model.shape(id);
        shape.is_some_and(|shape| shape.traits.streaming && matches!(shape.kind, Kind::Blob))
    };
    let mut streaming: BTreeSet<ShapeId> =
        closure.shapes.iter().filter(is_stream).cloned().collect();
    // Streams are in inputs and outputs, so the second round mostly finds nothing.
    loop {
        let holds_one = |id: &&ShapeId| {
            let members = model.kind(id).into_iter().flat_map(Kind::members);
            let mut targets = members.map(|member| &member.target);
            !streaming.contains(*id) && targets.any(|target| streaming.contains(target))
        };
        let found: Vec<ShapeId> = closure.shapes.iter().filter(holds_one).cloned().collect();
        if found.is_empty() {
            return streaming;
        }
        streaming.extend(found);
    }
}
