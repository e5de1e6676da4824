//! awsJson1_0 and awsJson1_1, which differ only in the media type of bodies: one path for all
//! operations, a header with the operation's name, and JSON bodies.

use super::row::{Direction, Location, Outline, Protocol};
use super::{json, rpc};
use crate::ir::{Binding, BodyNames, RequestStart, TimestampFormat};
use crate::model::{Closure, Member, Model, Shape, ShapeId};
use crate::plan::reason::Reason;
use crate::report::Report;

/// A row.
pub(super) struct AwsJson {
    id: &'static str,
    module: &'static str,
    content_type: &'static str,
}

pub(super) const AWS_JSON_1_0: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_0",
    module: "aws_json_1_0",
    content_type: "application/x-amz-json-1.0",
};

pub(super) const AWS_JSON_1_1: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_1",
    module: "aws_json_1_1",
    content_type: "application/x-amz-json-1.1",
};

/// The header with the service and the operation.
const TARGET: &str = "X-Amz-Target";

impl Protocol for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn module(&self) -> &'static str {
        self.module
    }

    fn has_http_bindings(&self) -> bool {
        false
    }

    fn location(&self, _direction: Direction, _member: &Member) -> Location {
        Location::Body
    }

    /// `@jsonName` has no meaning in this protocol.
    fn body_names(&self) -> BodyNames {
        BodyNames::Members
    }

    /// In `X-Amz-Target`.
    fn sends_service_name(&self) -> bool {
        true
    }

    fn sends_service_version(&self) -> bool {
        false
    }

    fn timestamp_format(&self, _location: Location) -> TimestampFormat {
        json::TIMESTAMP_FORMAT
    }

    fn always_has_body(&self) -> bool {
        true
    }

    fn content_type(&self) -> &'static str {
        self.content_type
    }

    fn bindings(&self, _message: &Outline<'_>) -> Vec<(usize, Binding)> {
        Vec::new()
    }

    fn start(&self, request: &Outline<'_>, _bindings: &[(usize, Binding)]) -> RequestStart {
        let service = request.closure.service.name();
        let operation = request.operation.map_or("", |shape| shape.id.name());
        let target = (TARGET.to_owned(), format!("{service}.{operation}"));
        rpc::start(request, "/", [target])
    }

    fn unsupported(
        &self,
        _model: &Model,
        _operation: &Shape,
        _messages: &[ShapeId],
    ) -> Vec<Reason> {
        Vec::new()
    }

    fn check(&self, model: &Model, closure: &Closure, report: &mut Report) {
        json::check(self, model, closure, report);
    }
}
