//! Operations: names, errors, documentation. Must not decide bindings and pagination.

use super::context::Context;
use super::naming::OperationNames;
use super::protocol::Protocol;
use super::{documented, front_page, message, paging};
use crate::ir::{Docs, ErrorVariant, Operation, Root, Waiter};
use crate::model::{self, Kind, RetainedError, ShapeId};
use crate::text::markdown;

/// Plans every operation of the closure, sorted by name.
pub(crate) fn operations(context: &Context<'_>) -> Vec<Operation> {
    let mut operations: Vec<_> = context
        .closure
        .operations
        .iter()
        .filter_map(|id| operation(context, id))
        .collect();
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    operations
}

fn operation(context: &Context<'_>, id: &ShapeId) -> Option<Operation> {
    let shape = context.model.shape(id)?;
    let Kind::Operation(operation) = &shape.kind else {
        return None;
    };
    let names = context.naming.operation(id);
    let fallback = format!("`{}` of the model, which does not document it.", id.name());
    let mut lines = documented::shape(context, shape, &fallback);
    let has_bindings = |protocol: &dyn Protocol| protocol.has_http_bindings();
    let http = shape.traits.http.as_ref();
    if let Some(http) = http.filter(|_| context.protocol.is_none_or(has_bindings)) {
        lines.push(String::new());
        lines.push(markdown::code(&format!("{} {}", http.method, http.uri)));
    }
    let pagination = paging::pagination(context, shape, operation);
    let works = front_page::contents(false, pagination.is_some(), false);
    lines.extend(context.unsupported.notes(id, &works));
    let lists = pagination.as_ref().map(paging::lists);
    documented::append(&mut lines, lists.unwrap_or_default());
    documented::append(&mut lines, types(&names));
    Some(Operation {
        model_name: id.name().to_owned(),
        docs: lines,
        example: None,
        summary: documented::summary(context, &shape.traits, &fallback),
        errors: errors(context, id),
        exchange: message::exchange(context, shape, operation),
        // `endpoint` sets them, because the rules decide which are known.
        endpoint_arguments: Vec::new(),
        pagination,
        deprecated: context.deprecation_of_shape(shape),
        name: names.name,
        module: names.module,
        method: names.method,
        input: names.input,
        output: names.output,
        error: names.error,
    })
}

/// Adds links to their waiters to the documentation of operations.
pub(crate) fn list_waiters(operations: &mut [Operation], waiters: &[Waiter], root: &Root) {
    for operation in operations {
        let own = waiters.iter().filter(|one| one.operation == operation.name);
        let links = own.map(|waiter| {
            let name = &waiter.name;
            format!("- [`{name}`]({root}::waiter::{name})")
        });
        let links: Docs = links.collect();
        if !links.is_empty() {
            let heading = ["Waiters that poll it:".to_owned(), String::new()];
            documented::append(&mut operation.docs, [heading.to_vec(), links].concat());
        }
    }
}

/// The greatest length of a line of documentation.
const WIDTH: usize = 96;

/// The line about an operation's input, output and errors.
fn types(names: &OperationNames) -> Docs {
    let OperationNames {
        input,
        output,
        error,
        ..
    } = names;
    let types = format!("Input [`{input}`], output [`{output}`],");
    let errors = format!("errors [`{error}`].");
    match types.len() + 1 + errors.len() <= WIDTH {
        true => vec![format!("{types} {errors}")],
        false => vec![types, errors],
    }
}

fn errors(context: &Context<'_>, id: &ShapeId) -> Vec<ErrorVariant> {
    let mut ids = model::errors_of(context.model, &context.closure.service, id);
    ids.sort();
    ids.dedup();
    let mut errors: Vec<_> = ids.iter().map(|id| error(context, id)).collect();
    let retained = model::retained_errors_of(context.model, id).iter();
    errors.extend(retained.map(|error| retained_error(context, error)));
    errors.sort_by(|a, b| a.code.cmp(&b.code));
    errors
}

fn error(context: &Context<'_>, id: &ShapeId) -> ErrorVariant {
    let traits = context
        .model
        .shape(id)
        .map(|shape| shape.traits.clone())
        .unwrap_or_default();
    let fallback = format!("`{}`.", id.name());
    ErrorVariant {
        code: id.name().to_owned(),
        structure: context.naming.type_name(id),
        summary: documented::summary(context, &traits, &fallback),
        deprecated: None,
    }
}

fn retained_error(context: &Context<'_>, retained: &RetainedError) -> ErrorVariant {
    let variant = error(context, &retained.target);
    let (note, reason) = documented::unlisted(&retained.retained);
    ErrorVariant {
        summary: format!("{} {note}", variant.summary),
        deprecated: Some(reason),
        ..variant
    }
}
