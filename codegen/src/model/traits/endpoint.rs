//! Endpoint rules, their test cases, and the bindings of their parameters: the traits of
//! `smithy.rules`. Rules are of the
//! types that the runtime evaluates. Must not know how rules are evaluated or emitted.

mod bdd;
mod binding;
mod case;
mod condition;
mod expression;
mod parameter;
mod path;
mod problem;
mod result;
mod rule_set;
mod scope;
mod value;

use std::collections::BTreeMap;

use hardy_endpoint::{BuiltIn, owned};

pub(super) use bdd::bdd;
pub use binding::ClientParameter;
pub(super) use binding::{
    client_parameters, context_parameter, operation_parameters, static_parameters,
};
pub(super) use case::cases;
pub use case::{CaseCall, EndpointCase, ExpectedEndpoint};
pub use parameter::{EndpointParameter, ParameterType};
pub use path::{ContextPath, Selection};
pub(super) use rule_set::rule_set;
pub use value::EndpointValue;

/// The traits of endpoint rules of a service, an operation or a member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointTraits {
    /// `smithy.rules#endpointRuleSet`.
    pub rule_set: Option<EndpointRules>,
    /// `smithy.rules#endpointBdd`.
    pub bdd: Option<EndpointRules>,
    /// The cases of `smithy.rules#endpointTests`.
    pub cases: Vec<EndpointCase>,
    /// `smithy.rules#clientContextParams` of a service.
    pub client_parameters: BTreeMap<String, ClientParameter>,
    /// `smithy.rules#staticContextParams` of an operation.
    pub static_parameters: BTreeMap<String, EndpointValue>,
    /// `smithy.rules#operationContextParams` of an operation; `None` for an unsupported path.
    pub operation_parameters: BTreeMap<String, Option<ContextPath>>,
    /// `smithy.rules#contextParam` of a member: the parameter that it sets.
    pub context_parameter: Option<String>,
}

/// Endpoint rules of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointRules {
    /// What the model states about the parameters of `rules`, in the same order.
    pub parameters: Vec<EndpointParameter>,
    /// The rules.
    pub rules: owned::RuleSet,
}

impl EndpointTraits {
    pub(super) fn has_rule_set(&self) -> bool {
        self.rule_set.is_some()
    }

    pub(super) fn has_bdd(&self) -> bool {
        self.bdd.is_some()
    }

    pub(super) fn has_cases(&self) -> bool {
        !self.cases.is_empty()
    }

    pub(super) fn has_client_parameters(&self) -> bool {
        !self.client_parameters.is_empty()
    }

    pub(super) fn has_static_parameters(&self) -> bool {
        !self.static_parameters.is_empty()
    }

    pub(super) fn has_operation_parameters(&self) -> bool {
        !self.operation_parameters.is_empty()
    }

    pub(super) fn has_context_parameter(&self) -> bool {
        self.context_parameter.is_some()
    }

    /// The rules that apply: the rule set, or else the diagram.
    pub fn rules(&self) -> Option<&EndpointRules> {
        self.rule_set.as_ref().or(self.bdd.as_ref())
    }
}

impl EndpointRules {
    /// The parameter with the region, if no other one needs a value.
    pub(crate) fn sufficient_region(&self) -> Option<&EndpointParameter> {
        let is_region = |parameter: &&EndpointParameter| {
            parameter.built_in.as_deref() == Some(BuiltIn::Region.name())
        };
        let region = self.parameters.iter().find(is_region)?;
        let mut others = self.parameters.iter().filter(|one| one.name != region.name);
        let is_free = others.all(|one| !one.required || one.default.is_some());
        is_free.then_some(region)
    }
}
