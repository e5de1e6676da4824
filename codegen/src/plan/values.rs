//! Types of members: the Rust type, presence, and whether a value is sensitive. Must not know wire
//! formats.

use super::naming::Naming;
use super::recursion::Boxed;
use crate::ir::{Map, NumberType, Presence, Value};
use crate::model::{Closure, Kind, Member, Model, ShapeId};

/// The data for these decisions.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure,
    pub(crate) naming: &'a Naming,
    pub(crate) boxed: &'a Boxed,
}

impl Values<'_> {
    /// The type of a member of `shape`, boxed if it would contain itself.
    pub(crate) fn of_member(&self, shape: &ShapeId, member: &Member) -> Value {
        let value = self.value(member);
        match self.boxed.contains(&(shape.clone(), member.name.clone())) {
            true => Value::Boxed(Box::new(value)),
            false => value,
        }
    }

    /// Whether the field of a member of `shape` is an `Option`, and whether it is required.
    ///
    /// A default that was added after the member (`@addedDefault`) leaves it an `Option`. Retained
    /// members keep their type, and are optional.
    pub(crate) fn presence(&self, shape: &ShapeId, member: &Member) -> Presence {
        let traits = &member.traits;
        let is_input = self.closure.inputs.contains_key(shape);
        let has_default = traits
            .default
            .as_ref()
            .is_some_and(|value| !value.is_null());
        let there = traits.required || (has_default && !traits.added_default && !is_input);
        let may_be_unset =
            traits.client_optional || is_generated_token(self.model, self.closure, shape, member);
        let retained = traits.retained.is_some();
        match (is_input, there && !may_be_unset) {
            (true, _) if label_default(self.model, self.closure, member).is_some() => {
                Presence::Defaulted
            }
            (true, _) if member.traits.http_label => Presence::Label,
            (true, true) if retained => Presence::Optional,
            (true, true) => Presence::RequiredOption,
            (false, true) if retained => Presence::Defaulted,
            (false, true) => Presence::Always,
            (_, false) => Presence::Optional,
        }
    }

    fn value(&self, member: &Member) -> Value {
        let Some(shape) = self.model.shape(&member.target) else {
            return Value::Document;
        };
        match &shape.kind {
            Kind::String => Value::String,
            Kind::Boolean => Value::Boolean,
            Kind::Byte => Value::Number(NumberType::I8),
            Kind::Short => Value::Number(NumberType::I16),
            Kind::Integer => Value::Number(NumberType::I32),
            Kind::BigInteger => Value::BigInteger,
            Kind::BigDecimal => Value::BigDecimal,
            Kind::IntEnum(_) => Value::IntEnum(self.naming.type_name(&shape.id)),
            Kind::Long => Value::Number(NumberType::I64),
            Kind::Float => Value::Number(NumberType::F32),
            Kind::Double => Value::Number(NumberType::F64),
            Kind::Blob if shape.traits.streaming => Value::Stream,
            Kind::Blob => Value::Blob,
            Kind::Timestamp => Value::Timestamp,
            Kind::Enum(_) => Value::Enum(self.naming.type_name(&shape.id)),
            Kind::Structure(_) => Value::Structure(self.naming.type_name(&shape.id)),
            Kind::Union(_) => Value::Union(self.naming.type_name(&shape.id)),
            Kind::List(item) => Value::List {
                item: Box::new(self.value(item)),
                sparse: shape.traits.sparse,
            },
            Kind::Map { key, value } => Value::Map(Box::new(Map {
                key: self.value(key),
                value: self.value(value),
                sparse: shape.traits.sparse,
            })),
            // The model refuses other targets of members.
            _ => Value::Document,
        }
    }
}

/// Whether the service requires the member of an input.
pub(crate) fn is_required(member: &Member) -> bool {
    let traits = &member.traits;
    traits.required && !traits.client_optional && traits.retained.is_none()
}

/// Whether the member of this shape is a token that a client generates if it is unset. Only inputs
/// have such members.
pub(crate) fn is_generated_token(
    model: &Model,
    closure: &Closure,
    shape: &ShapeId,
    member: &Member,
) -> bool {
    let is_string = matches!(model.kind(&member.target), Some(Kind::String));
    let is_input = closure.inputs.contains_key(shape);
    is_input && is_string && member.traits.idempotency_token && !member.traits.http_label
}

/// The service's default of this label, if it is empty.
pub(crate) fn label_default<'a>(
    model: &'a Model,
    closure: &Closure,
    member: &Member,
) -> Option<&'a str> {
    let is_string = matches!(model.kind(&member.target), Some(Kind::String));
    let service = model.shape(&closure.service)?;
    let mut defaults = service.traits.calls().label_defaults.iter();
    let default = defaults.find(|default| default.label == member.name);
    let default = default.filter(|_| is_string && member.traits.http_label);
    default.map(|default| default.value.as_str())
}

/// Whether the value itself is sensitive: the member, its target, or the content of a list or map.
/// Structures and unions redact their own members.
pub(crate) fn is_sensitive(model: &Model, member: &Member) -> bool {
    let Some(shape) = model.shape(&member.target) else {
        return false;
    };
    let content_is_sensitive = match &shape.kind {
        Kind::List(item) => is_sensitive(model, item),
        Kind::Map { key, value } => is_sensitive(model, key) || is_sensitive(model, value),
        Kind::Structure(_) | Kind::Union(_) => return member.traits.sensitive,
        _ => false,
    };
    member.traits.sensitive || shape.traits.sensitive || content_is_sensitive
}

/// Whether the value of the member is a stream.
pub(crate) fn streams(model: &Model, member: &Member) -> bool {
    let target = model.shape(&member.target);
    target.is_some_and(|target| target.traits.streaming)
}

/// The media type of the member's value: headers contain it in base64.
pub(crate) fn media_type<'a>(model: &'a Model, member: &Member) -> Option<&'a str> {
    let target = model.shape(&member.target)?;
    let is_text = matches!(target.kind, Kind::String | Kind::Enum(_) | Kind::Blob);
    target.traits.media_type.as_deref().filter(|_| is_text)
}
