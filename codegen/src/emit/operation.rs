//! An operation: the unit type, how it encodes and decodes, its errors, its paginator.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use super::{error, paginator, request};
use crate::ir::{Binding, Operation, Reading, Root};

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
        "HttpAnswer",
        "DecodeError",
        "EncodeError",
        "ErrorAnswer",
        "HttpOperation",
        "HttpRequest",
    ] {
        file.runtime(name);
    }
    let name = ident(&operation.name);
    let input = ident(&operation.input);
    let output = ident(&operation.output);
    let error = ident(&operation.error);
    let (input_name, encode) = request::encode(&operation.input, binding, file);
    let (answer, decode) = decode(&operation.output, &binding.output);
    let streams = binding.streams_output.then(|| {
        quote!(
            const STREAMS_OUTPUT: bool = true;
        )
    });
    let token = binding.idempotency_token.as_ref().map(|field| {
        let field = ident(field);
        quote! {
            fn idempotency_token(input: &mut #input) -> Option<&mut Option<String>> {
                Some(&mut input.#field)
            }
        }
    });
    quote! {
        impl HttpOperation for #name {
            #streams

            #token

            fn encode(#input_name: &#input) -> Result<HttpRequest, EncodeError> { #encode }

            fn decode_output(#answer: &mut HttpAnswer<'_>) -> Result<#output, DecodeError> { #decode }

            fn decode_error(answer: &mut ErrorAnswer<'_>) -> Result<#error, DecodeError> {
                #error::read(answer)
            }
        }
    }
}

/// The name of the answer and what makes an output of it.
fn decode(output: &str, reading: &Reading) -> (TokenStream, TokenStream) {
    let output = ident(output);
    let answer = quote!(answer);
    match reading {
        Reading::Nothing => (quote!(_answer), quote!(Ok(#output::default()))),
        Reading::Body(reader) => {
            let reader = ident(reader);
            (answer, quote!(answer.body(#output::#reader)))
        }
        Reading::Decoder => (answer, quote!(#output::decode(answer))),
    }
}
