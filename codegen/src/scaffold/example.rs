//! The operation that the example of a new crate calls. Must not know how a call becomes Rust.

use crate::ir::{Call, Crate, Operation};

/// The operation on the front page of the documentation, which lists something if any operation does, or else
/// the first with a method of the client; `None` if there is no value for a call.
pub(super) fn shown(krate: &Crate) -> Option<&Operation> {
    let is_called = |operation: &&Operation| {
        let example = operation.example.as_ref();
        example.is_some_and(|example| example.client.is_some())
    };
    let first = || krate.operations.iter().find(is_called);
    krate.shown().filter(is_called).or_else(first)
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
