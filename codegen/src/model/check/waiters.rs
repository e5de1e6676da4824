//! The names of waiters: in a service, they differ by more than case. Must not know matchers.

use super::site::error;
use crate::model::service::operations_of;
use crate::model::{Kind, Model, Shape};
use crate::report::Report;
use std::collections::BTreeMap;

const TRAIT: &str = "smithy.waiters#waitable";

pub(super) fn check(model: &Model, service: &Shape, report: &mut Report) {
    if !matches!(service.kind, Kind::Service(_)) {
        return;
    }
    let mut seen = BTreeMap::new();
    for id in operations_of(model, &service.id) {
        let Some(shape) = model.shape(&id) else {
            continue;
        };
        for waiter in &shape.traits.calls().waiters {
            let name = &waiter.name;
            let first = seen.entry(name.to_ascii_lowercase());
            let first = first.or_insert_with(|| (id.clone(), name.clone()));
            if (&first.0, &first.1) != (&id, name) {
                let (other, other_name) = first;
                let message = format!(
                    "the waiter `{name}` of `{id}` has the name of `{other_name}` of `{other}`"
                );
                let place = shape.trait_place(TRAIT).child(name);
                let problem = error("waiter-name", id.as_str(), &place, message);
                report.push(problem.blame_key());
            }
        }
    }
}
