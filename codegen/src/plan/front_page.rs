//! The documentation of the crate, apart from what `emit` adds: examples, how to use a client, and
//! the list of operations.

use super::context::Context;
use super::documented::{append, markdown as documentation_of, remarks};
use crate::ir::Docs;
use crate::options::Options;
use crate::text::markdown;

/// The parts of a crate or an operation.
pub(crate) fn contents(has_client: bool, has_paginators: bool, has_waiters: bool) -> String {
    let mut parts = match has_client {
        true => vec!["Client", "types", "validators"],
        false => vec!["Types", "validators"],
    };
    parts.extend(has_paginators.then_some("paginators"));
    parts.extend(has_waiters.then_some("waiters"));
    let last = parts.pop().unwrap_or_default();
    format!("{} and {last}", parts.join(", "))
}

/// The start of the crate's front page; `contents` lists the parts of the crate.
pub(crate) fn headline(context: &Context<'_>, contents: &str) -> Docs {
    let title = markdown::escape_text(&context.service_title());
    let mut lines = vec![format!("{contents} for {title}.")];
    lines.extend(context.unsupported.headline(contents));
    lines
}

/// The documentation of the service, and what follows the sections on the client, if there is one.
/// Each begins with an empty line.
pub(crate) fn service(context: &Context<'_>, options: &Options, has_client: bool) -> (Docs, Docs) {
    let mut lines = Docs::new();
    let mut closing = Docs::new();
    let traits = context
        .model
        .shape(&context.closure.service)
        .map(|shape| &shape.traits);
    let documentation = traits
        .map(|traits| documentation_of(context, traits))
        .unwrap_or_default();
    append(&mut lines, documentation);
    append(&mut lines, traits.map(remarks).unwrap_or_default());
    if has_client {
        append(&mut closing, without_client());
        append(&mut closing, steps_of_a_call(context));
    } else {
        append(&mut lines, steps_of_a_call(context));
    }
    let mut notes = Docs::new();
    if !options.model_version.is_empty() {
        let version = markdown::escape_text(&options.model_version);
        notes.push(match context.is_of_aws() {
            true => format!("Generated from the model that AWS published on {version}."),
            false => format!("Generated from version {version} of the model."),
        });
    }
    if context.is_of_aws() {
        notes.push("Unofficial: not affiliated with or endorsed by AWS.".to_owned());
    }
    append(&mut lines, notes);
    closing.extend(context.unsupported.front_page(&context.naming));
    (lines, closing)
}

/// The heading of the steps of a call, for crates with a client.
fn without_client() -> Docs {
    let lines = [
        "# Without the client",
        "",
        "With `default-features = false` the crate has no client, and you send the requests.",
    ];
    lines.map(str::to_owned).into()
}

/// The steps of a call.
fn steps_of_a_call(context: &Context<'_>) -> Docs {
    let validation = "[`Validate::validate`] checks an input against the constraints of the model.";
    let endpoint =
        "[`endpoint::resolve_for`] returns the endpoint of a call, by the rules of the service.";
    let has_rules = context.has_endpoint_rules();
    let lines: &[&str] = match (context.usage.operations.is_empty(), has_rules) {
        (true, true) => &[validation, endpoint],
        (true, false) => &[validation],
        (false, true) => &[
            "An operation is a type, and performs no I/O. A call takes four steps:",
            "",
            "1. [`Validate::validate`] checks the input against the constraints of the model (optional).",
            "2. [`HttpOperation::encode`] creates an [`HttpRequest`] from the input. [`endpoint::resolve_for`]",
            "   returns the endpoint, which [`request::resolve`] adds.",
            "3. Your HTTP stack authenticates and sends the request, and returns an [`HttpResponse`].",
            "4. [`HttpOperation::decode`] returns a [`Response`], which derefs to the output, or an",
            "   [`Error`].",
        ],
        (false, false) => &[
            "An operation is a type, and performs no I/O. A call takes four steps:",
            "",
            "1. [`Validate::validate`] checks the input against the constraints of the model (optional).",
            "2. [`HttpOperation::encode`] creates an [`HttpRequest`] from the input, and",
            "   [`request::resolve`] adds the endpoint.",
            "3. Your HTTP stack authenticates and sends the request, and returns an [`HttpResponse`].",
            "4. [`HttpOperation::decode`] returns a [`Response`], which derefs to the output, or an",
            "   [`Error`].",
        ],
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}
