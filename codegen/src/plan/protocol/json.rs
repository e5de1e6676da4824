//! Protocols with JSON: the names of members in an object, and of errors in a response.

use std::collections::BTreeMap;

use super::row::{Direction, Location, Protocol};
use crate::ir::TimestampFormat;
use crate::model::{Closure, Kind, Member, Model, ShapeId, errors_of};
use crate::report::{Diagnostic, Report};

/// The format of a timestamp in an object.
pub(super) const TIMESTAMP_FORMAT: TimestampFormat = TimestampFormat::EpochSeconds;

/// Reports members with the same name in an object, and errors with the same code.
pub(super) fn check(
    protocol: &dyn Protocol,
    model: &Model,
    closure: &Closure,
    report: &mut Report,
) {
    for id in &closure.shapes {
        check_members(protocol, model, id, report);
    }
    for id in &closure.operations {
        check_errors(model, closure, id, report);
    }
}

fn check_members(protocol: &dyn Protocol, model: &Model, id: &ShapeId, report: &mut Report) {
    let members = match model.kind(id) {
        Some(Kind::Structure(members) | Kind::Union(members)) => members,
        _ => return,
    };
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let is_inside = |member: &&Member| {
        let directions = [Direction::Request, Direction::Response].into_iter();
        let mut locations = directions.map(|direction| protocol.location(direction, member));
        locations.any(|location| matches!(location, Location::Body | Location::Payload))
    };
    for member in members.iter().filter(is_inside) {
        let name = protocol.name(member);
        if let Some(earlier) = seen.insert(name, &member.name) {
            let owner = format!("{id}${}", member.name);
            let message = format!("`{owner}` and `{earlier}` have the same name in JSON: `{name}`");
            let error = Diagnostic::error("wire-name", message);
            report.push(error.at(&member.place).shape(&owner));
        }
    }
}

/// The code of an error has no namespace.
fn check_errors(model: &Model, closure: &Closure, operation: &ShapeId, report: &mut Report) {
    let mut named: BTreeMap<&str, &ShapeId> = BTreeMap::new();
    let errors = errors_of(model, &closure.service, operation);
    for id in &errors {
        let (Some(other), Some(shape)) = (named.insert(id.name(), id), model.shape(id)) else {
            continue;
        };
        if other != id {
            let message = format!(
                "`{id}` and `{other}` are errors of `{operation}` with the same code, \
                 because a code has no namespace"
            );
            let error = Diagnostic::error("wire-name", message);
            report.push(error.at(&shape.place).shape(id));
        }
    }
}
