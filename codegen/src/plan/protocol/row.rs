//! What a protocol decides: where in a message members are and how they are written there. Decides
//! nothing of types: these are the same whatever the protocol.

use crate::ir::{Binding, RequestStart, TimestampFormat};
use crate::model::{Closure, Member, Model, Shape, ShapeId};
use crate::plan::member::MemberPlan;
use crate::plan::reason::Reason;
use crate::report::Report;

/// A row of the table of protocols.
pub(crate) trait Protocol: Sync {
    /// Shape ID of the trait of services that speak it.
    fn id(&self) -> &'static str;

    /// The module of the runtime's `protocol` that emitted code imports.
    fn module(&self) -> &'static str;

    /// Whether Smithy's HTTP binding traits have a meaning.
    fn has_http_bindings(&self) -> bool;

    /// Where in a message a member of the message's structure is.
    fn location(&self, direction: Direction, member: &Member) -> Location;

    /// The name of a member in a body.
    fn name<'m>(&self, member: &'m Member) -> &'m str;

    /// How a timestamp is written for which the model names no format.
    fn timestamp_format(&self, location: Location) -> TimestampFormat;

    /// The media type of structures in bodies.
    fn content_type(&self) -> &'static str;

    /// Whether a request has a body even if no member is in it.
    fn always_has_body(&self) -> bool;

    /// The members of a message that are outside of its body, by index, in the order in which they are
    /// written.
    fn bindings(&self, message: &Outline<'_>) -> Vec<(usize, Binding)>;

    /// What a request begins with, but for what every protocol puts there: host prefix, endpoint, token, and
    /// headers of the service. A label of the path is one of `bindings`, by index.
    fn start(&self, request: &Outline<'_>, bindings: &[(usize, Binding)]) -> RequestStart;

    /// What it cannot say of an operation, beyond what no protocol here can. `messages` are the
    /// operation's input, output and errors.
    fn unsupported(&self, model: &Model, operation: &Shape, messages: &[ShapeId]) -> Vec<Reason>;

    /// Reports what contradicts itself in this protocol alone.
    fn check(&self, model: &Model, closure: &Closure, report: &mut Report);
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// A request, which has an input.
    Request,
    /// A response, which has an output or an error.
    Response,
}

/// Where in a message a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// In the body, among others.
    Body,
    /// It is the whole body.
    Payload,
    /// In the path.
    Label,
    /// In the query.
    Query,
    /// In a header, or in several.
    Header,
    /// It is the status code.
    Status,
}

/// A message that is being planned.
#[derive(Clone, Copy)]
pub(crate) struct Outline<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure,
    pub(crate) direction: Direction,
    /// The operation; an error belongs to several.
    pub(crate) operation: Option<&'a Shape>,
    /// The structure, which some operations lack.
    pub(crate) structure: Option<&'a ShapeId>,
    pub(crate) members: &'a [Member],
    /// What is decided of each of the members.
    pub(crate) plans: &'a [MemberPlan],
}
