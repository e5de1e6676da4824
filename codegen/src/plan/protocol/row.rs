//! The decisions of a protocol: the location and the format of each member in a message. Must not
//! decide types, which do not depend on the protocol.

use crate::ir::{Binding, BodyNames, RequestStart, TimestampFormat};
use crate::model::{Closure, Member, Model, Shape, ShapeId};
use crate::plan::member::MemberPlan;
use crate::plan::reason::Reason;
use crate::report::Report;

/// A row of the table of protocols.
pub(crate) trait Protocol: Sync {
    /// Shape id of the trait of services that use it.
    fn id(&self) -> &'static str;

    /// The module of the runtime's `protocol` that emitted code imports.
    fn module(&self) -> &'static str;

    /// Whether it uses Smithy's HTTP binding traits.
    fn has_http_bindings(&self) -> bool;

    /// The location of a member of the message's structure.
    fn location(&self, direction: Direction, member: &Member) -> Location;

    /// Where the names of members in bodies come from.
    fn body_names(&self) -> BodyNames;

    /// Whether requests contain the name of the service's shape.
    fn sends_service_name(&self) -> bool;

    /// Whether requests contain the version of the service.
    fn sends_service_version(&self) -> bool;

    /// The name of a member in a body.
    fn name<'m>(&self, member: &'m Member) -> &'m str {
        let json_name = member.traits.json_name.as_deref();
        match self.body_names() {
            BodyNames::Members => &member.name,
            BodyNames::JsonNames => json_name.unwrap_or(&member.name),
        }
    }

    /// The format of a timestamp without a format in the model.
    fn timestamp_format(&self, location: Location) -> TimestampFormat;

    /// The media type of structures in bodies.
    fn content_type(&self) -> &'static str;

    /// Whether a request has a body even without members in it.
    fn always_has_body(&self) -> bool;

    /// The members of a message outside of its body, by index, in the order of writing.
    fn bindings(&self, message: &Outline<'_>) -> Vec<(usize, Binding)>;

    /// The start of a request, without the parts that do not depend on the protocol: host prefix,
    /// endpoint, token, and headers of the service. A path label is the index of one of `bindings`.
    fn start(&self, request: &Outline<'_>, bindings: &[(usize, Binding)]) -> RequestStart;

    /// Reasons why the protocol does not support an operation, beyond those of all protocols.
    /// `messages` are the operation's input, output and errors.
    fn unsupported(&self, model: &Model, operation: &Shape, messages: &[ShapeId]) -> Vec<Reason>;

    /// Reports contradictions that only this protocol has.
    fn check(&self, model: &Model, closure: &Closure, report: &mut Report);
}

/// The direction of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// A request, which has an input.
    Request,
    /// A response, which has an output or an error.
    Response,
}

/// The location of a member in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// In the body, with others.
    Body,
    /// The whole body.
    Payload,
    /// In the path.
    Label,
    /// In the query.
    Query,
    /// In one header or several.
    Header,
    /// The status code.
    Status,
}

/// A message during planning.
#[derive(Clone, Copy)]
pub(crate) struct Outline<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure,
    pub(crate) direction: Direction,
    /// The operation; an error belongs to several.
    pub(crate) operation: Option<&'a Shape>,
    /// The structure; some operations have none.
    pub(crate) structure: Option<&'a ShapeId>,
    pub(crate) members: &'a [Member],
    /// The decisions on each of the members.
    pub(crate) plans: &'a [MemberPlan],
}
