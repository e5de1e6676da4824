//! Examples in documentation: imports, a value, and its use.

mod expression;
mod imports;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::fragment::ident;
use crate::ir::{Call, DocExample, Docs, Operation};
use crate::snippet;
use expression::Expressions;
use imports::Imports;

/// The start and the end of a code block.
const FENCE: &str = "```";
/// The return value of a documentation test. Readers do not see it.
const END: &str = "# Ok::<(), Box<dyn std::error::Error>>(())";
/// The comment on a closure that sends nothing.
const CLOSURE: &str =
    "// The closure sends a request and returns the response; this one returns an empty page.";
/// The comment on values that may be invalid.
const PLACEHOLDERS: &str = "// Some values are placeholders: replace them with valid ones.";
/// The comment on the function that sends.
const SEND: &str = "// `send` adds the endpoint and the signature to a request, and sends it.";

/// The section of an operation's documentation.
pub(super) fn of_operation(operation: &Operation) -> Docs {
    let example = operation.example.as_ref();
    let program = example.map(|example| section(&program(example, Some(operation))));
    program.unwrap_or_default()
}

/// The section of a filter's documentation.
pub(super) fn of_filter(example: &DocExample) -> Docs {
    section(&program(example, None))
}

fn section(program: &[String]) -> Docs {
    let heading = ["", "# Examples", "", FENCE].map(str::to_owned);
    let end = FENCE.to_owned();
    heading
        .into_iter()
        .chain(program.iter().cloned())
        .chain([end])
        .collect()
}

/// The program on the front page. For a supported operation, it is a function with a parameter that
/// sends.
pub(super) fn of_front_page(operation: &Operation) -> Docs {
    let Some(example) = &operation.example else {
        return Docs::new();
    };
    let program = match example.sent {
        true => sending(example, operation),
        false => program(example, Some(operation)),
    };
    let fence = [FENCE.to_owned()];
    let lines = [String::new()].into_iter().chain(fence.clone());
    lines.chain(program).chain(fence).collect()
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

/// The comment on the value.
fn placeholders(example: &DocExample) -> Option<String> {
    (!example.validated).then(|| PLACEHOLDERS.to_owned())
}

/// Creates the value, and validates it.
fn begin(example: &DocExample, imports: &mut Imports) -> TokenStream {
    let variable = ident(&example.variable);
    let value = Expressions(imports).value(&example.value);
    let validate = example.validated.then(|| {
        imports.add("", "Validate");
        quote!(#variable.validate()?;)
    });
    quote!(let #variable = #value; #validate)
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

/// The variables of the loop.
fn listing(call: Call) -> (Ident, Ident) {
    match call {
        Call::Pages => (ident("pages"), ident("page")),
        _ => (ident("items"), ident("item")),
    }
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
