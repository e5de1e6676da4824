//! The shapes that operations reach, and how. Must not know which operations are chosen, or why.

use crate::model::service::retained_errors_of;
use crate::model::{Filter, Kind, Model, ShapeId};
use std::collections::{BTreeMap, BTreeSet};

/// The part of a model that a set of operations needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The service.
    pub service: ShapeId,
    /// The chosen operations, sorted.
    pub operations: Vec<ShapeId>,
    /// Every shape with values that the operations reach, including those of the prelude.
    pub shapes: BTreeSet<ShapeId>,
    /// How each of these shapes is reached.
    pub usage: BTreeMap<ShapeId, Usage>,
    /// Shapes that are the input of operations, with these operations.
    pub inputs: BTreeMap<ShapeId, Vec<ShapeId>>,
    /// Shapes that are the output of operations, with these operations.
    pub outputs: BTreeMap<ShapeId, Vec<ShapeId>>,
    /// Retained structures, unions and enums: no operation reaches them, except through other
    /// retained shapes or members.
    pub retained: BTreeSet<ShapeId>,
}

/// The messages that reach a shape, directly or through other shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// From the input of an operation.
    pub input: bool,
    /// From the output of an operation.
    pub output: bool,
    /// From an error.
    pub error: bool,
}

impl Closure {
    /// Whether the input of an operation contains the shape.
    pub fn is_taken(&self, id: &ShapeId) -> bool {
        self.usage.get(id).is_some_and(|usage| usage.input)
    }

    /// The filter rules of a structure, if an input contains it.
    pub fn filter<'a>(&self, model: &'a Model, id: &ShapeId) -> Option<&'a Filter> {
        let filter = model.shape(id)?.traits.filter.as_deref();
        filter.filter(|_| self.is_taken(id))
    }

    /// The part of this closure that some of its operations reach.
    pub fn narrowed(&self, model: &Model, operations: &[ShapeId]) -> Self {
        Self::of(model, self.service.clone(), operations.to_vec())
    }

    pub(super) fn of(model: &Model, service: ShapeId, operations: Vec<ShapeId>) -> Self {
        let mut closure = Self {
            service,
            operations,
            shapes: BTreeSet::new(),
            usage: BTreeMap::new(),
            inputs: BTreeMap::new(),
            outputs: BTreeMap::new(),
            retained: BTreeSet::new(),
        };
        collect(model, &mut closure);
        closure
    }
}

fn collect(model: &Model, closure: &mut Closure) {
    for id in closure.operations.clone() {
        let Some(Kind::Operation(operation)) = model.kind(&id) else {
            continue;
        };
        if let Some(input) = &operation.input {
            closure
                .inputs
                .entry(input.clone())
                .or_default()
                .push(id.clone());
            walk(model, input, closure, |usage| &mut usage.input);
        }
        if let Some(output) = &operation.output {
            closure
                .outputs
                .entry(output.clone())
                .or_default()
                .push(id.clone());
            walk(model, output, closure, |usage| &mut usage.output);
        }
        let retained = retained_errors_of(model, &id).iter();
        for error in operation
            .errors
            .iter()
            .chain(retained.map(|error| &error.target))
        {
            walk(model, error, closure, |usage| &mut usage.error);
        }
    }
    if let (Some(Kind::Service(service)), false) =
        (model.kind(&closure.service), closure.operations.is_empty())
    {
        for error in &service.errors {
            walk(model, error, closure, |usage| &mut usage.error);
        }
    }
    closure.shapes = closure.usage.keys().cloned().collect();
}

/// Marks every shape that `root` reaches. Skips shapes that are already marked.
pub(super) fn walk(
    model: &Model,
    root: &ShapeId,
    closure: &mut Closure,
    mark: fn(&mut Usage) -> &mut bool,
) {
    let mut pending = vec![root];
    while let Some(id) = pending.pop() {
        let marked = mark(closure.usage.entry(id.clone()).or_default());
        if std::mem::replace(marked, true) {
            continue;
        }
        // Members of enums target `smithy.api#Unit` only for form's sake.
        if let Some(Kind::Enum(_) | Kind::IntEnum(_)) | None = model.kind(id) {
            continue;
        }
        let members = model.kind(id).map(Kind::members).unwrap_or_default();
        pending.extend(members.into_iter().map(|member| &member.target));
    }
}
