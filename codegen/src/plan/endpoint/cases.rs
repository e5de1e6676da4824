//! The endpoint tests of the model as cases for the crate's tests: one for the parameters of each,
//! and one for each call of an operation with the same result. Cases that Rust cannot express, such
//! as those with parameters that the rules do not have, are left out; so are those with an outdated
//! result, because they would fail in every crate.

mod inputs;

use std::collections::BTreeMap;

use hardy_endpoint::owned::Literal;
use hardy_endpoint::{Argument, RuleSet};
use serde_json::Value as Json;

use super::parameters::value;
use crate::ir::{
    ArgumentSource, CaseEndpoint, CaseInput, EndpointCase, EndpointField, EndpointValue, Operation,
    PathStep,
};
use crate::json;
use crate::model::{
    CaseCall, EndpointCase as Stated, EndpointTraits, EndpointValue as StatedValue,
    ExpectedEndpoint, Kind,
};
use crate::plan::context::Context;

/// The cases.
pub(super) fn cases(
    context: &Context<'_>,
    traits: &EndpointTraits,
    fields: &[EndpointField],
    operations: &[Operation],
) -> Vec<EndpointCase> {
    let Some(rules) = traits.rules() else {
        return Vec::new();
    };
    let rules = rules.rules.leak();
    let fields = Fields { traits, fields };
    let mut cases = Vec::new();
    for stated in traits.cases.iter().filter(|case| is_current(case, &rules)) {
        let Some(expected) = expected(stated) else {
            continue;
        };
        let case = |parameters, call| EndpointCase {
            documentation: stated.documentation.clone(),
            parameters,
            call,
            expected: expected.clone(),
        };
        if let Some(parameters) = fields.setters(&stated.parameters) {
            cases.push(case(parameters, None));
        }
        let calls = stated.calls.iter();
        let calls = calls.filter_map(|call| {
            let parameters = fields.setters_of(call)?;
            Some(case(parameters, Some(input(context, call, operations)?)))
        });
        cases.extend(calls);
    }
    cases
}

/// Whether the rules still give the URL or the error of a case. AWS changes partitions, but not the
/// cases of a model that it has published.
fn is_current(case: &Stated, rules: &RuleSet) -> bool {
    let parameters = case.parameters.iter();
    let arguments: Vec<(&str, Argument<'_>)> = parameters
        .map(|(name, value)| (name.as_str(), argument(value)))
        .collect();
    match (&case.expected, rules.resolve(&arguments)) {
        (Ok(expected), Ok(endpoint)) => endpoint.url() == expected.url,
        (Err(message), Err(error)) => error.to_string() == *message,
        _ => false,
    }
}

fn argument(value: &StatedValue) -> Argument<'_> {
    match value {
        StatedValue::Boolean(value) => (*value).into(),
        StatedValue::String(text) => text.as_str().into(),
        StatedValue::Strings(texts) => Some(texts.as_slice()).into(),
    }
}

fn expected(case: &Stated) -> Option<Result<CaseEndpoint, String>> {
    let ExpectedEndpoint {
        url,
        headers,
        properties,
    } = match &case.expected {
        Ok(endpoint) => endpoint,
        Err(message) => return Some(Err(message.clone())),
    };
    let properties = properties.iter();
    let properties = properties.map(|(name, value)| Some((name.clone(), literal(value)?)));
    Some(Ok(CaseEndpoint {
        url: url.clone(),
        headers: headers.clone().into_iter().collect(),
        properties: properties.collect::<Option<_>>()?,
    }))
}

/// A property, without templates.
fn literal(value: &Json) -> Option<Literal> {
    if let Some(object) = json::object(value) {
        let entries = object.iter();
        let entries = entries.map(|(name, value)| Some((name.clone(), literal(value)?)));
        // Sorted, because the order in a model has no meaning.
        let entries: BTreeMap<_, _> = entries.collect::<Option<_>>()?;
        return Some(Literal::Map(entries.into_iter().collect()));
    }
    match value {
        Json::Bool(value) => Some(Literal::Boolean(*value)),
        Json::String(text) => Some(Literal::String(text.clone())),
        Json::Array(items) => {
            let items = items.iter().map(literal);
            Some(Literal::List(items.collect::<Option<_>>()?))
        }
        _ => None,
    }
}

type Setters = Vec<(String, EndpointValue)>;

/// The fields of `Params`.
struct Fields<'a> {
    traits: &'a EndpointTraits,
    fields: &'a [EndpointField],
}

impl Fields<'_> {
    /// The setters for parameters by name; `None` if one of them does not exist.
    fn setters(&self, parameters: &BTreeMap<String, StatedValue>) -> Option<Setters> {
        let parameters = parameters.iter();
        let setters = parameters.map(|(name, stated)| {
            let field = self.fields.iter().find(|field| field.parameter == *name)?;
            Some((field.setter.clone(), value(stated)))
        });
        setters.collect()
    }

    /// The setters for the settings of a client.
    fn setters_of(&self, call: &CaseCall) -> Option<Setters> {
        let parameters = &self.traits.rules()?.parameters;
        let mut values = call.client_parameters.clone();
        for (name, value) in &call.built_ins {
            let is_set = |built_in: &Option<String>| built_in.as_ref() == Some(name);
            let parameter = parameters.iter().find(|one| is_set(&one.built_in))?;
            values.insert(parameter.name.clone(), value.clone());
        }
        self.setters(&values)
    }
}

/// The operation of a call, and the part of its input that its endpoint depends on.
fn input(
    context: &Context<'_>,
    call: &CaseCall,
    operations: &[Operation],
) -> Option<(String, CaseInput)> {
    let mut operations = operations.iter();
    let operation = operations.find(|one| one.model_name == call.operation)?;
    let sources = operation.endpoint_arguments.iter();
    let mut paths = Vec::new();
    for argument in sources {
        match &argument.source {
            ArgumentSource::Literal(_) => {}
            ArgumentSource::Member(path) => paths.push(fields_of(&path.steps)),
            ArgumentSource::Keys(map) => paths.push(fields_of(map)),
            ArgumentSource::Items {
                list, paths: items, ..
            } => paths.extend(items.iter().map(|item| {
                let fields = list.iter().chain(&item.steps);
                fields.map(|step| step.field.as_str()).collect()
            })),
        }
    }
    let id = context
        .closure
        .operations
        .iter()
        .find(|id| context.naming.operation(id).name == operation.name)?;
    let Some(Kind::Operation(shape)) = context.model.kind(id) else {
        return None;
    };
    let input = match &shape.input {
        Some(input) => inputs::structure(context, input, &call.input, &paths)?,
        None => CaseInput::Structure(operation.input.clone(), Vec::new()),
    };
    Some((operation.name.clone(), input))
}

fn fields_of(steps: &[PathStep]) -> Vec<&str> {
    steps.iter().map(|step| step.field.as_str()).collect()
}
