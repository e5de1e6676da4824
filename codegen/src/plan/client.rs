//! The module `client`: which crates have a client, and which operations it has methods for. Must
//! not decide names.

use super::context::Context;
use crate::ir::{Client, Endpoint, Method, Operation};
use crate::text::markdown;

/// Plans the client. `None` for a service whose requests cannot be signed, whose endpoint is not
/// known, or none of whose operations is supported, and for a module of another crate, which has
/// features of its own.
pub(super) fn client(
    context: &Context<'_>,
    operations: &[Operation],
    endpoint: Option<&Endpoint>,
) -> Option<Client> {
    if context.root.name().is_some() {
        return None;
    }
    endpoint?.signing_name.as_ref()?;
    let sdk_id = context.sdk_id()?;
    let mut methods: Vec<Method> = operations.iter().filter_map(method).collect();
    methods.sort_by(|a, b| a.name.cmp(&b.name));
    let has_methods = !methods.is_empty();
    has_methods.then(|| Client {
        title: markdown::escape_text(&context.service_title()),
        sdk_id,
        methods,
    })
}

/// The method of an operation; `None` if it has no messages.
fn method(operation: &Operation) -> Option<Method> {
    operation.exchange.as_ref()?;
    let name = &operation.name;
    Some(Method {
        name: operation.method.clone(),
        docs: vec![format!(
            "[`{name}`](operation::{name}): {}",
            operation.summary
        )],
        operation: name.clone(),
        input: operation.input.clone(),
        deprecated: operation.deprecated.clone(),
    })
}
