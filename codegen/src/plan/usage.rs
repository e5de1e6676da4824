//! The shapes in messages, as a whole message or inside one, and the functions that write and read
//! them.
//!
//! As a message, a structure has in the body only members without another part; inside a message,
//! it has all members. If it occurs as both and the two differ, it has two functions.

use std::collections::{BTreeMap, BTreeSet};

use super::member::{MemberPlan, Members};
use super::protocol::{Direction, Location, Protocol};
use crate::ir::vocabulary::{READ, READ_BODY, WRITE, WRITE_BODY};
use crate::ir::{Absent, Codec, Codecs, Presence};
use crate::model::{self, Closure, Kind, Member, Model, ShapeId};

/// The messages of supported operations.
#[derive(Default)]
pub(crate) struct WireUsage {
    /// The supported operations.
    pub(crate) operations: BTreeSet<ShapeId>,
    inputs: BTreeSet<ShapeId>,
    outputs: BTreeSet<ShapeId>,
    errors: BTreeSet<ShapeId>,
    /// Shapes inside inputs.
    sent: BTreeSet<ShapeId>,
    /// Shapes inside outputs and errors.
    received: BTreeSet<ShapeId>,
    codecs: BTreeMap<ShapeId, ShapeCodecs>,
}

/// The functions of one structure.
#[derive(Clone, Debug, Default)]
struct ShapeCodecs {
    all: Codecs,
    /// The name of the function for a whole message in each direction, if it has a body.
    writer: Option<String>,
    reader: Option<String>,
}

impl WireUsage {
    /// Collects the shapes that the operations in `wired` send and receive in a protocol.
    pub(crate) fn new(
        model: &Model,
        closure: &Closure,
        members: &Members,
        protocol: &dyn Protocol,
        wired: Vec<ShapeId>,
    ) -> Self {
        let mut usage = Self {
            operations: wired.into_iter().collect(),
            ..Self::default()
        };
        usage.collect_messages(model, closure);
        for id in &usage.inputs {
            follow(model, id, &mut usage.sent);
        }
        for id in usage.outputs.iter().chain(&usage.errors) {
            follow(model, id, &mut usage.received);
        }
        let structures = closure.shapes.iter();
        let structures = structures.filter(|id| matches!(model.kind(id), Some(Kind::Structure(_))));
        for id in structures {
            let planner = Planner {
                usage: &usage,
                protocol,
                id,
                members: model.members(id),
                plans: members.of(id),
            };
            let codecs = planner.codecs();
            usage.codecs.insert(id.clone(), codecs);
        }
        usage
    }

    fn collect_messages(&mut self, model: &Model, closure: &Closure) {
        for id in &self.operations {
            if let Some(Kind::Operation(operation)) = model.kind(id) {
                self.inputs.extend(operation.input.clone());
                self.outputs.extend(operation.output.clone());
            }
            let errors = model::errors_of(model, &closure.service, id);
            self.errors.extend(errors);
            let retained = model::retained_errors_of(model, id).iter();
            let retained = retained.map(|error| error.target.clone());
            self.errors.extend(retained);
        }
    }

    /// Whether requests contain the shape as a value.
    pub(crate) fn is_sent(&self, id: &ShapeId) -> bool {
        self.sent.contains(id)
    }

    /// Whether responses contain the shape as a value.
    pub(crate) fn is_received(&self, id: &ShapeId) -> bool {
        self.received.contains(id)
    }

    /// The errors in responses.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &ShapeId> {
        self.errors.iter()
    }

    /// Whether a response can be this error.
    pub(crate) fn is_error(&self, id: &ShapeId) -> bool {
        self.errors.contains(id)
    }

    /// The functions that write and read a structure.
    pub(crate) fn codecs(&self, id: &ShapeId) -> Codecs {
        let codecs = self.codecs.get(id);
        codecs.map(|codecs| codecs.all.clone()).unwrap_or_default()
    }

    /// The name of the function for the body of a whole message.
    pub(crate) fn codec(&self, id: &ShapeId, direction: Direction) -> Option<&str> {
        let codecs = self.codecs.get(id)?;
        match direction {
            Direction::Request => codecs.writer.as_deref(),
            Direction::Response => codecs.reader.as_deref(),
        }
    }
}

/// Plans the functions of one structure.
struct Planner<'a> {
    usage: &'a WireUsage,
    protocol: &'a dyn Protocol,
    id: &'a ShapeId,
    members: &'a [Member],
    plans: &'a [MemberPlan],
}

impl Planner<'_> {
    fn codecs(&self) -> ShapeCodecs {
        let (writers, writer) = self.writers();
        let (readers, reader) = self.readers();
        ShapeCodecs {
            all: Codecs { writers, readers },
            writer,
            reader,
        }
    }

    fn writers(&self) -> (Vec<Codec>, Option<String>) {
        let inside = self.usage.sent.contains(self.id);
        let inside = inside.then(|| self.codec(WRITE, |_| true));
        let whole = self.usage.inputs.contains(self.id);
        let whole = whole.then(|| self.codec(WRITE, self.in_body_of(Direction::Request)));
        let has_body = |whole: &Codec| !whole.fields.is_empty() || self.protocol.always_has_body();
        named(inside, whole.filter(has_body), WRITE_BODY)
    }

    fn readers(&self) -> (Vec<Codec>, Option<String>) {
        let inside = self.usage.received.contains(self.id);
        let inside = inside.then(|| self.reader(|_| true));
        named(inside, self.whole_reader(), READ_BODY)
    }

    /// The body of an error is always read: one with another format comes from a proxy.
    fn whole_reader(&self) -> Option<Codec> {
        let is_error = self.usage.is_error(self.id);
        if !is_error && !self.usage.outputs.contains(self.id) {
            return None;
        }
        let mut members = self.members.iter();
        let location = |member: &Member| self.protocol.location(Direction::Response, member);
        if members.any(|member| location(member) == Location::Payload) {
            return None;
        }
        let reader = self.reader(self.in_body_of(Direction::Response));
        (is_error || !reader.fields.is_empty()).then_some(reader)
    }

    fn in_body_of(&self, direction: Direction) -> impl Fn(&Member) -> bool {
        let protocol = self.protocol;
        move |member| protocol.location(direction, member) == Location::Body
    }

    fn reader(&self, wanted: impl Fn(&Member) -> bool) -> Codec {
        let mut reader = self.codec(READ, wanted);
        // An error does not list missing members.
        if !self.usage.is_error(self.id) {
            let is_corrected = |field: &usize| {
                let member = self.members.get(*field);
                let plan = self.plans.get(*field);
                member.zip(plan).is_some_and(|(member, plan)| {
                    absent(member, plan.presence, false) == Absent::Corrected
                })
            };
            let fields = reader.fields.iter().copied();
            reader.required = fields.filter(is_corrected).collect();
        }
        reader
    }

    fn codec(&self, name: &str, wanted: impl Fn(&Member) -> bool) -> Codec {
        let members = self.members.iter().enumerate();
        let fields = members.filter(|(_, member)| wanted(member));
        Codec {
            name: name.to_owned(),
            fields: fields.map(|(field, _)| field).collect(),
            required: Vec::new(),
        }
    }
}

/// The function for values inside messages and the one for whole messages, which has another name
/// if it differs; and the name of the second.
fn named(
    inside: Option<Codec>,
    whole: Option<Codec>,
    fallback: &str,
) -> (Vec<Codec>, Option<String>) {
    let mut all = Vec::from_iter(inside);
    let Some(whole) = whole else {
        return (all, None);
    };
    let name = match all.first() {
        Some(inside) if inside.fields != whole.fields => fallback.to_owned(),
        _ => whole.name.clone(),
    };
    if all.iter().all(|codec| codec.name != name) {
        let name = name.clone();
        all.push(Codec { name, ..whole });
    }
    (all, Some(name))
}

/// The value of a member that a message lacks.
pub(crate) fn absent(member: &Member, presence: Presence, is_stream: bool) -> Absent {
    let default = member.traits.default.as_deref();
    match presence {
        Presence::Optional | Presence::RequiredOption => Absent::Unset,
        // It is not required, in responses as well.
        Presence::Defaulted => Absent::Default,
        _ if default.is_some_and(|default| !default.is_null()) => Absent::Default,
        // An empty stream is present.
        _ if is_stream => Absent::Default,
        _ => Absent::Corrected,
    }
}

/// Adds the shapes that the members of a shape reach.
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
