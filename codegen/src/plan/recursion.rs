//! Recursive types: the members that must be boxed. Must not know anything but containment; lists
//! and maps already allocate their content.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Closure, Kind, Model, ShapeId};

/// Boxed members: shape and member name.
pub(crate) type Boxed = BTreeSet<(ShapeId, String)>;

/// Finds the members to box: visits shapes and members in the order of their names, and boxes each
/// member that leads back to a shape that is being visited.
pub(crate) fn boxed(model: &Model, closure: &Closure) -> Boxed {
    let mut walk = Walk {
        model,
        states: BTreeMap::new(),
        boxed: Boxed::new(),
    };
    for id in &closure.shapes {
        walk.visit(id);
    }
    walk.boxed
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Inside,
    Done,
}

struct Walk<'a> {
    model: &'a Model,
    states: BTreeMap<ShapeId, State>,
    boxed: Boxed,
}

impl Walk<'_> {
    /// Visits a shape and the shapes that it contains directly. Keeps its own stack, because models
    /// may nest arbitrarily deep.
    fn visit(&mut self, root: &ShapeId) {
        let mut stack = vec![(root.clone(), None::<Vec<(String, ShapeId)>>)];
        while let Some((id, pending)) = stack.pop() {
            let mut pending = match pending {
                Some(pending) => pending,
                None if self.states.contains_key(&id) => continue,
                None => {
                    self.states.insert(id.clone(), State::Inside);
                    self.held(&id)
                }
            };
            let Some((member, target)) = pending.pop() else {
                self.states.insert(id, State::Done);
                continue;
            };
            match self.states.get(&target) {
                Some(State::Inside) => {
                    self.boxed.insert((id.clone(), member));
                    stack.push((id, Some(pending)));
                }
                Some(State::Done) => stack.push((id, Some(pending))),
                None => {
                    stack.push((id, Some(pending)));
                    stack.push((target, None));
                }
            }
        }
    }

    /// Structures and unions in a shape by value, last name first.
    fn held(&self, id: &ShapeId) -> Vec<(String, ShapeId)> {
        let members = match self.model.shapes.get(id).map(|shape| &shape.kind) {
            Some(Kind::Structure(members) | Kind::Union(members)) => members.as_slice(),
            _ => &[],
        };
        let mut held: Vec<_> = members
            .iter()
            .filter(|member| {
                let kind = self
                    .model
                    .shapes
                    .get(&member.target)
                    .map(|shape| &shape.kind);
                matches!(kind, Some(Kind::Structure(_) | Kind::Union(_)))
            })
            .map(|member| (member.name.clone(), member.target.clone()))
            .collect();
        held.sort();
        held.reverse();
        held
    }
}
