//! Unions have members.

use super::site::error;
use crate::model::{Kind, Shape};
use crate::report::Report;

pub(super) fn check(shape: &Shape, report: &mut Report) {
    let Kind::Union(members) = &shape.kind else {
        return;
    };
    if members.is_empty() {
        let message = format!("the union `{}` has no members", shape.id);
        let id = shape.id.as_str();
        report.push(error("empty-union", id, &shape.place, message));
    }
}
