//! Compares the endpoint rules of two models by their results. Decides what counts as a difference.
//! Must not know the severity of a difference, or how it is reported.
//!
//! `settings` decides which parameters the rules are evaluated with, `results` compares two results,
//! and `parameters` compares the parameters.

mod parameters;
mod results;
mod settings;

use crate::model::{EndpointCase, EndpointRules, EndpointTraits};
pub(crate) use parameters::Parameters;

/// The endpoint rules of a model.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Side<'a> {
    rules: Option<&'a EndpointRules>,
    cases: &'a [EndpointCase],
}

/// Which models have endpoint rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// No model.
    Neither,
    /// Only the old one: the module `endpoint` is removed.
    Old,
    /// Only the new one: the module `endpoint` is added.
    New,
    /// Both models.
    Both,
}

/// How endpoint rules differ. Only rules of both models are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoints {
    /// Which models have rules.
    pub(crate) presence: Presence,
    /// The number of evaluated settings; 0 for the same rules and for rules of one model.
    pub(crate) tried: usize,
    /// The number of settings with another result.
    pub(crate) different: usize,
    /// The first setting with another result: `region us-east-1, FIPS: https://a → https://b`.
    pub(crate) first: Option<String>,
    /// How the fields of `endpoint::Params` differ.
    pub(crate) parameters: Parameters,
    /// Whether a region is enough to find an endpoint, by the old rules and by the new ones. Only
    /// then the module has `in_region`.
    pub(crate) in_region: [bool; 2],
}

impl<'a> Side<'a> {
    /// The rules that the traits of a service state: the rule set, or else the diagram.
    pub(crate) fn of(traits: Option<&'a EndpointTraits>) -> Self {
        Self {
            rules: traits.and_then(EndpointTraits::rules),
            cases: traits.map_or(&[], |traits| &traits.cases),
        }
    }
}

/// Whether both sides have the same rules, except for documentation and the case of type names. Their
/// results are the same, too. The test cases may differ.
pub(crate) fn same_text(old: &Side<'_>, new: &Side<'_>) -> bool {
    match (old.rules, new.rules) {
        (Some(old), Some(new)) => {
            old.rules == new.rules && parameters::are_same(&old.parameters, &new.parameters)
        }
        (None, None) => true,
        _ => false,
    }
}

/// Compares the rules of both sides.
///
/// The memory of evaluated rules is never freed.
pub(crate) fn compare(old: &Side<'_>, new: &Side<'_>) -> Endpoints {
    let in_region = [old, new].map(|side| {
        let region = side.rules.and_then(EndpointRules::sufficient_region);
        region.is_some()
    });
    let mut endpoints = Endpoints {
        presence: match (old.rules, new.rules) {
            (None, None) => Presence::Neither,
            (Some(_), None) => Presence::Old,
            (None, Some(_)) => Presence::New,
            (Some(_), Some(_)) => Presence::Both,
        },
        tried: 0,
        different: 0,
        first: None,
        parameters: Parameters::default(),
        in_region,
    };
    let (Some(old_rules), Some(new_rules)) = (old.rules, new.rules) else {
        return endpoints;
    };
    if same_text(old, new) {
        return endpoints;
    }
    let both = [&old_rules.parameters, &new_rules.parameters].map(Vec::as_slice);
    endpoints.parameters = Parameters::compare(both);
    let settings = settings::settings(both, [old.cases, new.cases]);
    endpoints.tried = settings.len();
    let leaked = [old_rules, new_rules].map(|side| side.rules.leak());
    for setting in &settings {
        let [before, after] =
            [0, 1].map(|side| leaked[side].resolve(&setting.arguments(both[side])));
        if let Some(difference) = results::difference(&before, &after) {
            endpoints.different += 1;
            let first = &mut endpoints.first;
            first.get_or_insert_with(|| format!("{setting}: {difference}"));
        }
    }
    endpoints
}

#[cfg(test)]
mod tests;
