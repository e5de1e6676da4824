//! The two models, their crates and how their shapes are reached, side by side. Must not know what a
//! difference means.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::surface::{Surface, surface};
use crate::ir::{Crate, Field, Operation, Protocol, Structure, Type, Union, Waiter};
use crate::model::{Closure, Member, Model, Paginated, Shape, ShapeId, Usage, paginated_of};
use crate::stages::{Planned, Resolved};

/// A model and the crate that is generated from it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The model.
    pub resolved: &'a Resolved<'a>,
    /// The crate.
    pub planned: &'a Planned,
}

/// A side with what is computed once for it.
pub(super) struct Half<'a> {
    pub(super) model: &'a Model,
    pub(super) closure: &'a Closure,
    pub(super) krate: &'a Crate,
    pub(super) surface: Surface,
    names: &'a BTreeMap<ShapeId, String>,
    operations: BTreeMap<&'a str, &'a Operation>,
    reach: OnceCell<BTreeMap<ShapeId, BTreeSet<&'a str>>>,
}

impl<'a> Half<'a> {
    fn new(side: Side<'a>) -> Self {
        let operations = side.planned.krate.operations.iter();
        Self {
            model: &side.resolved.model,
            closure: &side.resolved.closure,
            krate: &side.planned.krate,
            surface: surface(&side.planned.krate),
            names: &side.planned.type_names,
            operations: operations
                .map(|one| (one.model_name.as_str(), one))
                .collect(),
            reach: OnceCell::new(),
        }
    }

    /// Whether the protocol does something. All traits count for a crate without a protocol: what its service
    /// does with them is not known.
    pub(super) fn protocol_does(&self, what: fn(&Protocol) -> bool) -> bool {
        self.krate.protocol.as_ref().is_none_or(what)
    }

    pub(super) fn shape(&self, id: &ShapeId) -> Option<&'a Shape> {
        self.model.shape(id)
    }

    pub(super) fn pagination(&self, operation: &ShapeId) -> Option<Paginated> {
        paginated_of(self.model, &self.closure.service, operation)
    }

    pub(super) fn member(&self, id: &ShapeId, name: &str) -> Option<&'a Member> {
        let mut members = self.model.members(id).iter();
        members.find(|member| member.name == name)
    }

    /// How operations reach the shape.
    pub(super) fn usage(&self, id: &ShapeId) -> Usage {
        self.closure.usage.get(id).copied().unwrap_or_default()
    }

    /// Whether the shape is the input of an operation.
    pub(super) fn is_input(&self, id: &ShapeId) -> bool {
        self.closure.inputs.contains_key(id)
    }

    /// Whether the shape is the input or output of an operation, or an error: HTTP bindings count there.
    pub(super) fn is_message(&self, id: &ShapeId) -> bool {
        let is_error = |shape: &Shape| shape.traits.error.is_some();
        self.is_input(id)
            || self.closure.outputs.contains_key(id)
            || self.shape(id).is_some_and(is_error)
    }

    /// The Rust name of a structure, union or enum.
    pub(super) fn name(&self, id: &ShapeId) -> Option<&'a str> {
        self.names.get(id).map(String::as_str)
    }

    /// Whether a type is that of a shape, and no empty message of an operation.
    pub(super) fn is_name_of_shape(&self, name: &str) -> bool {
        self.names.values().any(|known| known == name)
    }

    pub(super) fn type_(&self, id: &ShapeId) -> Option<&'a Type> {
        let name = self.name(id)?;
        let types = &self.krate.types;
        let found = types.binary_search_by(|type_| type_.name().cmp(name));
        types.get(found.ok()?)
    }

    pub(super) fn structure(&self, id: &ShapeId) -> Option<&'a Structure> {
        match self.type_(id)? {
            Type::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    pub(super) fn union_(&self, id: &ShapeId) -> Option<&'a Union> {
        match self.type_(id)? {
            Type::Union(union_) => Some(union_),
            _ => None,
        }
    }

    pub(super) fn field(&self, id: &ShapeId, member: &str) -> Option<&'a Field> {
        let mut fields = self.structure(id)?.fields.iter();
        fields.find(|field| field.member == member)
    }

    /// The operation of this shape in the crate.
    pub(super) fn operation(&self, id: &ShapeId) -> Option<&'a Operation> {
        self.operations.get(id.name()).copied()
    }

    /// The waiters of an operation in the crate.
    pub(super) fn waiters(&self, id: &ShapeId) -> Vec<&'a Waiter> {
        let name = self.operation(id).map(|operation| &operation.name);
        let waiters = self.krate.waiters.iter();
        waiters
            .filter(|waiter| Some(&waiter.operation) == name)
            .collect()
    }

    /// The names of the operations that reach the shape.
    pub(super) fn operations(&self, id: &ShapeId) -> BTreeSet<&'a str> {
        let reach = self.reach.get_or_init(|| self.reached());
        reach.get(id).cloned().unwrap_or_default()
    }

    fn reached(&self) -> BTreeMap<ShapeId, BTreeSet<&'a str>> {
        let mut reach: BTreeMap<ShapeId, BTreeSet<&str>> = BTreeMap::new();
        for operation in &self.closure.operations {
            let one = std::slice::from_ref(operation);
            for id in self.closure.narrowed(self.model, one).shapes {
                reach.entry(id).or_default().insert(operation.name());
            }
        }
        reach
    }
}

/// The shapes with members of a shape, each with whether it has a type of its own.
pub(super) type Users<'a> = BTreeMap<&'a ShapeId, BTreeSet<(&'a ShapeId, bool)>>;

/// Both sides.
pub(super) struct Sides<'a> {
    pub(super) old: Half<'a>,
    pub(super) new: Half<'a>,
    pub(super) code_differs: OnceCell<bool>,
    pub(super) users: OnceCell<Users<'a>>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>) -> Self {
        Self {
            old: Half::new(old),
            new: Half::new(new),
            code_differs: OnceCell::new(),
            users: OnceCell::new(),
        }
    }

    /// How operations of either side reach the shape.
    pub(super) fn usage(&self, id: &ShapeId) -> Usage {
        let [old, new] = [self.old.usage(id), self.new.usage(id)];
        Usage {
            input: old.input || new.input,
            output: old.output || new.output,
            error: old.error || new.error,
        }
    }

    /// The names of the operations of either side that reach the shape.
    pub(super) fn operations(&self, id: &ShapeId) -> BTreeSet<&'a str> {
        let mut operations = self.old.operations(id);
        operations.extend(self.new.operations(id));
        operations
    }
}
