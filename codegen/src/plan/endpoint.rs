//! The module `endpoint`: which crates have it, its constants, and whether a region is enough to
//! find an endpoint. Files below it decide parameters, their values in operations, and cases.

mod bindings;
mod cases;
mod parameters;
mod paths;

use hardy_endpoint::BuiltIn;

use super::context::Context;
use crate::ir;
use crate::model::{EndpointParameter, EndpointRules};
use crate::report::Report;

/// Plans the module, and sets the parameters that the operations determine; `None` without rules.
pub(crate) fn endpoint(
    context: &Context<'_>,
    operations: &mut [ir::Operation],
    report: &mut Report,
) -> Option<ir::Endpoint> {
    let traits = context.endpoint_traits()?;
    let EndpointRules { parameters, rules } = traits.rules()?;
    let bound = bindings::bind(context, parameters, operations, report);
    let fields = parameters::fields(context, traits, parameters, &bound);
    let service = context.model.shape(&context.closure.service)?;
    let about = service.traits.service.as_deref();
    Some(ir::Endpoint {
        signing_name: service.traits.signing_name.clone(),
        prefix: about.and_then(|service| service.endpoint_prefix.clone()),
        region: region(parameters),
        rules: rules.clone(),
        cases: match context.root.name() {
            None => cases::cases(context, traits, &fields, operations),
            // A module belongs to a crate that has tests of its own.
            Some(_) => Vec::new(),
        },
        fields,
    })
}

/// The parameter with the region, if no other one needs a value.
fn region(parameters: &[EndpointParameter]) -> Option<String> {
    let is_region = |parameter: &&EndpointParameter| {
        parameter.built_in.as_deref() == Some(BuiltIn::Region.name())
    };
    let region = parameters.iter().find(is_region)?;
    let mut others = parameters.iter().filter(|one| one.name != region.name);
    let is_free = others.all(|one| !one.required || one.default.is_some());
    is_free.then(|| region.name.clone())
}
