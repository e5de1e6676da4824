//! Operations whose requests clients cannot sign. They are encoded and decoded all the same: whoever sends a
//! request without the client of Hardy can authenticate it.

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
