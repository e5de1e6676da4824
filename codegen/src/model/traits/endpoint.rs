//! Endpoint rules and their test cases: the traits of `smithy.rules` of a service. Rules are of the
//! types that the runtime evaluates. Must not know how rules are evaluated or emitted.

mod bdd;
mod case;
mod condition;
mod expression;
mod parameter;
mod problem;
mod result;
mod rule_set;
mod scope;
mod value;

use hardy_endpoint::owned;

pub(super) use bdd::bdd;
pub(super) use case::cases;
pub use case::{EndpointCase, ExpectedEndpoint};
pub use parameter::{EndpointParameter, ParameterType};
pub(super) use rule_set::rule_set;
pub use value::EndpointValue;

/// The traits of endpoint rules of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointTraits {
    /// `smithy.rules#endpointRuleSet`.
    pub rule_set: Option<EndpointRules>,
    /// `smithy.rules#endpointBdd`.
    pub bdd: Option<EndpointRules>,
    /// The cases of `smithy.rules#endpointTests`.
    pub cases: Vec<EndpointCase>,
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

    /// The rules that apply: the rule set, or else the diagram.
    pub fn rules(&self) -> Option<&EndpointRules> {
        self.rule_set.as_ref().or(self.bdd.as_ref())
    }
}
