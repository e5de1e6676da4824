//! The input of all decisions: the model, the closure, and earlier decisions. Must not decide
//! anything itself.

use std::collections::{BTreeMap, BTreeSet};

use super::member::{MemberPlan, Members};
use super::naming::Naming;
use super::protocol::Protocol;
use super::unsupported::Unsupported;
use super::usage::WireUsage;
use super::values;
use crate::ir;
use crate::model::{Closure, EndpointTraits, Kind, Member, Model, ShapeId, Traits};

/// The input of all decisions.
pub(crate) struct Context<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure,
    /// The protocol of the crate, if any.
    pub(crate) protocol: Option<&'static dyn Protocol>,
    /// Decisions on members.
    pub(crate) members: Members,
    /// The messages of supported operations.
    pub(crate) usage: WireUsage,
    pub(crate) unsupported: Unsupported,
    pub(crate) naming: Naming,
    /// The documentation path of each name.
    pub(crate) links: BTreeMap<String, String>,
    /// Shapes that are a stream, or contain one.
    pub(crate) streaming: BTreeSet<ShapeId>,
    /// The prefix of paths to emitted items.
    pub(crate) root: ir::Root,
}

impl Context<'_> {
    /// The service's name for people: its title, its SDK id, or the name of its shape.
    pub(crate) fn service_title(&self) -> String {
        let id = &self.closure.service;
        let traits = self.model.shape(id).map(|shape| &shape.traits);
        let title = traits.and_then(|traits| traits.rare().title.clone());
        title
            .or_else(|| self.sdk_id())
            .unwrap_or_else(|| id.name().to_owned())
    }

    /// Whether AWS publishes the model.
    pub(crate) fn is_of_aws(&self) -> bool {
        let service = self.model.shape(&self.closure.service);
        service.is_some_and(|service| service.traits.service.is_some())
    }

    pub(crate) fn sdk_id(&self) -> Option<String> {
        let service = self.model.shape(&self.closure.service)?;
        service.traits.service.as_ref()?.sdk_id.clone()
    }

    /// The name of the service in ARNs, if the model states it.
    pub(crate) fn arn_namespace(&self) -> Option<&str> {
        let service = self.model.shape(&self.closure.service)?;
        service.traits.service.as_ref()?.arn_namespace.as_deref()
    }

    /// The traits of endpoint rules of the service.
    pub(crate) fn endpoint_traits(&self) -> Option<&EndpointTraits> {
        let service = self.model.shape(&self.closure.service)?;
        service.traits.endpoint_traits.as_deref()
    }

    /// Whether the crate has endpoint rules.
    pub(crate) fn has_endpoint_rules(&self) -> bool {
        let traits = self.endpoint_traits();
        traits.is_some_and(|traits| traits.rules().is_some())
    }

    /// The decisions on a member of `shape`.
    pub(crate) fn member(&self, shape: &ShapeId, member: &Member) -> &MemberPlan {
        let mut members = self.model.members(shape).iter();
        let index = members.position(|other| other.name == member.name);
        index
            .and_then(|index| self.members.of(shape).get(index))
            .expect("the closure has the shape, and the shape has the member")
    }

    /// The code of an error in awsQuery, if the service may send it, and if it differs from the
    /// codes of all errors: services use one code for several errors.
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

    /// Whether the value of `member`, which may belong to a list or map, is sensitive.
    pub(crate) fn sensitive(&self, member: &Member) -> bool {
        values::is_sensitive(self.model, member)
    }

    /// The service's default of this label, if it is empty.
    pub(crate) fn label_default(&self, member: &Member) -> Option<&str> {
        values::label_default(self.model, self.closure, member)
    }

    /// Whether the member of this shape is a token that a client generates if it is unset.
    pub(crate) fn is_generated_token(&self, shape: &ShapeId, member: &Member) -> bool {
        values::is_generated_token(self.model, self.closure, shape, member)
    }

    /// Whether the value of the member is a stream.
    pub(crate) fn streams(&self, member: &Member) -> bool {
        values::streams(self.model, member)
    }

    /// Whether the service requires the length of the stream before its content.
    pub(crate) fn requires_length(&self, member: &Member) -> bool {
        let target = self.model.shape(&member.target);
        target.is_some_and(|target| target.traits.requires_length)
    }

    /// Whether the type of the member is a structure, in a box or not.
    pub(crate) fn is_structure(&self, member: &Member) -> bool {
        matches!(self.model.kind(&member.target), Some(Kind::Structure(_)))
    }

    /// The media type of a body with only this member.
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
