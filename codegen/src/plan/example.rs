//! Examples in documentation: which operations and filters have one, what it shows, and which one
//! is on the front page. No example fails: an input that may be invalid is not validated, and
//! without a value there is no example. Reads the plan. Must not know the model.

mod sampler;
mod strings;
mod words;

use crate::ir::{
    Binding, Body, Call, ClientCall, DocExample, Exchange, Filter, HostPiece, Operation, Structure,
    Type,
};
pub(super) use sampler::Limits;
use sampler::{Found, Sampler, Wanted};

/// Sets the example of every operation and every filter.
///
/// `library` is the name of the crate in code.
pub(super) fn illustrate(
    library: &str,
    limits: &Limits<'_>,
    types: &mut [Type],
    operations: &mut [Operation],
    has_client: bool,
) {
    let mut sampler = Sampler::new(types, limits);
    for operation in operations {
        operation.example = of_operation(operation, library, &mut sampler);
        let client = has_client && operation.is_sent_by_clients();
        let client = client.then(|| client_call(operation)).flatten();
        if let Some(example) = &mut operation.example {
            example.client = client;
        }
    }
    let filters = types.iter().map(|type_| match type_ {
        Type::Structure(structure) => {
            let filter = structure.filter.as_deref()?;
            of_filter(structure, filter, library, &mut sampler)
        }
        _ => None,
    });
    let filters: Vec<Option<DocExample>> = filters.collect();
    for (type_, example) in types.iter_mut().zip(filters) {
        if let Type::Structure(Structure {
            filter: Some(filter),
            ..
        }) = type_
        {
            filter.example = example;
        }
    }
}

/// The operation whose example is on the front page, by its Rust name: `wanted`, or the first
/// supported one that lists items, or the first supported one, or the first.
pub(super) fn of_front_page(operations: &[Operation], wanted: Option<&str>) -> Option<String> {
    let shown = |operation: &&Operation| operation.example.is_some();
    let is_wanted = |operation: &&Operation| wanted == Some(operation.name.as_str());
    let rank = |operation: &&Operation| {
        let sent = operation.exchange.is_some();
        let example = operation.example.as_ref();
        let lists = example.is_some_and(|example| example.call == Call::Items);
        let is_old = operation.deprecated.is_some();
        let lacks_client = !operation.is_sent_by_clients();
        (
            !is_wanted(operation),
            is_old,
            lacks_client,
            !(sent && lists),
            !sent,
        )
    };
    let first = operations.iter().filter(shown).min_by_key(rank);
    first.map(|operation| operation.name.clone())
}

fn of_operation(
    operation: &Operation,
    library: &str,
    sampler: &mut Sampler<'_>,
) -> Option<DocExample> {
    let input = sampler.structure(&operation.input)?;
    let exchange = operation.exchange.as_ref();
    let hints = |index: usize| exchange.map_or_else(Wanted::default, |it| wanted(it, index));
    let Found { sample, valid } = sampler.made(input, hints)?;
    let call = match (&operation.pagination, exchange) {
        (Some(paging), _) if paging.items.is_some() => Call::Items,
        (Some(_), _) => Call::Pages,
        (None, Some(_)) => Call::Request,
        (None, None) => Call::Nothing,
    };
    Some(DocExample {
        library: library.to_owned(),
        variable: "input".to_owned(),
        value: sample,
        validated: valid,
        call,
        sent: exchange.is_some(),
        function: function(&operation.module),
        client: None,
    })
}

/// The call of the client's method; `None` if it has none.
fn client_call(operation: &Operation) -> Option<ClientCall> {
    let exchange = operation.exchange.as_ref()?;
    let reply = match exchange.response.body {
        // Its form is not always an object.
        Body::Payload(_) => "",
        _ => "{}",
    };
    Some(ClientCall {
        method: operation.method.clone(),
        reply: reply.to_owned(),
    })
}

/// The name of a function that sends an operation: the name of its module, unless that is `main`.
fn function(module: &str) -> String {
    match module {
        "main" => "run".to_owned(),
        module => module.to_owned(),
    }
}

/// The requirement of a request for the field with this index, beyond its constraints.
fn wanted(exchange: &Exchange, index: usize) -> Wanted {
    let request = &exchange.request;
    let mut host = request.start.host.iter();
    let parts = request.parts.iter().filter(|part| part.field == index);
    let mut defaults = parts.filter_map(|part| match &part.binding {
        Binding::Label { default, .. } => default.clone(),
        _ => None,
    });
    Wanted {
        host_label: host.any(|piece| *piece == HostPiece::Label(index)),
        url: request.start.endpoint == Some(index),
        first: defaults.next(),
    }
}

fn of_filter<'a>(
    structure: &'a Structure,
    filter: &'a Filter,
    library: &str,
    sampler: &mut Sampler<'a>,
) -> Option<DocExample> {
    let Found { sample, valid } = sampler.filter(structure, filter)?;
    Some(DocExample {
        library: library.to_owned(),
        variable: "filter".to_owned(),
        value: sample,
        validated: valid,
        call: Call::Nothing,
        sent: false,
        function: String::new(),
        client: None,
    })
}
