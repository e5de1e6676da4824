//! The API of operations, of the client, of endpoints and of the crate's root.

use super::facts::Surface;
use crate::diff::rust;
use crate::ir::vocabulary::{self, NameKind};
use crate::ir::{Crate, Operation, Waiter};

pub(super) fn add(operation: &Operation, krate: &Crate, surface: &mut Surface) {
    let path = format!("operation::{}", operation.name);
    surface.add(&path, "operation");
    surface.add(&path, format!("takes {}", operation.input));
    surface.add(&path, format!("returns {}", operation.output));
    surface.add(&path, format!("fails with {}", operation.error));
    surface.warn(&path, operation.deprecated.as_ref());
    if operation.exchange.is_some() {
        surface.add(&path, "impl HttpOperation");
    }
    let methods = krate.client.iter().flat_map(|client| &client.methods);
    for method in methods.filter(|method| method.operation == operation.name) {
        surface.add(&path, format!("Client::{}", method.name));
    }
    for error in &operation.errors {
        let variant = format!("{path}::{}", error.structure);
        surface.add(&variant, "variant");
        surface.warn(&variant, error.deprecated.as_ref());
    }
    let Some(pagination) = &operation.pagination else {
        return;
    };
    let path = format!("{path}::paginator");
    surface.add(&path, "function");
    let tokens = pagination.tokens.iter();
    let tokens: Vec<String> = tokens.map(|token| rust::value(&token.value)).collect();
    surface.add(&path, format!("token {}", tokens.join(", ")));
    // No items are no fact: those of a new model are an addition.
    if let Some((_, items)) = &pagination.items {
        surface.add(&path, format!("items {}", rust::value(items)));
    }
    if let Some((_, number)) = pagination.page_size {
        surface.add(&path, format!("page size {}", rust::number(number)));
    }
}

pub(super) fn add_waiter(waiter: &Waiter, krate: &Crate, surface: &mut Surface) {
    let path = format!("waiter::{}", waiter.name);
    surface.add(&path, "waiter");
    surface.add(&path, format!("polls {}", waiter.operation));
    surface.warn(&path, waiter.deprecated.as_ref());
    let methods = krate.client.iter().flat_map(|client| &client.waits);
    for method in methods.filter(|method| method.waiter == waiter.name) {
        surface.add(&path, format!("Client::{}", method.name));
    }
}

pub(super) fn add_root(krate: &Crate, surface: &mut Surface) {
    for name in &krate.reexports {
        surface.add(name, "re-export");
    }
    if krate.client.is_some() {
        surface.add("Client", "struct");
        let waits = !krate.waiters.is_empty();
        let names = vocabulary::names(NameKind::OfWaitingClients);
        names
            .filter(|_| waits)
            .for_each(|name| surface.add(name, "re-export"));
    }
    let Some(endpoint) = &krate.endpoint else {
        return;
    };
    surface.add("endpoint", "module");
    let constants = [
        (endpoint.signing_name.is_some(), "SIGNING_NAME"),
        (endpoint.prefix.is_some(), "PREFIX"),
        (endpoint.region.is_some(), "in_region"),
    ];
    for (_, name) in constants.into_iter().filter(|(is_there, _)| *is_there) {
        surface.add(&format!("endpoint::{name}"), "item");
    }
    for field in &endpoint.fields {
        let path = format!("endpoint::Params.{}", field.name);
        surface.add(&path, rust::value(&field.value));
        surface.add(&path, &field.setter);
    }
}
