//! The fields of `Params`: their names, types, defaults and documentation. Must not know the rules.

use std::collections::{BTreeMap, BTreeSet};

use hardy_endpoint::BuiltIn;

use crate::ir::{Docs, EndpointField, EndpointValue, Value};
use crate::model::{EndpointParameter, EndpointTraits, EndpointValue as Stated, ParameterType};
use crate::plan::context::Context;
use crate::plan::documented;
use crate::text::markdown;
use crate::text::names::{self, Claim, Scope, Style};

/// The fields, in the order of the parameters. Operations determine the parameters in `bound`.
pub(super) fn fields(
    context: &Context<'_>,
    traits: &EndpointTraits,
    parameters: &[EndpointParameter],
    bound: &BTreeSet<String>,
) -> Vec<EndpointField> {
    let mut scope = Scope::new(Style::Field, BTreeMap::new());
    let claims = parameters.iter();
    scope.settle(claims.map(|one| Claim::new(Style::Field, &one.name, &one.name)));
    let field = |parameter: &EndpointParameter| {
        let name = scope.name(&parameter.name).unwrap_or_default().to_owned();
        EndpointField {
            setter: names::setter(&name),
            name,
            parameter: parameter.name.clone(),
            docs: docs(context, traits, parameter, bound),
            value: match parameter.kind {
                ParameterType::Boolean => Value::Boolean,
                ParameterType::String => Value::String,
                ParameterType::Strings => Value::List {
                    item: Box::new(Value::String),
                    sparse: false,
                },
            },
            default: parameter.default.as_ref().map(value),
        }
    };
    parameters.iter().map(field).collect()
}

/// A value in the ir.
pub(super) fn value(value: &Stated) -> EndpointValue {
    match value {
        Stated::Boolean(value) => EndpointValue::Boolean(*value),
        Stated::String(text) => EndpointValue::String(text.clone()),
        Stated::Strings(texts) => EndpointValue::Strings(texts.clone()),
    }
}

fn docs(
    context: &Context<'_>,
    traits: &EndpointTraits,
    parameter: &EndpointParameter,
    bound: &BTreeSet<String>,
) -> Docs {
    let name = &parameter.name;
    let of_client = traits.client_parameters.get(name);
    let text = parameter.documentation.as_deref();
    let text = text.or_else(|| of_client?.documentation.as_deref());
    let text = text.unwrap_or_default();
    let mut lines = markdown::from_documentation(text, context);
    if lines.is_empty() {
        lines.push(format!("The parameter `{name}`."));
    }
    let mut facts = Vec::new();
    if bound.contains(name) {
        facts.push("Some operations set it; see [`resolve_for`].".to_owned());
    }
    match parameter.built_in.as_deref().map(BuiltIn::named) {
        Some(Some(built_in)) => facts.push(in_words(built_in).to_owned()),
        Some(None) => facts.push("A setting of clients.".to_owned()),
        None if of_client.is_some() => {
            facts.push("A setting of clients of this service.".to_owned())
        }
        None => {}
    }
    match &parameter.default {
        Some(Stated::Boolean(value)) => facts.push(format!("Defaults to `{value}`.")),
        Some(Stated::String(text)) => {
            facts.push(format!("Defaults to {}.", markdown::code(text)));
        }
        Some(Stated::Strings(texts)) => {
            let texts: Vec<String> = texts.iter().map(|text| markdown::code(text)).collect();
            facts.push(format!("Defaults to {}.", texts.join(", ")));
        }
        None if parameter.required => facts.push("Required.".to_owned()),
        None => {}
    }
    if let Some(message) = &parameter.deprecated {
        let message = markdown::line(message, context);
        facts.push(match message.trim() {
            "" => "Deprecated.".to_owned(),
            message => format!("Deprecated: {message}"),
        });
    }
    documented::append(&mut lines, facts);
    lines
}

/// The setting of clients that sets a parameter.
fn in_words(built_in: BuiltIn) -> &'static str {
    match built_in {
        BuiltIn::Region => "Clients set it to their region.",
        BuiltIn::UseFips => "Clients set it to their setting for FIPS endpoints.",
        BuiltIn::UseDualStack => "Clients set it to their setting for dual-stack endpoints.",
        BuiltIn::Endpoint => {
            "Clients set it to the endpoint URL in their settings, if there is one."
        }
        BuiltIn::AccountId => "Clients set it to the account of their credentials.",
        BuiltIn::AccountIdEndpointMode => {
            "Clients set it to their mode of account ID endpoints: `preferred`, `required` or `disabled`."
        }
        BuiltIn::CredentialScope => "Clients set it to the scope of their credentials.",
        _ => "A setting of clients of this service.",
    }
}
