//! The parameters of endpoint rules that an operation determines: constants, members of its input,
//! and paths through it. If several traits bind a parameter, the first of them counts, in this
//! order. A binding that is not supported is a warning, and a note in the documentation of the
//! operation.

use std::collections::{BTreeMap, BTreeSet};

use super::parameters::value;
use super::paths::source;
use crate::ir::{self, ArgumentSource, EndpointArgument};
use crate::model::{
    ContextPath, EndpointParameter, EndpointTraits, EndpointValue, Kind, ParameterType, Selection,
    Shape,
};
use crate::plan::context::Context;
use crate::report::{Diagnostic, Report, SourceLocation};
use crate::text::markdown;

const STATIC: &str = "smithy.rules#staticContextParams";
const OF_MEMBER: &str = "smithy.rules#contextParam";
const OF_OPERATION: &str = "smithy.rules#operationContextParams";

/// Sets the parameters that each operation determines. Returns the names of all of them.
pub(super) fn bind(
    context: &Context<'_>,
    parameters: &[EndpointParameter],
    operations: &mut [ir::Operation],
    report: &mut Report,
) -> BTreeSet<String> {
    let parameters = parameters.iter();
    let parameters = parameters
        .map(|one| (one.name.as_str(), one.kind))
        .collect();
    let mut bound = BTreeSet::new();
    for id in &context.closure.operations {
        let name = context.naming.operation(id).name;
        let operation = operations.iter_mut().find(|one| one.name == name);
        let (Some(operation), Some(shape)) = (operation, context.model.shape(id)) else {
            continue;
        };
        let mut bindings = Bindings {
            context,
            parameters: &parameters,
            shape,
            arguments: BTreeMap::new(),
            unsupported: BTreeSet::new(),
            report,
        };
        bindings.read();
        bound.extend(bindings.arguments.keys().cloned());
        operation.docs.extend(note(&bindings.unsupported));
        let arguments = bindings.arguments.into_iter();
        operation.endpoint_arguments = arguments
            .map(|(parameter, source)| EndpointArgument { parameter, source })
            .collect();
    }
    bound
}

/// The note on parameters that callers have to set.
fn note(parameters: &BTreeSet<String>) -> Vec<String> {
    if parameters.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = parameters.iter().map(|name| markdown::code(name)).collect();
    let them = if names.len() == 1 { "it" } else { "them" };
    markdown::note(&format!(
        "The endpoint can depend on {}, which Hardy cannot take from the input yet. Set {them} in \
         `endpoint::Params`.",
        names.join(" and ")
    ))
}

/// The bindings of an operation.
struct Bindings<'c, 'r> {
    context: &'c Context<'c>,
    /// The types of all parameters of the rules.
    parameters: &'c BTreeMap<&'c str, ParameterType>,
    shape: &'c Shape,
    arguments: BTreeMap<String, ArgumentSource>,
    /// The parameters whose bindings are not supported.
    unsupported: BTreeSet<String>,
    report: &'r mut Report,
}

impl Bindings<'_, '_> {
    fn read(&mut self) {
        let none = EndpointTraits::default();
        let traits = self
            .shape
            .traits
            .endpoint_traits
            .as_deref()
            .unwrap_or(&none);
        for (name, stated) in &traits.static_parameters {
            let place = self.shape.trait_place(STATIC).child(name);
            let source = |kind| is_of(kind, stated).then(|| ArgumentSource::Literal(value(stated)));
            self.add(STATIC, name, &place, source);
        }
        let Kind::Operation(operation) = &self.shape.kind else {
            return;
        };
        let context = self.context;
        let Some(input) = &operation.input else {
            return;
        };
        for member in context.model.members(input) {
            let bound = member.traits.endpoint_traits.as_deref();
            let bound = bound.and_then(|traits| traits.context_parameter.as_deref());
            if let Some(name) = bound {
                let path = ContextPath {
                    members: vec![member.name.clone()],
                    selection: Selection::Value,
                };
                let place = member.trait_place(OF_MEMBER);
                self.add(OF_MEMBER, name, &place, |kind| {
                    source(context, input, &path, kind)
                });
            }
        }
        for (name, path) in &traits.operation_parameters {
            let place = self.shape.trait_place(OF_OPERATION).child(name);
            match path {
                Some(path) => self.add(OF_OPERATION, name, &place, |kind| {
                    source(context, input, path, kind)
                }),
                // The reader has warned of it.
                None => _ = self.unsupported.insert(name.clone()),
            }
        }
    }

    /// Adds a binding, unless an earlier one sets the parameter.
    fn add(
        &mut self,
        id: &str,
        name: &str,
        place: &SourceLocation,
        source: impl FnOnce(ParameterType) -> Option<ArgumentSource>,
    ) {
        if self.arguments.contains_key(name) {
            return;
        }
        let kind = self.parameters.get(name);
        if let Some(source) = kind.and_then(|kind| source(*kind)) {
            self.arguments.insert(name.to_owned(), source);
            return;
        }
        let why = match kind {
            Some(_) => "the value that it binds has another type than the parameter",
            None => "the endpoint rules have no such parameter",
        };
        let message = format!("`{id}` of `{name}` is not supported: {why}");
        let problem = Diagnostic::warning("unsupported-endpoint-binding", message);
        let problem = problem.at(place).shape(self.shape.id.as_str());
        if kind.is_some() {
            self.unsupported.insert(name.to_owned());
            self.report
                .push(problem.help("set the parameter in `Params`"));
        } else {
            self.report.push(problem);
        }
    }
}

/// Whether a constant is of this type.
fn is_of(kind: ParameterType, value: &EndpointValue) -> bool {
    matches!(
        (kind, value),
        (ParameterType::Boolean, EndpointValue::Boolean(_))
            | (ParameterType::String, EndpointValue::String(_))
            | (ParameterType::Strings, EndpointValue::Strings(_))
    )
}
