//! The values of parameters with which two rule sets are compared: a grid of the settings that every
//! client has, and the parameters of the test cases of both models. Must not know the rules.
//!
//! A client sets the built-in parameters of both sides, whatever they are called. Callers set the
//! other ones by name, so only those that both sides have.

use std::collections::BTreeMap;
use std::fmt;

use hardy_endpoint::{Argument, BuiltIn};

use super::parameters::named;
use crate::model::{EndpointCase, EndpointParameter, EndpointValue, ParameterType};

/// Regions of most partitions, and a new one.
const REGIONS: [&str; 7] = [
    "us-east-1",
    "eu-west-1",
    "ap-southeast-2",
    "cn-north-1",
    "us-gov-west-1",
    "us-iso-east-1",
    "xx-new-1",
];

const ENDPOINT: &str = "https://example.com";

/// Values of parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    /// Values of built-in parameters, by the names of built-ins.
    built_in: BTreeMap<String, EndpointValue>,
    /// Values of the other parameters, by name.
    named: BTreeMap<String, EndpointValue>,
}

/// All settings, each once: the grid, the cases of the old model, and those of the new one.
pub(super) fn settings(
    parameters: [&[EndpointParameter]; 2],
    cases: [&[EndpointCase]; 2],
) -> Vec<Setting> {
    let mut settings: Vec<Setting> = Vec::new();
    let of_cases = [(0, 1), (1, 0)].into_iter().flat_map(|(own, other)| {
        let cases = cases[own].iter();
        cases.map(move |case| Setting::of_case(case, parameters[own], parameters[other]))
    });
    for setting in grid(parameters).into_iter().chain(of_cases) {
        if !settings.contains(&setting) {
            settings.push(setting);
        }
    }
    settings
}

/// All combinations of the settings that at least one side has.
fn grid(parameters: [&[EndpointParameter]; 2]) -> Vec<Setting> {
    let text = |text: &str| Some(EndpointValue::String(text.to_owned()));
    let booleans = || [false, true].map(|value| Some(EndpointValue::Boolean(value)));
    let regions = REGIONS.into_iter().map(text).chain([None]);
    let dimensions = [
        (BuiltIn::Region, regions.collect()),
        (BuiltIn::UseDualStack, booleans().to_vec()),
        (BuiltIn::UseFips, booleans().to_vec()),
        (BuiltIn::Endpoint, vec![None, text(ENDPOINT)]),
    ];
    let mut settings = vec![Setting::default()];
    for (built_in, values) in dimensions {
        let name = built_in.name();
        let mut all = parameters.into_iter().flatten();
        if !all.any(|parameter| parameter.built_in.as_deref() == Some(name)) {
            continue;
        }
        // The regions change first, so that the first difference has the fewest settings.
        let combined = values.iter().flat_map(|value| {
            settings.iter().map(|setting| {
                let mut setting = setting.clone();
                let value = value.clone();
                let entry = value.map(|value| (name.to_owned(), value));
                setting.built_in.extend(entry);
                setting
            })
        });
        settings = combined.collect();
    }
    settings
}

impl Setting {
    /// The parameters of a case, except those that callers of the other side cannot set.
    fn of_case(
        case: &EndpointCase,
        own: &[EndpointParameter],
        other: &[EndpointParameter],
    ) -> Self {
        let mut setting = Self::default();
        for (name, value) in &case.parameters {
            let Some(parameter) = named(own, name) else {
                continue;
            };
            let value = value.clone();
            if let Some(built_in) = &parameter.built_in {
                setting.built_in.insert(built_in.clone(), value);
            } else if named(other, name).is_some() {
                setting.named.insert(name.clone(), value);
            }
        }
        setting
    }

    /// The arguments for rules with these parameters.
    pub(super) fn arguments<'a>(
        &'a self,
        parameters: &'a [EndpointParameter],
    ) -> Vec<(&'a str, Argument<'a>)> {
        let arguments = parameters.iter().filter_map(|parameter| {
            let value = match &parameter.built_in {
                Some(built_in) => self.built_in.get(built_in),
                None => self.named.get(&parameter.name),
            };
            Some((parameter.name.as_str(), argument(value?, parameter.kind)?))
        });
        arguments.collect()
    }
}

/// The value as an argument, if it has the type of the parameter.
fn argument(value: &EndpointValue, kind: ParameterType) -> Option<Argument<'_>> {
    Some(match (value, kind) {
        (EndpointValue::Boolean(value), ParameterType::Boolean) => Argument::Boolean(*value),
        (EndpointValue::String(text), ParameterType::String) => Argument::String(text),
        (EndpointValue::Strings(texts), ParameterType::Strings) => {
            Argument::Strings(texts.iter().map(String::as_str).collect())
        }
        _ => return None,
    })
}

/// For people: `region us-east-1, FIPS`.
impl fmt::Display for Setting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let region = self.built_in.get(BuiltIn::Region.name());
        match region {
            Some(region) => write!(formatter, "region {}", Shown(region))?,
            None => formatter.write_str("no region")?,
        }
        let others = self.built_in.iter();
        let others = others.filter(|(name, _)| *name != BuiltIn::Region.name());
        for (name, value) in others.chain(&self.named) {
            let words = match BuiltIn::named(name) {
                Some(BuiltIn::UseFips) => "FIPS",
                Some(BuiltIn::UseDualStack) => "dual stack",
                Some(BuiltIn::Endpoint) => "endpoint",
                _ => name,
            };
            match value {
                EndpointValue::Boolean(true) => write!(formatter, ", {words}")?,
                // The usual default.
                EndpointValue::Boolean(false) if words != name => {}
                value => write!(formatter, ", {words} {}", Shown(value))?,
            }
        }
        Ok(())
    }
}

/// A value for people.
struct Shown<'a>(&'a EndpointValue);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            EndpointValue::Boolean(value) => write!(formatter, "{value}"),
            EndpointValue::String(text) => formatter.write_str(text),
            EndpointValue::Strings(texts) => write!(formatter, "{texts:?}"),
        }
    }
}
