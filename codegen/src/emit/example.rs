//! Examples in documentation: imports, a value, and its use.

mod client;
mod expression;
mod imports;
mod parts;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::fragment::ident;
use crate::ir::{Call, DocExample, Docs, Operation};
use crate::snippet;
pub(super) use client::Programs;
use imports::Imports;
use parts::{begin, listing, placeholders};

/// The start and the end of a code block.
const FENCE: &str = "```";
/// The start of one that is compiled, but not run.
const NOT_RUN: &str = "```no_run";
/// The return value of a documentation test. Readers do not see it.
const END: &str = "# Ok::<(), Box<dyn std::error::Error>>(())";
/// The comment on a closure that sends nothing.
const CLOSURE: &str =
    "// The closure sends a request and returns the response; this one returns an empty page.";
/// The comment on the function that sends.
const SEND: &str = "// `send` adds the endpoint and the signature to a request, and sends it.";

/// The section of an operation's documentation.
pub(super) fn of_operation(operation: &Operation) -> Docs {
    let Some(example) = &operation.example else {
        return Docs::new();
    };
    section(match &example.client {
        Some(call) => Programs { example, call }.of_operation(),
        None => program(example, Some(operation)),
    })
}

/// The section of a waiter's documentation: a call of this method of the client, which polls the operation.
pub(super) fn of_waiter(operation: &Operation, method: &str) -> Docs {
    let example = operation.example.as_ref();
    let Some((example, call)) = example.and_then(|it| Some((it, it.client.as_ref()?))) else {
        return Docs::new();
    };
    let heading = ["", "# Examples"].map(str::to_owned);
    let program = Programs { example, call }.waiting(method);
    heading
        .into_iter()
        .chain(fenced(NOT_RUN, program))
        .collect()
}

/// The section of a filter's documentation.
pub(super) fn of_filter(example: &DocExample) -> Docs {
    section(program(example, None))
}

fn section(program: Docs) -> Docs {
    let heading = ["", "# Examples"].map(str::to_owned);
    heading.into_iter().chain(code(program)).collect()
}

/// A program as a paragraph.
pub(super) fn code(program: Docs) -> Docs {
    fenced(FENCE, program)
}

fn fenced(begin: &str, program: Docs) -> Docs {
    let begin = [String::new(), begin.to_owned()].into_iter();
    begin.chain(program).chain([FENCE.to_owned()]).collect()
}

/// The program on the front page. For a supported operation, it makes a client, or is a function
/// with a parameter that sends.
pub(super) fn of_front_page(operation: &Operation) -> Docs {
    let Some(example) = &operation.example else {
        return Docs::new();
    };
    match &example.client {
        Some(call) => fenced(NOT_RUN, Programs { example, call }.of_front_page()),
        None if example.sent => code(sending(example, operation)),
        None => code(program(example, Some(operation))),
    }
}

/// A whole program that calls the operation with the client from the environment; `None` if the client has
/// no method for it.
pub(crate) fn example_program(operation: &Operation) -> Option<String> {
    let example = operation.example.as_ref()?;
    let call = example.client.as_ref()?;
    Some(Programs { example, call }.whole())
}

/// The lines of that program in which it makes a client and calls the operation, without imports.
pub(crate) fn example_call(operation: &Operation) -> Option<Docs> {
    let example = operation.example.as_ref()?;
    let call = example.client.as_ref()?;
    Some(Programs { example, call }.call())
}

/// A program that runs as a documentation test.
fn program(example: &DocExample, operation: Option<&Operation>) -> Docs {
    let mut imports = Imports::default();
    let begin = snippet::lines(&begin(example, &mut imports));
    let mut fallible = example.validated || imports.fallible;
    let mut rest = Docs::new();
    if let Some(operation) = operation {
        rest = call(example, operation, &mut imports);
        fallible |= !rest.is_empty();
    }
    let mut lines = imports.print(&example.library);
    lines.push(String::new());
    lines.extend(placeholders(example));
    lines.extend(begin);
    lines.extend(rest);
    lines.extend(fallible.then(|| END.to_owned()));
    lines
}

fn call(example: &DocExample, operation: &Operation, imports: &mut Imports) -> Docs {
    let variable = ident(&example.variable);
    let statements = match example.call {
        Call::Items | Call::Pages => {
            let output = imports.add("types", &operation.output);
            let name = imports.add("operation", &operation.name);
            let canned = quote!(|_input| Ok(#output::default()));
            let (list, one) = listing(example.call);
            let shown = format!("{{{one}:?}}");
            let (run, limit) = run(example.call);
            let list = quote! {
                let #list = #name::paginator(#variable)#limit.#run(#canned);
                for #one in #list {
                    let #one = #one?;
                    println!(#shown);
                }
            };
            let mut lines = vec![String::new(), CLOSURE.to_owned()];
            lines.extend(snippet::lines(&list));
            return lines;
        }
        Call::Request => {
            let name = imports.add("operation", &operation.name);
            imports.add("", "HttpOperation");
            quote! {
                let request = #name::encode(&#variable)?;
                println!("{} {}", request.method(), request.uri());
            }
        }
        Call::Nothing => return Docs::new(),
    };
    let mut lines = vec![String::new()];
    lines.extend(snippet::lines(&statements));
    lines
}

/// The method that starts a run, and the limit before it.
fn run(call: Call) -> (Ident, Option<TokenStream>) {
    match call {
        Call::Pages => (ident("blocking_pages"), None),
        _ => (ident("blocking_items"), Some(quote!(.max_items(100)))),
    }
}

/// A function that encodes, sends and decodes.
fn sending(example: &DocExample, operation: &Operation) -> Docs {
    let mut imports = Imports::default();
    let begin = begin(example, &mut imports);
    let variable = ident(&example.variable);
    let name = imports.add("operation", &operation.name);
    for name in ["HttpOperation", "HttpRequest", "HttpResponse"] {
        imports.add("", name);
    }
    let rest = match example.call {
        Call::Items | Call::Pages => {
            let error = imports.add("operation", &operation.error);
            imports.add("", "Error");
            let (_, one) = listing(example.call);
            let shown = format!("{{{one}:?}}");
            let (run, limit) = run(example.call);
            quote! {
                let call = |input| -> Result<_, Error<#error>> {
                    let request = #name::encode(&input).map_err(Error::Encode)?;
                    let response = send(request).map_err(Error::transport)?;
                    #name::decode(response)
                };
                for #one in #name::paginator(#variable)#limit.#run(call) {
                    let #one = #one?;
                    println!(#shown);
                }
            }
        }
        Call::Request | Call::Nothing => quote! {
            let response = send(#name::encode(&#variable)?)?;
            let output = #name::decode(response)?;
            println!("{output:?}");
        },
    };
    let function = ident(&example.function);
    let function = quote! {
        fn #function(
            mut send: impl FnMut(HttpRequest) -> Result<HttpResponse, std::io::Error>,
        ) -> Result<(), Box<dyn std::error::Error>> {
            #begin
            #rest
            Ok(())
        }
    };
    let mut lines = imports.print(&example.library);
    lines.extend([String::new(), SEND.to_owned()]);
    lines.extend(placeholders(example));
    lines.extend(snippet::lines(&function));
    lines
}
