//! The shapes of a model, read without the generator.

use serde_json::{Map, Value};

/// The shapes of one model, by id.
pub(crate) struct Shapes<'a>(&'a Map<String, Value>);

static NOTHING: Value = Value::Null;

impl<'a> Shapes<'a> {
    pub(crate) fn new(model: &'a Value) -> Self {
        Self::of(model["shapes"].as_object().expect("a model has shapes"))
    }

    pub(crate) fn of(shapes: &'a Map<String, Value>) -> Self {
        Self(shapes)
    }

    /// Every shape of this kind.
    pub(crate) fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let shapes = self
            .0
            .iter()
            .filter(move |(_, shape)| shape["type"] == kind);
        shapes.map(|(id, shape)| (id.as_str(), shape))
    }

    /// The shape of this id, nothing for one of the prelude.
    pub(crate) fn shape(&self, id: &str) -> &'a Value {
        self.0.get(id).unwrap_or(&NOTHING)
    }

    /// The kind of a shape, in the words of the model: `intEnum`.
    pub(crate) fn kind(&self, id: &str) -> String {
        if let Some(kind) = self.shape(id)["type"].as_str() {
            return kind.to_owned();
        }
        let (_, name) = id.split_once('#').unwrap_or_default();
        let (first, rest) = name.trim_start_matches("Primitive").split_at(1);
        first.to_lowercase() + rest
    }
}

/// A member of a structure or union.
#[derive(Clone, Copy)]
pub(crate) struct Member<'a> {
    pub(crate) name: &'a str,
    pub(crate) target: &'a str,
    traits: &'a Value,
}

impl<'a> Member<'a> {
    /// Those of a shape, in the model's order.
    pub(crate) fn all(shape: &'a Value) -> impl Iterator<Item = Self> {
        let members = shape["members"].as_object().into_iter().flatten();
        members.map(|(name, member)| Self {
            name,
            target: target(member),
            traits: &member["traits"],
        })
    }

    /// Its traits.
    pub(crate) fn traits(&self) -> &'a Value {
        self.traits
    }

    /// A trait of Smithy's own.
    pub(crate) fn own_trait(&self, name: &str) -> Option<&'a Value> {
        self.traits.get(format!("smithy.api#{name}"))
    }

    /// Whether it is in the body of a message.
    pub(crate) fn in_body(&self) -> bool {
        let bindings = ["httpLabel", "httpQuery"];
        bindings.iter().all(|name| self.own_trait(name).is_none())
    }

    /// Whether a client or a server sets the member if it is missing, which changes the value.
    pub(crate) fn must_be_there(&self) -> bool {
        let makers = ["required", "default", "idempotencyToken"];
        makers.iter().any(|name| self.own_trait(name).is_some())
    }

    /// Its name on the wire.
    pub(crate) fn json_name(&self) -> &'a str {
        let name = self.own_trait("jsonName").and_then(Value::as_str);
        name.unwrap_or(self.name)
    }

    /// Its format of a timestamp.
    pub(crate) fn timestamp_format(&self) -> Option<&'a str> {
        self.own_trait("timestampFormat").and_then(Value::as_str)
    }
}

/// The target of a member, an input or an output.
pub(crate) fn target(value: &Value) -> &str {
    value["target"].as_str().unwrap_or_default()
}
