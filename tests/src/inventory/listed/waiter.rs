//! The files of waiters.

use hardy_codegen::ir::{Crate, Waiter};

use super::list::Listed;
use crate::inventory::item::Kind;

/// The parent of all waiters.
pub(super) fn parent(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for waiter in &krate.waiters {
        listed.need(Kind::Module, "", &waiter.module);
        listed.import(format!("{}::{}", waiter.module, waiter.name));
    }
    listed
}

/// A waiter, with a function for each path.
pub(super) fn file(waiter: &Waiter) -> Listed {
    let mut listed = Listed::default();
    listed.import("crate::operation".to_owned());
    listed.need(Kind::Structure, "", &waiter.name);
    listed.need(Kind::Implementation, &waiter.name, "Waiter");
    for reader in &waiter.readers {
        listed.need(Kind::Function, "", &reader.name);
    }
    if !waiter.readers.is_empty() {
        listed.import("crate::types".to_owned());
    }
    listed
}
