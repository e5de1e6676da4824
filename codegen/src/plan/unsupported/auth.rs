//! Operations whose requests a client cannot authenticate. Emitted code still encodes and decodes them, because users
//! with an HTTP stack of their own can authenticate requests.

use crate::ir::Auth;
use crate::model::{Closure, Model, Shape};
use crate::plan::auth;
use crate::plan::reason::Reason;

pub(super) fn reasons(model: &Model, closure: &Closure, operation: &Shape) -> Vec<Reason> {
    let schemes = auth::schemes(model, closure, operation);
    let [Auth::Other(scheme)] = schemes.as_slice() else {
        return Vec::new();
    };
    let reason = auth::reason(scheme);
    let what =
        format!("the operation requires the scheme `{scheme}`, which clients do not have{reason}");
    vec![Reason::new(what, &operation.id, &operation.place)]
}
