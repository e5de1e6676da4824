//! The front page of the crate: its example, the documentation of the service, how to use the
//! client, and the list of operations.

use super::example::{self, Programs};
use super::features;
use crate::ir::{Client, Crate, Docs, Operation};

/// Prints the documentation of `lib.rs`.
pub(super) fn front_page(krate: &Crate) -> Docs {
    let mut page = krate.headline.clone();
    let shown = krate.shown();
    page.extend(shown.map(example::of_front_page).unwrap_or_default());
    page.extend_from_slice(&krate.docs);
    if let Some(client) = &krate.client {
        let of_client = |operation| of_client(operation, client);
        page.extend(shown.and_then(of_client).unwrap_or_default());
    }
    page.extend(features::section(krate));
    page.extend_from_slice(&krate.closing_docs);
    page.extend(text(&["# Operations"]));
    page.push(String::new());
    for operation in &krate.operations {
        page.push(format!(
            "- [`{0}`](operation::{0}): {1}",
            operation.name, operation.summary
        ));
    }
    page.extend(waiters(krate));
    page
}

/// The list of waiters, if there are any.
fn waiters(krate: &Crate) -> Docs {
    if krate.waiters.is_empty() {
        return Docs::new();
    }
    let waits = krate.client.iter().any(|client| !client.waits.is_empty());
    let mut page = text(match waits {
        true => WAITS,
        false => WAITERS,
    });
    page.push(String::new());
    page.extend(
        krate
            .waiters
            .iter()
            .map(|waiter| format!("- [`{0}`](waiter::{0}): {1}", waiter.name, waiter.summary)),
    );
    page
}

const WAITS: &[&str] = &[
    "# Waiters",
    "",
    "A waiter polls an operation until a resource is in some state. [`Client`] has a method for each,",
    "which takes the greatest time to wait. [`WaitError`] tells why a wait ended without success.",
];

const WAITERS: &[&str] = &[
    "# Waiters",
    "",
    "A waiter polls an operation until a resource is in some state. [`Wait`] tells when to poll again",
    "and when to stop; you send the requests.",
];

/// How to use the client, with this operation in examples.
fn of_client(operation: &Operation, client: &Client) -> Option<Docs> {
    let example = operation.example.as_ref()?;
    let call = example.client.as_ref()?;
    let programs = Programs { example, call };
    let mut docs = Docs::new();
    if !client.setup.is_empty() {
        docs.push(String::new());
        docs.extend_from_slice(&client.setup);
    }
    docs.extend(text(CALLS));
    if let Some(program) = programs.resumed() {
        docs.extend(text(match client.service.is_aws {
            true => LISTINGS,
            false => LISTINGS_OUTSIDE_AWS,
        }));
        docs.extend(example::code(program));
    }
    docs.extend(text(ERRORS));
    let mut errors = operation.errors.iter();
    let modeled = errors.find(|error| error.deprecated.is_none());
    docs.extend(example::code(programs.matched(&operation.error, modeled)));
    docs.extend(text(TESTS));
    docs.extend(example::code(programs.test()));
    Some(docs)
}

const CALLS: &[&str] = &[
    "# Calls",
    "",
    "[`Client`] has a method for each operation. It returns a [`Call`], and awaiting the call sends",
    "it. The methods of [`Config`] change the settings of a client; those of a call, such as",
    "[`timeout`](Call::timeout) and [`max_attempts`](Call::max_attempts), change them for this call",
    "alone. A client needs the runtime of tokio.",
    "",
    "A client validates required members and path labels before it sends an input. The service may",
    "have changed other constraints since the model was published:",
    "[`with_validation`](Config::with_validation) and [`Validate::validate`] check them, too.",
];

const LISTINGS: &[&str] = &[
    "# Listings",
    "",
    "[`items`](Call::items) and [`pages`](Call::pages) of a paginated operation send a request for",
    "each page. A listing that stops early has a resume token, which boto3's paginators accept, too:",
];

const LISTINGS_OUTSIDE_AWS: &[&str] = &[
    "# Listings",
    "",
    "[`items`](Call::items) and [`pages`](Call::pages) of a paginated operation send a request for",
    "each page. A listing that stops early has a resume token:",
];

const ERRORS: &[&str] = &[
    "# Errors",
    "",
    "[`Error`] tells whether the input is invalid, the request or its response failed, or the service",
    "returned an error. [`ServiceError`] has the code, the request id, the attempts and the modeled",
    "error:",
];

const TESTS: &[&str] = &[
    "# Tests",
    "",
    "[`double`] replaces the service in tests of your program. Nothing waits for a delay:",
];

/// A paragraph after an empty line.
fn text(lines: &[&str]) -> Docs {
    let lines = lines.iter().map(|line| (*line).to_owned());
    [String::new()].into_iter().chain(lines).collect()
}
