//! The operation that the example of a new crate calls. Must not know how a call becomes Rust.

use crate::ir::{Call, Crate, Operation};

/// First words of names of operations that read.
const READING: [&str; 10] = [
    "batch_get",
    "check",
    "describe",
    "get",
    "head",
    "list",
    "lookup",
    "query",
    "scan",
    "search",
];

/// The operation that somebody can call without a second thought: one that lists something, or else one that
/// reads, or else the first. `None` if there is no value for a call of any.
pub(super) fn shown(krate: &Crate) -> Option<&Operation> {
    let is_called = |operation: &&Operation| {
        let example = operation.example.as_ref();
        example.is_some_and(|example| example.client.is_some())
    };
    let rank = |operation: &&Operation| {
        let is_old = operation.deprecated.is_some();
        (is_old, !lists(operation), !reads(operation))
    };
    krate.operations.iter().filter(is_called).min_by_key(rank)
}

/// What the example does, as the end of a sentence.
pub(super) fn does(operation: &Operation) -> String {
    let name = &operation.model_name;
    match operation.example.as_ref().map(|example| example.call) {
        Some(Call::Items) => format!("lists up to 100 items of `{name}`"),
        Some(Call::Pages) => format!("lists the pages of `{name}`"),
        _ if reads(operation) => format!("calls `{name}`"),
        _ => format!("calls `{name}`, which may change something in your account"),
    }
}

/// Whether the operation changes nothing, by its method or its name. No trait says so for most services.
pub(super) fn reads(operation: &Operation) -> bool {
    let exchange = operation.exchange.as_ref();
    let method = exchange.map_or("", |exchange| exchange.request.start.method.as_str());
    let starts_with = |word: &&str| {
        let rest = operation.module.strip_prefix(*word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    };
    lists(operation) || matches!(method, "GET" | "HEAD") || READING.iter().any(starts_with)
}

/// Whether the example lists something, page by page.
pub(super) fn lists(operation: &Operation) -> bool {
    let example = operation.example.as_ref();
    example.is_some_and(|example| matches!(example.call, Call::Items | Call::Pages))
}

/// The file of the example.
pub(super) fn path(operation: &Operation) -> String {
    format!("examples/{}.rs", operation.module)
}
