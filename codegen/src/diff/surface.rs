//! The public API of a crate as facts. Must not know models, or why a fact differs.

mod facts;
mod operations;
mod types;

use crate::ir::Crate;
pub(super) use facts::Surface;

/// The facts of a crate.
pub(super) fn surface(krate: &Crate) -> Surface {
    let mut surface = Surface::default();
    for type_ in &krate.types {
        types::add(type_, krate, &mut surface);
    }
    for operation in &krate.operations {
        operations::add(operation, krate, &mut surface);
    }
    for waiter in &krate.waiters {
        operations::add_waiter(waiter, krate, &mut surface);
    }
    operations::add_root(krate, &mut surface);
    surface
}
