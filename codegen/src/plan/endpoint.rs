//! The module `endpoint`: which crates have it, its constants, and whether a region is enough to
//! find an endpoint. Files below it decide parameters, their values in operations, and cases.

mod bindings;
mod cases;
mod parameters;
mod paths;

use super::context::Context;
use crate::ir;
use crate::model::EndpointRules;
use crate::report::Report;

/// Plans the module, and sets the parameters that the operations determine; `None` without rules.
pub(crate) fn endpoint(
    context: &Context<'_>,
    operations: &mut [ir::Operation],
    report: &mut Report,
) -> Option<ir::Endpoint> {
    let traits = context.endpoint_traits()?;
    let stated = traits.rules()?;
    let EndpointRules { parameters, rules } = stated;
    let bound = bindings::bind(context, parameters, operations, report);
    let fields = parameters::fields(context, traits, parameters, &bound);
    let service = context.model.shape(&context.closure.service)?;
    let about = service.traits.service.as_deref();
    Some(ir::Endpoint {
        signing_name: service.traits.calls().signing_name.clone(),
        prefix: about.and_then(|service| service.endpoint_prefix.clone()),
        region: stated.sufficient_region().map(|one| one.name.clone()),
        rules: rules.clone(),
        cases: match context.root.name() {
            None => cases::cases(context, traits, &fields, operations),
            // A module belongs to a crate that has tests of its own.
            Some(_) => Vec::new(),
        },
        fields,
    })
}
