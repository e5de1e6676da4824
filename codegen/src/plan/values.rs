//! What a member holds: where it travels, its Rust type and wire format, whether it is an `Option`,
//! and whether `Debug` may show it.

use super::Context;
use super::wire::Location;
use crate::ir::{Map, NumberType, Presence, TimestampFormat, Value};
use crate::model::{self, Kind, Member, ShapeId};

impl Context<'_> {
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
        let may_be_unset = traits.client_optional || self.is_made_up_token(Some(shape), member);
        let retained = traits.retained.is_some();
        match (is_input, there && !may_be_unset) {
            (true, _) if self.label_default(member).is_some() => Presence::Unasked,
            (true, _) if member.traits.http_label => Presence::Label,
            (true, true) if retained => Presence::Optional,
            (true, true) => Presence::Needed,
            (false, true) if retained => Presence::Unasked,
            (false, true) => Presence::Always,
            (_, false) => Presence::Optional,
        }
    }

    /// Whether the member of this shape is a token that a client makes up where the caller sets none.
    /// That has a meaning in inputs only.
    pub(crate) fn is_made_up_token(&self, shape: Option<&ShapeId>, member: &Member) -> bool {
        let is_text = matches!(self.model.kind(&member.target), Some(Kind::String));
        let is_input = shape.is_some_and(|shape| self.closure.inputs.contains_key(shape));
        is_input && is_text && member.traits.idempotency_token && !member.traits.http_label
    }

    /// What the service has in place of an empty text for this label of a path.
    pub(crate) fn label_default(&self, member: &Member) -> Option<&str> {
        let is_text = matches!(self.model.kind(&member.target), Some(Kind::String));
        let service = self.model.shape(&self.closure.service)?;
        let mut defaults = service.traits.label_defaults.iter();
        let default = defaults.find(|default| default.label == member.name);
        let default = default.filter(|_| is_text && member.traits.http_label);
        default.map(|default| default.value.as_str())
    }

    /// Whether the content of the member need not be in memory.
    pub(crate) fn streams(&self, member: &Member) -> bool {
        let target = self.model.shape(&member.target);
        target.is_some_and(|target| target.traits.streaming)
    }

    /// Whether the service has to know how long the content of the member is before it comes.
    pub(crate) fn requires_length(&self, member: &Member) -> bool {
        let target = self.model.shape(&member.target);
        target.is_some_and(|target| target.traits.requires_length)
    }

    /// Whether the member holds a structure, in a box or not.
    pub(crate) fn is_structure(&self, member: &Member) -> bool {
        matches!(self.model.kind(&member.target), Some(Kind::Structure(_)))
    }

    /// Whether the content of the member has a media type: in a header it stands in base64.
    pub(crate) fn has_media_type(&self, member: &Member) -> bool {
        self.media_type(member).is_some()
    }

    /// The media type of a body that is this member alone.
    pub(crate) fn content_type(&self, member: &Member) -> String {
        let otherwise = match self.model.kind(&member.target) {
            Some(Kind::Blob) => "application/octet-stream",
            Some(Kind::String | Kind::Enum(_)) => "text/plain",
            _ => "application/json",
        };
        self.media_type(member).unwrap_or(otherwise).to_owned()
    }

    fn media_type(&self, member: &Member) -> Option<&str> {
        let target = self.model.shape(&member.target)?;
        let is_text = matches!(target.kind, Kind::String | Kind::Enum(_) | Kind::Blob);
        target.traits.media_type.as_deref().filter(|_| is_text)
    }

    /// What a member of `shape` holds, in a JSON object if it travels.
    pub(crate) fn member_value(&self, shape: &ShapeId, member: &Member) -> Value {
        self.located_value(shape, member, Location::Body)
    }

    /// What a member of `shape` holds where it travels, boxed where the type would contain itself.
    pub(crate) fn located_value(
        &self,
        shape: &ShapeId,
        member: &Member,
        location: Location,
    ) -> Value {
        let value = self.value(member, location);
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
            Kind::Blob if shape.traits.streaming => Value::Stream,
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
        (Some(model::TimestampFormat::HttpDate), _) | (None, Location::Header) => {
            TimestampFormat::HttpDate
        }
        (Some(model::TimestampFormat::EpochSeconds), _) | (None, _) => {
            TimestampFormat::EpochSeconds
        }
    }
}
