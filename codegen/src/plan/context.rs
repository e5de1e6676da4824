//! What every decision may look at: the model, what operations reach of it, and what was settled before.
//! Decides nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use super::member::{MemberPlan, Members};
use super::naming::Naming;
use super::protocol::Protocol;
use super::unsupported::Unsupported;
use super::usage::WireUsage;
use super::values;
use crate::ir;
use crate::model::{Closure, Kind, Member, Model, ShapeId, Traits};

/// What every decision may look at.
pub(crate) struct Context<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure,
    /// What the crate speaks, if anything.
    pub(crate) protocol: Option<&'static dyn Protocol>,
    /// What is decided of members.
    pub(crate) members: Members,
    /// What the operations that are on the wire send and receive.
    pub(crate) usage: WireUsage,
    pub(crate) unsupported: Unsupported,
    pub(crate) naming: Naming,
    /// Where the documentation of a name is.
    pub(crate) links: BTreeMap<String, String>,
    /// Shapes that are a stream, or hold one.
    pub(crate) streaming: BTreeSet<ShapeId>,
    /// What paths to emitted items begin with.
    pub(crate) root: ir::Root,
}

impl Context<'_> {
    /// The service's name for people: its title, its SDK id, or the name of its shape.
    pub(crate) fn service_title(&self) -> String {
        let id = &self.closure.service;
        let traits = self.model.shape(id).map(|shape| &shape.traits);
        let title = traits.and_then(|traits| traits.title.clone());
        title
            .or_else(|| self.sdk_id())
            .unwrap_or_else(|| id.name().to_owned())
    }

    pub(crate) fn sdk_id(&self) -> Option<String> {
        let service = self.model.shape(&self.closure.service)?;
        service
            .traits
            .service
            .as_ref()
            .map(|service| service.sdk_id.clone())
    }

    /// What is decided of a member of `shape`.
    pub(crate) fn member(&self, shape: &ShapeId, member: &Member) -> &MemberPlan {
        let mut members = self.model.members(shape).iter();
        let index = members.position(|other| other.name == member.name);
        index
            .and_then(|index| self.members.of(shape).get(index))
            .expect("the closure has the shape, and the shape has the member")
    }

    /// The code that an error has in awsQuery, if the service may send it, and if it is neither its own
    /// code nor one of another error: services give several errors the same one.
    pub(crate) fn query_code(&self, error: &ShapeId, traits: &Traits) -> Option<String> {
        let service = self.model.shape(&self.closure.service)?;
        let is_compatible = service.traits.aws_query_compatible && self.usage.is_error(error);
        let code = traits.aws_query_error.as_ref().filter(|_| is_compatible)?;
        let has_code = |other: &ShapeId| {
            let shape = self.model.shape(other);
            let query_code = shape.and_then(|shape| shape.traits.aws_query_error.as_ref());
            other.name() == code || (other != error && query_code == Some(code))
        };
        (!self.usage.errors().any(has_code)).then(|| code.clone())
    }

    /// Whether a value that `member` holds must not show, also where a list or map has the member.
    pub(crate) fn sensitive(&self, member: &Member) -> bool {
        values::is_sensitive(self.model, member)
    }

    /// What the service has in place of an empty string for this label of a path.
    pub(crate) fn label_default(&self, member: &Member) -> Option<&str> {
        values::label_default(self.model, self.closure, member)
    }

    /// Whether the member of this shape is a token that a client generates where the caller sets none.
    pub(crate) fn is_generated_token(&self, shape: &ShapeId, member: &Member) -> bool {
        values::is_generated_token(self.model, self.closure, shape, member)
    }

    /// Whether the content of the member need not be in memory.
    pub(crate) fn streams(&self, member: &Member) -> bool {
        values::streams(self.model, member)
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

    /// The media type of a body that is this member alone.
    pub(crate) fn content_type(&self, member: &Member) -> String {
        let fallback = match self.model.kind(&member.target) {
            Some(Kind::Blob) => "application/octet-stream",
            Some(Kind::String | Kind::Enum(_)) => "text/plain",
            _ => self.protocol.map_or("", |protocol| protocol.content_type()),
        };
        let media_type = values::media_type(self.model, member);
        media_type.unwrap_or(fallback).to_owned()
    }
}
