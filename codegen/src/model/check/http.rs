//! HTTP bindings: a member has at most one, and labels of the path match members.

mod bindings;

use super::site::{error, member_id};
use crate::model::{Http, Kind, Member, Model, Operation, Segment, Shape, Uri};
use crate::report::{Diagnostic, Report};
use std::collections::BTreeSet;

const HTTP: &str = "smithy.api#http";
const LABEL: &str = "smithy.api#httpLabel";
const QUERY: &str = "smithy.api#httpQuery";

/// Checks one shape.
pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    if let Kind::Structure(members) = &shape.kind {
        for member in members {
            bindings::check(model, shape, member, report);
        }
    }
    if let (Kind::Operation(operation), Some(http)) = (&shape.kind, &shape.traits.http) {
        check_operation(model, shape, operation, http, report);
    }
}

fn check_operation(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    http: &Http,
    report: &mut Report,
) {
    let input = operation
        .input
        .as_ref()
        .and_then(|input| model.shape(input));
    if operation.input.is_some() && input.is_none() {
        return;
    }
    for segment in &http.uri.segments {
        if let Segment::Label { name, greedy } = segment {
            match input.and_then(|input| find(input, name)) {
                Some((input, member)) => check_member(model, input, member, *greedy, report),
                None => report.push(unfilled(shape, &http.uri, name)),
            }
        }
    }
    if let Some(input) = input {
        check_unused(shape, &http.uri, input, report);
        check_query(shape, &http.uri, input, report);
    }
}

/// Members with the name of a literal query parameter.
fn check_query(operation: &Shape, uri: &Uri, input: &Shape, report: &mut Report) {
    let literal: BTreeSet<Vec<u8>> = uri.query_keys().collect();
    for member in input.kind.named_members() {
        let Some(name) = &member.traits.http_query else {
            continue;
        };
        if literal.contains(name.as_bytes()) {
            let owner = member_id(input, member);
            let id = &operation.id;
            let message = format!(
                "`{owner}` has the query parameter `{name}`, which is also in `{uri}` of `{id}`"
            );
            report.push(error(
                "wire-name",
                &owner,
                &member.trait_place(QUERY),
                message,
            ));
        }
    }
}

fn find<'a>(input: &'a Shape, name: &str) -> Option<(&'a Shape, &'a Member)> {
    let mut members = input.kind.named_members().iter();
    members
        .find(|member| member.name == name)
        .map(|member| (input, member))
}

/// The error for a label without a member.
fn unfilled(operation: &Shape, uri: &Uri, label: &str) -> Diagnostic {
    let message = format!("the label `{label}` of `{uri}` is not a member of its input");
    let place = operation.trait_place(HTTP).child("uri");
    error("http-label", operation.id.as_str(), &place, message)
}

/// Members with `httpLabel` without a label in the path.
fn check_unused(operation: &Shape, uri: &Uri, input: &Shape, report: &mut Report) {
    let members = input.kind.named_members().iter();
    for member in members.filter(|member| member.traits.http_label) {
        if !uri.labels().any(|label| label == member.name) {
            let owner = member_id(input, member);
            let id = &operation.id;
            let message = format!(
                "`{owner}` has `smithy.api#httpLabel`, but `{uri}` of `{id}` has no such label"
            );
            report.push(error(
                "http-label",
                &owner,
                &member.trait_place(LABEL),
                message,
            ));
        }
    }
}

fn check_member(model: &Model, input: &Shape, member: &Member, greedy: bool, report: &mut Report) {
    let owner = member_id(input, member);
    let mut refuse = |problem: &str| {
        let message = format!("`{owner}` is a label and {problem}");
        report.push(error("http-label", &owner, &member.place, message));
    };
    if !member.traits.http_label {
        refuse("lacks the trait `smithy.api#httpLabel`");
    }
    if !member.traits.required {
        refuse("lacks the trait `smithy.api#required`");
    }
    match model.kind(&member.target) {
        Some(Kind::String | Kind::Enum(_)) | None => {}
        Some(_) if greedy => refuse("must be a string, because the label is greedy"),
        Some(kind) if !fits_a_label(kind) => {
            refuse("must be a string, number, boolean or timestamp");
        }
        Some(_) => {}
    }
}

fn fits_a_label(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Boolean
            | Kind::Timestamp
            | Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::Long
            | Kind::Float
            | Kind::Double
            | Kind::BigInteger
            | Kind::BigDecimal
            | Kind::IntEnum(_)
    )
}
