//! Messages: the part of a request or a response for each member of an input, an output or an
//! error. The protocol states the part; this module assembles a message.

use super::auth;
use super::calls;
use super::compression::GZIP;
use super::context::Context;
use super::protocol::{Direction, Location, Outline, Protocol};
use super::usage::absent;
use super::values::is_required;
use crate::ir::vocabulary::WRITE;
use crate::ir::{
    Absent, Body, Exchange, Finish, Gzip, Hash, HostPiece, Message, Part, Payload, Presence,
    RequestStart, ResponseStart,
};
use crate::model::{self, BodyHash, Fault, HostSegment, Member, Operation, Shape, ShapeId, Traits};

/// The data for planning a message.
struct Planner<'a> {
    context: &'a Context<'a>,
    protocol: &'static dyn Protocol,
    outline: Outline<'a>,
}

/// Plans the messages of an operation; `None` if it is not supported.
pub(crate) fn exchange(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
) -> Option<Exchange> {
    let is_wired = context.usage.operations.contains(&shape.id);
    is_wired.then_some(())?;
    let (request, response) = (Direction::Request, Direction::Response);
    let input = Planner::new(context, request, Some(shape), operation.input.as_ref())?;
    let output = Planner::new(context, response, Some(shape), operation.output.as_ref())?;
    let http = shape.traits.http.as_ref();
    let http = http.filter(|_| input.protocol.has_http_bindings());
    Some(Exchange {
        request: input.request(),
        response: output.response(http.map_or(200, |http| http.code)),
        finish: input.finish(shape),
        idempotency_token: input.idempotency_token(),
        streams_output: output.streams().next().is_some(),
        auth: auth::schemes(context.model, context.closure, shape),
        unsigned_payload: auth::unsigned_payload(shape),
        late_response: calls::late_response(context.model, shape, operation.input.as_ref()),
    })
}

/// Plans the response with an error; `None` if no supported operation has it.
pub(crate) fn error_response(
    context: &Context<'_>,
    id: &ShapeId,
) -> Option<Message<ResponseStart>> {
    context.usage.is_error(id).then_some(())?;
    let status = status(&context.model.shape(id)?.traits);
    let error = Planner::new(context, Direction::Response, None, Some(id))?;
    Some(error.response(status))
}

/// The HTTP status of an error.
pub(crate) fn status(error: &Traits) -> u16 {
    let fallback = match error.error {
        Some(Fault::Server) => 500,
        _ => 400,
    };
    error.http_error.unwrap_or(fallback)
}

impl<'a> Planner<'a> {
    fn new(
        context: &'a Context<'a>,
        direction: Direction,
        operation: Option<&'a Shape>,
        structure: Option<&'a ShapeId>,
    ) -> Option<Self> {
        Some(Self {
            context,
            protocol: context.protocol?,
            outline: Outline {
                model: context.model,
                closure: context.closure,
                direction,
                operation,
                structure,
                members: structure.map_or(&[], |id| context.model.members(id)),
                plans: structure.map_or(&[], |id| context.members.of(id)),
            },
        })
    }

    fn request(&self) -> Message<RequestStart> {
        let bindings = self.protocol.bindings(&self.outline);
        let mut start = self.protocol.start(&self.outline, &bindings);
        start.host = self.host();
        start.endpoint = self.endpoint();
        start.required_token = self.required_token();
        start.headers.extend(self.service_headers());
        Message {
            start,
            parts: self.parts(),
            body: self.body(),
        }
    }

    fn response(&self, status: u16) -> Message<ResponseStart> {
        Message {
            start: ResponseStart { status },
            parts: self.parts(),
            body: self.body(),
        }
    }

    /// Members outside of the body.
    fn parts(&self) -> Vec<Part> {
        let bindings = self.protocol.bindings(&self.outline).into_iter();
        let part = |(field, binding)| {
            let member = self.outline.members.get(field)?;
            Some(Part {
                field,
                binding,
                format: self.context.format(member, self.location(member)),
                absent: self.absent(field, member),
            })
        };
        bindings.filter_map(part).collect()
    }

    fn location(&self, member: &Member) -> Location {
        self.protocol.location(self.outline.direction, member)
    }

    fn absent(&self, field: usize, member: &Member) -> Absent {
        let plan = self.outline.plans.get(field);
        let presence = plan.map_or(Presence::Optional, |plan| plan.presence);
        absent(member, presence, self.context.streams(member))
    }

    fn body(&self) -> Body {
        let mut members = self.outline.members.iter().enumerate();
        let payload = members.find(|(_, member)| self.location(member) == Location::Payload);
        if let Some((field, member)) = payload {
            return Body::Payload(Payload {
                field,
                format: self.context.format(member, Location::Payload),
                content_type: self.context.content_type(member),
                structure_if_unset: self.context.is_structure(member),
                absent: self.absent(field, member),
            });
        }
        let direction = self.outline.direction;
        let is_request = direction == Direction::Request;
        let codec = match self.outline.structure {
            Some(id) => self.context.usage.codec(id, direction),
            None => (is_request && self.protocol.always_has_body()).then_some(WRITE),
        };
        codec.map_or(Body::Nothing, |codec| Body::Members(codec.to_owned()))
    }

    fn streams(&self) -> impl Iterator<Item = &Member> {
        let members = self.outline.members.iter();
        members.filter(|member| self.context.streams(member))
    }

    fn idempotency_token(&self) -> Option<usize> {
        let id = self.outline.structure?;
        let mut members = self.outline.members.iter();
        members.position(|member| self.context.is_generated_token(id, member))
    }

    fn required_token(&self) -> Option<usize> {
        let token = self.idempotency_token()?;
        is_required(self.outline.members.get(token)?).then_some(token)
    }

    /// Processing of a request's body.
    fn finish(&self, operation: &Shape) -> Finish {
        let traits = &operation.traits;
        Finish {
            gzip: self.gzip(&traits.calls().request_compression),
            hashes: traits.calls().body_hashes.iter().map(hash).collect(),
            md5: traits.calls().http_checksum_required,
        }
    }

    /// The compression of the body, if any. The length of a compressed stream is unknown, but some
    /// services require it.
    fn gzip(&self, encodings: &[String]) -> Option<Gzip> {
        encodings.iter().find(|name| *name == GZIP)?;
        match self.streams().next() {
            None => Some(Gzip::Large),
            Some(member) if self.context.requires_length(member) => None,
            Some(_) => Some(Gzip::Streaming),
        }
    }

    /// The host prefix of the operation, with members for its labels.
    fn host(&self) -> Vec<HostPiece> {
        let operation = self.outline.operation;
        let prefix = operation.and_then(|shape| shape.traits.calls().endpoint.as_ref());
        let segments = prefix.map_or(&[][..], |prefix| &prefix.segments);
        let piece = |segment: &HostSegment| match segment {
            HostSegment::Literal(text) => HostPiece::Literal(text.clone()),
            HostSegment::Label(name) => {
                let mut members = self.outline.members.iter();
                let field = members.position(|member| member.name == *name);
                let field = field.expect("a host prefix without its members has no message");
                HostPiece::Label(field)
            }
        };
        segments.iter().map(piece).collect()
    }

    /// The member with the endpoint, if the operation has one.
    fn endpoint(&self) -> Option<usize> {
        let name = self
            .outline
            .operation?
            .traits
            .calls()
            .endpoint_member
            .as_deref()?;
        let mut members = self.outline.members.iter();
        members.position(|member| member.name == name)
    }

    /// Headers of every request of the service: names and values.
    fn service_headers(&self) -> impl Iterator<Item = (String, String)> {
        let service = self.context.model.shape(&self.context.closure.service);
        let headers = service.map_or(&[][..], |service| &service.traits.calls().request_headers);
        let headers = headers.iter();
        headers.map(|header| (header.name.clone(), header.value.clone()))
    }
}

fn hash(stated: &BodyHash) -> (String, Hash) {
    let hash = match stated.hash {
        model::Hash::Sha256 => Hash::Sha256,
        model::Hash::Sha256Tree => Hash::Sha256Tree,
    };
    (stated.header.clone(), hash)
}
