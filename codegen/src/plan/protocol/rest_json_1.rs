//! restJson1: HTTP bindings, and JSON bodies.

use super::row::{Direction, Location, Outline, Protocol};
use super::{http, json};
use crate::ir::{Binding, BodyNames, RequestStart, TimestampFormat};
use crate::model::{Closure, Member, Model, Shape, ShapeId};
use crate::plan::reason::Reason;
use crate::report::Report;

/// The row.
pub(super) struct RestJson1;

impl Protocol for RestJson1 {
    fn id(&self) -> &'static str {
        "aws.protocols#restJson1"
    }

    fn module(&self) -> &'static str {
        "rest_json_1"
    }

    fn has_http_bindings(&self) -> bool {
        true
    }

    fn location(&self, direction: Direction, member: &Member) -> Location {
        http::location(direction, member)
    }

    fn body_names(&self) -> BodyNames {
        BodyNames::JsonNames
    }

    fn sends_service_name(&self) -> bool {
        false
    }

    fn sends_service_version(&self) -> bool {
        false
    }

    fn timestamp_format(&self, location: Location) -> TimestampFormat {
        http::timestamp_format(location).unwrap_or(json::TIMESTAMP_FORMAT)
    }

    fn always_has_body(&self) -> bool {
        false
    }

    fn content_type(&self) -> &'static str {
        "application/json"
    }

    fn bindings(&self, message: &Outline<'_>) -> Vec<(usize, Binding)> {
        http::bindings(message)
    }

    fn start(&self, request: &Outline<'_>, bindings: &[(usize, Binding)]) -> RequestStart {
        http::start(request, bindings)
    }

    fn unsupported(&self, model: &Model, operation: &Shape, messages: &[ShapeId]) -> Vec<Reason> {
        http::unsupported(model, operation, messages)
    }

    fn check(&self, model: &Model, closure: &Closure, report: &mut Report) {
        json::check(self, model, closure, report);
        http::check(model, closure, report);
    }
}
