//! Waiters: which are generated, their names, documentation and acceptors. `translate` decides on paths. Must not
//! know how a wait works.

mod comparison;
mod described;
mod readers;
mod translate;
mod typed;

use std::collections::BTreeMap;

use super::context::Context;
use super::naming::{WaiterNames, waiter_names};
use crate::ir::{self, Operation, WaitMatcher};
use crate::model::{self, Acceptor, AcceptorState, Matcher, PathRoot, Shape, ShapeId, Waiter};
use crate::report::{Diagnostic, Report};
use readers::Readers;

/// The trait with waiters.
const TRAIT: &str = "smithy.waiters#waitable";

/// Plans every waiter of the closure, sorted by name. Warns of those with paths that cannot be translated.
pub(crate) fn waiters(
    context: &Context<'_>,
    operations: &[Operation],
    report: &mut Report,
) -> Vec<ir::Waiter> {
    let mut planned = Vec::new();
    for id in &context.closure.operations {
        let Some(shape) = context.model.shape(id) else {
            continue;
        };
        let name = context.naming.operation(id).name;
        let Some(operation) = operations.iter().find(|one| one.name == name) else {
            continue;
        };
        for waiter in &shape.traits.calls().waiters {
            planned.extend(self::waiter(context, shape, operation, waiter, report));
        }
    }
    let methods = operations.iter().map(|operation| operation.method.as_str());
    let names = planned.iter().map(|waiter| waiter.model_name.as_str());
    let mut names: BTreeMap<String, WaiterNames> = waiter_names(names, methods);
    for waiter in &mut planned {
        let names = names.remove(&waiter.model_name).unwrap_or_default();
        waiter.name = names.name;
        waiter.module = names.module;
        waiter.method = names.method;
    }
    planned.sort_by(|a, b| a.name.cmp(&b.name));
    planned
}

/// A waiter, without its names.
fn waiter(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
    waiter: &Waiter,
    report: &mut Report,
) -> Option<ir::Waiter> {
    let mut readers = Readers::new(context, shape);
    let mut acceptors = Vec::new();
    for (index, acceptor) in waiter.acceptors.iter().enumerate() {
        match matcher(context, shape, acceptor, &mut readers) {
            Ok(matcher) => acceptors.push(ir::Acceptor {
                state: match acceptor.state {
                    AcceptorState::Success => ir::AcceptorState::Success,
                    AcceptorState::Failure => ir::AcceptorState::Failure,
                    AcceptorState::Retry => ir::AcceptorState::Retry,
                },
                matcher,
            }),
            Err(reason) => {
                report.push(unsupported(shape, waiter, index, acceptor, &reason));
                return None;
            }
        }
    }
    let summary = described::summary(context, waiter, operation, &acceptors);
    Some(ir::Waiter {
        name: String::new(),
        model_name: waiter.name.clone(),
        module: String::new(),
        method: String::new(),
        docs: described::docs(context, waiter, operation, &acceptors),
        summary,
        operation: operation.name.clone(),
        input: operation.input.clone(),
        output: operation.output.clone(),
        min_delay: waiter.min_delay,
        max_delay: waiter.max_delay,
        acceptors,
        readers: readers.finish(),
        deprecated: described::deprecated(waiter, operation),
    })
}

fn matcher(
    context: &Context<'_>,
    shape: &Shape,
    acceptor: &Acceptor,
    readers: &mut Readers<'_>,
) -> Result<WaitMatcher, String> {
    Ok(match &acceptor.matcher {
        Matcher::Success(true) => WaitMatcher::Success,
        Matcher::Success(false) => WaitMatcher::AnyError,
        Matcher::ErrorType(error) => WaitMatcher::Error(codes(context, &shape.id, error)),
        Matcher::Path(path) => readers.matcher(path)?,
    })
}

/// The codes of an error by its name, its id or its code: services send the name of the shape, that of awsQuery,
/// or both.
fn codes(context: &Context<'_>, operation: &ShapeId, error: &str) -> Vec<String> {
    let name = error.rsplit('#').next().unwrap_or(error);
    let mut codes = vec![name.to_owned()];
    for id in model::errors_of(context.model, &context.closure.service, operation) {
        let shape = context.model.shape(&id);
        let query = shape.and_then(|shape| shape.traits.aws_query_error.as_deref());
        match query {
            Some(query) if id.name() == name => codes.push(query.to_owned()),
            Some(query) if query == name => codes.push(id.name().to_owned()),
            _ => {}
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    codes
}

fn unsupported(
    shape: &Shape,
    waiter: &Waiter,
    index: usize,
    acceptor: &Acceptor,
    reason: &str,
) -> Diagnostic {
    let (id, name) = (&shape.id, &waiter.name);
    let place = shape.trait_place(TRAIT).child(name).child("acceptors");
    let place = place.child(index).child("matcher");
    let place = match &acceptor.matcher {
        Matcher::Path(path) => {
            let kind = match path.root {
                PathRoot::Output => "output",
                PathRoot::InputOutput => "inputOutput",
            };
            place.child(kind).child("path")
        }
        Matcher::Success(_) | Matcher::ErrorType(_) => place,
    };
    let message = format!("the waiter `{name}` of `{id}` is not generated: its path {reason}");
    Diagnostic::warning("unsupported-waiter", message)
        .shape(id.as_str())
        .at(&place)
        .help("call the operation in a loop, or correct the path in an overlay")
}
