//! The documentation of a waiter: the model's, then what it polls and what ends it.

use super::super::documented;
use crate::ir::{self, AcceptorState, Docs, Operation, Test, WaitMatcher};
use crate::model::Waiter;
use crate::plan::context::Context;
use crate::text::markdown;

/// The documentation.
pub(super) fn docs(
    context: &Context<'_>,
    waiter: &Waiter,
    operation: &Operation,
    acceptors: &[ir::Acceptor],
) -> Docs {
    let text = waiter.documentation.as_deref().unwrap_or_default();
    let mut lines = markdown::from_documentation(text, context);
    if lines.is_empty() {
        lines.push(fallback(operation, acceptors));
    }
    let name = &operation.name;
    let root = &context.root;
    let delays = match (waiter.min_delay, waiter.max_delay) {
        (1, 1) => "every second".to_owned(),
        (min, max) if min == max => format!("every {min} seconds"),
        (min, max) => format!("with delays of {min} to {max} seconds"),
    };
    let polls = format!("Polls [`{name}`]({root}::operation::{name}) {delays}:");
    let mut about = vec![polls, String::new()];
    about.extend(acceptors.iter().map(|one| sentence(one, operation)));
    documented::append(&mut lines, about);
    lines
}

/// The first sentence.
pub(super) fn summary(
    context: &Context<'_>,
    waiter: &Waiter,
    operation: &Operation,
    acceptors: &[ir::Acceptor],
) -> String {
    let text = waiter.documentation.as_deref().unwrap_or_default();
    let summary = markdown::summary(text, context);
    match summary.is_empty() {
        // A cell of a table has no `|`.
        true => fallback(operation, acceptors).replace('|', "\\|"),
        false => summary,
    }
}

/// A sentence for a waiter that the model does not document.
fn fallback(operation: &Operation, acceptors: &[ir::Acceptor]) -> String {
    let ends = acceptors
        .iter()
        .filter(|one| one.state == AcceptorState::Success);
    let ends: Vec<String> = ends.map(|one| condition(&one.matcher, operation)).collect();
    format!("Waits until {}.", ends.join(" or "))
}

/// Why a waiter is deprecated: itself, or its operation.
pub(super) fn deprecated(waiter: &Waiter, operation: &Operation) -> Option<String> {
    let own = waiter.deprecated.then(String::new);
    own.or_else(|| operation.deprecated.clone())
}

/// An item of a list.
fn sentence(acceptor: &ir::Acceptor, operation: &Operation) -> String {
    let effect = match acceptor.state {
        AcceptorState::Success => "success",
        AcceptorState::Failure => "failure",
        AcceptorState::Retry => "another poll",
    };
    format!("- {effect}: {}", condition(&acceptor.matcher, operation))
}

fn condition(matcher: &WaitMatcher, operation: &Operation) -> String {
    match matcher {
        WaitMatcher::Success => format!("`{}` succeeds", operation.name),
        WaitMatcher::AnyError => format!("`{}` fails", operation.name),
        WaitMatcher::Error(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| markdown::code(code)).collect();
            format!("`{}` fails with {}", operation.name, codes.join(" or "))
        }
        WaitMatcher::Path { path, test, .. } => {
            let path = markdown::code(path);
            match test {
                Test::Boolean(expected) => format!("{path} is {expected}"),
                Test::String(expected) => format!("{path} is {}", markdown::code(expected)),
                Test::AnyString(expected) => {
                    format!("one of {path} is {}", markdown::code(expected))
                }
                Test::AllStrings(expected) => {
                    format!("each of {path} is {}", markdown::code(expected))
                }
            }
        }
    }
}
