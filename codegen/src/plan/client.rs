//! The module `client`: which crates have a client, what it knows about the service, and which operations it
//! has methods for. Must not decide names.

mod setup;

use super::auth;
use super::context::Context;
use crate::ir::{Client, Endpoint, Method, Operation, ServiceSettings, WaitMethod, Waiter};
use crate::options::Options;
use crate::text::markdown;
use crate::text::names::{capitalized, words_of};

/// Plans the client. `None` for a service none of whose operations a client can send, and for a module of another
/// crate, unless the options want one. `library` is the name of a crate in code.
pub(super) fn client(
    context: &Context<'_>,
    operations: &[Operation],
    waiters: &[Waiter],
    endpoint: Option<&Endpoint>,
    options: &Options,
    library: &str,
) -> Option<Client> {
    let is_module = context.root.name().is_some();
    if (is_module && !options.client) || !operations.iter().any(Operation::is_sent_by_clients) {
        return None;
    }
    let service = settings(context, endpoint)?;
    let mut methods: Vec<Method> = operations.iter().filter_map(method).collect();
    methods.sort_by(|a, b| a.name.cmp(&b.name));
    let waiters = waiters.iter().filter(|waiter| {
        let mut methods = methods.iter();
        methods.any(|method| method.operation == waiter.operation)
    });
    let mut waits: Vec<WaitMethod> = waiters.map(wait_method).collect();
    waits.sort_by(|a, b| a.name.cmp(&b.name));
    Some(Client {
        title: markdown::escape_text(&context.service_title()),
        setup: setup::docs(&service, operations, library),
        service,
        has_features: !is_module,
        methods,
        waits,
    })
}

fn settings(context: &Context<'_>, endpoint: Option<&Endpoint>) -> Option<ServiceSettings> {
    let service = context.model.shape(&context.closure.service)?;
    let of_shape = || spaced(service.id.name());
    Some(ServiceSettings {
        name: context.sdk_id().unwrap_or_else(of_shape),
        signing_name: service.traits.calls().signing_name.clone(),
        is_aws: auth::has_aws_settings(&service.traits),
        has_rules: endpoint.is_some(),
        api_key: auth::api_key(context.model, context.closure),
    })
}

/// The words of a name, such as `Lamp Store`.
fn spaced(name: &str) -> String {
    let words: Vec<String> = words_of(name)
        .iter()
        .map(|word| capitalized(word))
        .collect();
    words.join(" ")
}

/// The method of a waiter.
fn wait_method(waiter: &Waiter) -> WaitMethod {
    let name = &waiter.name;
    WaitMethod {
        name: waiter.method.clone(),
        docs: vec![
            format!("[`{name}`](waiter::{name}): {}", waiter.summary),
            String::new(),
            "No poll begins later than `max_wait` after the first one.".to_owned(),
        ],
        waiter: name.clone(),
        input: waiter.input.clone(),
        deprecated: waiter.deprecated.clone(),
    }
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
