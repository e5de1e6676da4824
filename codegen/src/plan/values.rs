//! What a member holds: where it travels, its Rust type and wire format, whether it is an `Option`,
//! and whether `Debug` may show it.

use super::Context;
use crate::ir::{Map, NumberType, Presence, TimestampFormat, Value};
use crate::model::{self, Kind, Member, ShapeId};

/// Where a value travels; decides how a timestamp is written unless the model says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// In the JSON body: seconds since 1970.
    Body,
    /// In the path: date and time.
    Label,
    /// In the query: date and time.
    Query,
}

impl Context<'_> {
    /// Where a member of `shape` travels. What binds it to the path or query has a meaning in the
    /// input of an operation only; deeper down, and in outputs, Smithy has it ignored.
    pub(crate) fn location(&self, shape: &ShapeId, member: &Member) -> Location {
        let is_input = self.wired.inputs.contains_key(shape);
        if is_input && member.traits.http_label {
            Location::Label
        } else if is_input && member.traits.http_query.is_some() {
            Location::Query
        } else {
            Location::Body
        }
    }

    /// Whether the field of a member of `shape` is an `Option`, and whether it must be set.
    ///
    /// A default that came after the member (`@addedDefault`) leaves it an `Option`, as it was. What
    /// the service no longer knows keeps its type, and need not be set.
    pub(crate) fn presence(&self, shape: &ShapeId, member: &Member) -> Presence {
        let traits = &member.traits;
        let is_input = self.closure.inputs.contains_key(shape);
        let has_default = traits
            .default
            .as_ref()
            .is_some_and(|value| !value.is_null());
        let there = traits.required || (has_default && !traits.added_default && !is_input);
        let retained = traits.retained.is_some();
        match (is_input, there && !traits.client_optional) {
            (true, _) if member.traits.http_label => Presence::Label,
            (true, true) if retained => Presence::Optional,
            (true, true) => Presence::Needed,
            (false, true) if retained => Presence::Retained,
            (false, true) => Presence::Always,
            (_, false) => Presence::Optional,
        }
    }

    /// What a member of `shape` holds, boxed where the type would contain itself.
    pub(crate) fn member_value(&self, shape: &ShapeId, member: &Member) -> Value {
        let value = self.value(member, self.location(shape, member));
        if self.boxed.contains(&(shape.clone(), member.name.clone())) {
            Value::Boxed(Box::new(value))
        } else {
            value
        }
    }

    fn value(&self, member: &Member, location: Location) -> Value {
        let Some(shape) = self.model.shape(&member.target) else {
            return Value::Document;
        };
        match &shape.kind {
            Kind::String => Value::Text,
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
            Kind::Blob => Value::Blob,
            Kind::Timestamp => {
                let stated = member
                    .traits
                    .timestamp_format
                    .or(shape.traits.timestamp_format);
                Value::Timestamp(timestamp_format(stated, location))
            }
            Kind::Enum(_) => Value::Enum(self.naming.type_name(&shape.id)),
            Kind::Structure(_) => Value::Structure(self.naming.type_name(&shape.id)),
            Kind::Union(_) => Value::Union(self.naming.type_name(&shape.id)),
            Kind::List(item) => Value::List {
                item: Box::new(self.value(item, location)),
                sparse: shape.traits.sparse,
            },
            Kind::Map { key, value } => Value::Map(Box::new(Map {
                key: self.value(key, location),
                value: self.value(value, location),
                sparse: shape.traits.sparse,
            })),
            // The model lets no member target the others.
            _ => Value::Document,
        }
    }

    /// Whether the value itself must not show: the member, its target, or what a list or map holds
    /// is sensitive. Structures and unions hide their own members.
    pub(crate) fn sensitive(&self, member: &Member) -> bool {
        let Some(shape) = self.model.shape(&member.target) else {
            return false;
        };
        let content_is_sensitive = match &shape.kind {
            Kind::List(item) => self.sensitive(item),
            Kind::Map { key, value } => self.sensitive(key) || self.sensitive(value),
            Kind::Structure(_) | Kind::Union(_) => return member.traits.sensitive,
            _ => false,
        };
        member.traits.sensitive || shape.traits.sensitive || content_is_sensitive
    }
}

fn timestamp_format(stated: Option<model::TimestampFormat>, location: Location) -> TimestampFormat {
    match (stated, location) {
        (Some(model::TimestampFormat::DateTime), _) | (None, Location::Label | Location::Query) => {
            TimestampFormat::DateTime
        }
        (Some(model::TimestampFormat::EpochSeconds), _) | (None, Location::Body) => {
            TimestampFormat::EpochSeconds
        }
        (Some(model::TimestampFormat::HttpDate), _) => TimestampFormat::HttpDate,
    }
}
