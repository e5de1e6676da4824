//! An operation: the unit type, how it encodes and decodes, its errors, its paginator.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident, timestamp_format};
use super::{error, paginator};
use crate::ir::{Binding, NumberType, Operation, PathPiece, QueryMember, Root, Value};

/// Prints the file of an operation.
pub(super) fn file(operation: &Operation, root: &Root) -> File {
    let mut file = File::defining(&operation.name, root);
    file.item(definition(operation));
    let implementation = implementation(operation, &mut file);
    file.item(implementation);
    if let Some(binding) = &operation.binding {
        let wire = wire(operation, binding, &mut file);
        file.item(wire);
    }
    if let Some(paging) = &operation.pagination {
        for item in paginator::items(operation, paging, &mut file) {
            file.item(item);
        }
    }
    for item in error::operation(operation, &mut file) {
        file.item(item);
    }
    file
}

fn definition(operation: &Operation) -> TokenStream {
    let docs = docs(&operation.docs);
    let deprecated = deprecated(operation.deprecated.as_ref());
    let name = ident(&operation.name);
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct #name;
    }
}

fn implementation(operation: &Operation, file: &mut File) -> TokenStream {
    file.runtime("Operation");
    file.named(&operation.input);
    file.named(&operation.output);
    let name = ident(&operation.name);
    let model_name = &operation.model_name;
    let input = ident(&operation.input);
    let output = ident(&operation.output);
    let error = ident(&operation.error);
    quote! {
        impl Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;

            const NAME: &'static str = #model_name;
        }
    }
}

fn wire(operation: &Operation, binding: &Binding, file: &mut File) -> TokenStream {
    for name in [
        "DecodeError",
        "EncodeError",
        "ErrorAnswer",
        "HttpOperation",
        "HttpRequest",
        "HttpResponse",
    ] {
        file.runtime(name);
    }
    let name = ident(&operation.name);
    let input = ident(&operation.input);
    let output = ident(&operation.output);
    let error = ident(&operation.error);
    let (input_name, encode) = encode(operation, binding, file);
    let (response, decode) = decode(operation, binding, file);
    quote! {
        impl HttpOperation for #name {
            fn encode(#input_name: &#input) -> Result<HttpRequest, EncodeError> { #encode }

            fn decode_output(#response: &HttpResponse) -> Result<#output, DecodeError> { #decode }

            fn decode_error(answer: &ErrorAnswer<'_>) -> Result<#error, DecodeError> {
                #error::read(answer)
            }
        }
    }
}

fn decode(operation: &Operation, binding: &Binding, file: &mut File) -> (TokenStream, TokenStream) {
    let output = ident(&operation.output);
    if binding.reads_output {
        file.runtime("read_body");
        (quote!(response), quote!(read_body(response, #output::read)))
    } else {
        (quote!(_response), quote!(Ok(#output::default())))
    }
}

fn encode(operation: &Operation, binding: &Binding, file: &mut File) -> (TokenStream, TokenStream) {
    file.runtime("Method");
    file.runtime("RequestBuilder");
    let input_type = ident(&operation.input);
    let method = method(&binding.method);
    let path = binding.path.iter().map(|piece| path_piece(piece, file));
    let path: Vec<_> = path.collect();
    let literals = binding.query_literals.iter().map(|literal| {
        let literal = match &literal.value {
            Some(value) => format!("{}={value}", literal.key),
            None => literal.key.clone(),
        };
        quote!(.query_literal(#literal))
    });
    let literals: Vec<_> = literals.collect();
    let query: Vec<_> = binding
        .query
        .iter()
        .map(|member| query_member(member, file))
        .collect();
    let body = binding
        .body
        .then(|| quote!(.json(input, #input_type::write)));
    let labels = binding
        .path
        .iter()
        .any(|piece| matches!(piece, PathPiece::Label { .. }));
    let uses_input = labels || !query.is_empty() || binding.body;
    let input = if uses_input {
        quote!(input)
    } else {
        quote!(_input)
    };
    (
        input,
        quote!(RequestBuilder::new(#method) #(#path)* #(#literals)* #(#query)* #body.build()),
    )
}

/// Methods that the `http` crate names are constants of it.
fn method(method: &str) -> TokenStream {
    let name = ident(method);
    quote!(Method::#name)
}

fn path_piece(piece: &PathPiece, file: &mut File) -> TokenStream {
    match piece {
        PathPiece::Literal(text) => quote!(.path(#text)),
        PathPiece::Label {
            member,
            field,
            value,
            greedy,
        } => {
            let field = ident(field);
            let call = ident(if *greedy { "greedy_label" } else { "label" });
            let text = match value {
                Value::Text => quote!(&input.#field),
                value if value.is_text() => quote!(input.#field.as_str()),
                value => {
                    let text = text(value, &quote!(input.#field), file);
                    quote!(&#text)
                }
            };
            quote!(.#call(#member, #text))
        }
    }
}

fn query_member(member: &QueryMember, file: &mut File) -> TokenStream {
    let key = &member.key;
    let field = ident(&member.field);
    let values = match &member.value {
        value if value.is_text() => quote!(&input.#field),
        Value::List { item, .. } => match &**item {
            item if item.is_text() => quote!(input.#field.iter().flatten()),
            item => {
                let to_text = to_text(item, file);
                quote!(input.#field.iter().flatten().copied().map(#to_text))
            }
        },
        value => {
            let to_text = to_text(value, file);
            quote!(input.#field.map(#to_text))
        }
    };
    quote!(.query(#key, #values))
}

/// What makes text of a value: a function where one alone does it, else a closure.
fn to_text(value: &Value, file: &mut File) -> TokenStream {
    let text = text(value, &quote!(value), file);
    match value {
        Value::Number(NumberType::F32) => quote!(float_text),
        Value::Number(NumberType::F64) => quote!(double_text),
        _ => quote!(|value| #text),
    }
}

/// The text of a copied value in a label or query.
fn text(value: &Value, place: &TokenStream, file: &mut File) -> TokenStream {
    match value {
        Value::Timestamp(format) => {
            let format = timestamp_format(*format, file);
            quote!(#format.format(#place))
        }
        Value::Number(NumberType::F32) => {
            file.runtime("float_text");
            quote!(float_text(#place))
        }
        Value::Number(NumberType::F64) => {
            file.runtime("double_text");
            quote!(double_text(#place))
        }
        _ => quote!(#place.to_string()),
    }
}
