//! Checks of shapes and traits in the complete model. Must not change the model, and must not
//! repeat errors of `build`.

mod defaults;
mod endpoint;
mod enums;
mod filter;
mod http;
mod labels;
mod late_response;
mod paging;
mod recursion;
mod rename;
mod retention;
mod selectors;
mod site;
mod unions;
mod waiters;

use super::Model;
use crate::report::Report;
use site::sites;

/// Checks the whole model.
pub(super) fn run(model: &Model, report: &mut Report) {
    for shape in model.shapes.values().filter(|shape| !shape.id.is_prelude()) {
        for site in sites(model, shape) {
            selectors::check(&site, report);
            defaults::check(model, &site, report);
        }
        endpoint::check(model, shape, report);
        enums::check(shape, report);
        unions::check(shape, report);
        filter::check(model, shape, report);
        http::check(model, shape, report);
        labels::check(model, shape, report);
        late_response::check(model, shape, report);
        rename::check(model, shape, report);
        retention::check(model, shape, report);
        waiters::check(model, shape, report);
    }
    paging::check(model, report);
    recursion::check(model, report);
}
