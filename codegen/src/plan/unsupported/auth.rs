//! Operations whose requests a client cannot sign. Emitted code still encodes and decodes them, because users
//! with an HTTP stack of their own can authenticate requests.

use crate::ir::Signing;
use crate::model::{Closure, Model, Shape};
use crate::plan::calls::{SIGV4, signing};
use crate::plan::reason::Reason;

pub(super) fn reasons(model: &Model, closure: &Closure, operation: &Shape) -> Vec<Reason> {
    let Signing::Other(scheme) = signing(model, closure, operation) else {
        return Vec::new();
    };
    let what =
        format!("the operation requires the scheme `{scheme}`, and clients have `{SIGV4}` only");
    vec![Reason::new(what, &operation.id, &operation.place)]
}
