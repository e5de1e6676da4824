//! The parameters of endpoint rules.

use std::collections::BTreeSet;

use hardy_endpoint::{BuiltIn, owned};

use super::problem::{all, entries, expected, part, unsupported};
use super::scope::is_name;
use super::value::EndpointValue;
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// A parameter of endpoint rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointParameter {
    /// Its name; unique, also without regard to case.
    pub name: String,
    /// The type of its values.
    pub kind: ParameterType,
    /// What sets it in every client, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// Whether it needs a value.
    pub required: bool,
    /// Its value if nothing sets one.
    pub default: Option<EndpointValue>,
    /// HTML, for AWS.
    pub documentation: Option<String>,
    /// The message, which can be empty, if it is not to be used any more.
    pub deprecated: Option<String>,
}

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// A boolean.
    Boolean,
    /// A string.
    String,
    /// A list of strings.
    Strings,
}

/// The parameters of a rule set or diagram, in the order of their names.
pub(super) fn parameters(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<Vec<EndpointParameter>> {
    let stated = part(value, "the value", "parameters", report)?;
    let stated = entries(&stated, "`parameters`", report)?;
    let mut names = BTreeSet::new();
    all(stated.iter().map(|(name, value)| {
        if !is_name(name) {
            let what = "a name: letters, digits and `_`, beginning with a letter";
            expected(value, &format!("the parameter `{name}`"), what, report);
            return None;
        }
        if !names.insert(name.to_ascii_lowercase()) {
            let message = format!(
                "two parameters of `{}` are called `{name}`, without regard to case",
                value.id
            );
            value.refuse(message, report);
            return None;
        }
        parameter(name, value, report)
    }))
}

fn parameter(name: &str, value: &TraitValue<'_>, report: &mut Report) -> Option<EndpointParameter> {
    value.object(report)?;
    let kind = kind(
        &part(value, &format!("the parameter `{name}`"), "type", report)?,
        report,
    )?;
    let default = match value.field("default") {
        Some(default) => Some(default_of(name, kind, &default, report)?),
        None => None,
    };
    let required = match value.field("required") {
        Some(field) => {
            let required = field.value.as_bool();
            field.or_expected_of("required", required, "true or false", report)?
        }
        None => false,
    };
    Some(EndpointParameter {
        name: name.to_owned(),
        kind,
        built_in: value.text_field("builtIn", report),
        required,
        default,
        documentation: value.text_field("documentation", report),
        deprecated: value
            .field("deprecated")
            .map(|field| field.text_field("message", report).unwrap_or_default()),
    })
}

/// The type, which models write with a capital letter, too.
pub(super) fn kind(value: &TraitValue<'_>, report: &mut Report) -> Option<ParameterType> {
    let Some(word) = value.value.as_str() else {
        expected(value, "`type`", "a string", report);
        return None;
    };
    match word.to_ascii_lowercase().as_str() {
        "boolean" => Some(ParameterType::Boolean),
        "string" => Some(ParameterType::String),
        "stringarray" => Some(ParameterType::Strings),
        _ => {
            unsupported(value, &format!("unknown type `{word}`"), report);
            None
        }
    }
}

fn default_of(
    name: &str,
    kind: ParameterType,
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<EndpointValue> {
    let (default, what) = match (kind, EndpointValue::of(value.value)) {
        (ParameterType::Boolean, value @ Some(EndpointValue::Boolean(_))) => (value, ""),
        (ParameterType::String, value @ Some(EndpointValue::String(_))) => (value, ""),
        (ParameterType::Strings, value @ Some(EndpointValue::Strings(_))) => (value, ""),
        (ParameterType::Boolean, _) => (None, "a boolean"),
        (ParameterType::String, _) => (None, "a string"),
        (ParameterType::Strings, _) => (None, "a list of strings"),
    };
    if default.is_none() {
        expected(value, &format!("the default of `{name}`"), what, report);
    }
    default
}

/// The parameters for the evaluation.
pub(super) fn for_rules(parameters: &[EndpointParameter]) -> Vec<owned::Parameter> {
    let parameters = parameters.iter();
    let parameters = parameters.map(|parameter| owned::Parameter {
        name: parameter.name.clone(),
        required: parameter.required,
        default: match &parameter.default {
            Some(value) => value.clone().into(),
            None => owned::DefaultValue::None,
        },
        built_in: parameter.built_in.as_deref().and_then(BuiltIn::named),
    });
    parameters.collect()
}
