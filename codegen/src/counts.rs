//! What is in a crate, in numbers, for lists of many crates. Decides nothing about the crate.

use crate::ir::{Crate, Operation};

/// The numbers of a generated crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The shape id of the protocol's trait; `None` if the service has no supported protocol.
    pub protocol: Option<String>,
    /// Shapes that the operations reach, except those of Smithy's prelude.
    pub shapes: usize,
    /// All operations.
    pub operations: usize,
    /// Operations that can be called; the others have types and validators alone.
    pub callable: usize,
    /// Paginated operations.
    pub paginators: usize,
    /// Waiters.
    pub waiters: usize,
    /// Patterns that checks use, by class: a set of characters and a length, a table, positions with counts,
    /// a program.
    pub patterns: [usize; 4],
}

impl Counts {
    pub(crate) fn of(krate: &Crate, shapes: usize) -> Self {
        let operations = |is_counted: fn(&&Operation) -> bool| {
            let operations = krate.operations.iter();
            operations.filter(is_counted).count()
        };
        let mut patterns = [0; 4];
        for pattern in &krate.patterns {
            patterns[pattern.matcher.class()] += 1;
        }
        Self {
            protocol: krate.protocol.as_ref().map(|protocol| protocol.id.clone()),
            shapes,
            operations: krate.operations.len(),
            callable: operations(|operation| operation.exchange.is_some()),
            paginators: operations(|operation| operation.pagination.is_some()),
            waiters: krate.waiters.len(),
            patterns,
        }
    }
}
