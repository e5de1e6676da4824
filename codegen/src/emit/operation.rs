//! An operation: the unit type, how it encodes and decodes, its errors, its paginator.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use super::{calls, endpoint, error, example, paginator, wire};
use crate::ir::{Crate, Exchange, Operation};

/// The default status of a success in the runtime.
const STATUS: u16 = 200;

/// Prints the file of an operation.
pub(super) fn file(operation: &Operation, krate: &Crate) -> File {
    let mut file = File::defining(&operation.name, &krate.root);
    file.item(definition(operation));
    let implementation = implementation(operation, &mut file);
    file.item(implementation);
    if let Some(exchange) = &operation.exchange {
        let implementation = http_operation(operation, exchange, krate, &mut file);
        file.item(implementation);
    }
    if let Some(paging) = &operation.pagination {
        for item in paginator::items(operation, paging, &mut file) {
            file.item(item);
        }
    }
    for item in error::operation(operation, krate, &mut file) {
        file.item(item);
    }
    file
}

fn definition(operation: &Operation) -> TokenStream {
    let mut lines = operation.docs.clone();
    lines.extend(example::of_operation(operation));
    let docs = docs(&lines);
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
    let arguments = endpoint::arguments(operation, file);
    quote! {
        impl Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;

            const NAME: &'static str = #model_name;

            #arguments
        }
    }
}

fn http_operation(
    operation: &Operation,
    exchange: &Exchange,
    krate: &Crate,
    file: &mut File,
) -> TokenStream {
    for name in ["DecodeError", "EncodeError", "HttpOperation", "HttpRequest"] {
        file.runtime(name);
    }
    let structure = krate.structure(&operation.input);
    let name = ident(&operation.name);
    let input = ident(&operation.input);
    let output = ident(&operation.output);
    let error = ident(&operation.error);
    let (input_name, encode) = wire::encode(structure, exchange, file);
    let (response, decode) = wire::decode_output(operation, &exchange.response, krate, file);
    let streams = exchange.streams_output.then(|| {
        quote!(
            const STREAMS_OUTPUT: bool = true;
        )
    });
    let status = exchange.response.start.status;
    let status = (status != STATUS).then(|| {
        let status = Literal::u16_unsuffixed(status);
        quote!(
            const STATUS: u16 = #status;
        )
    });
    let calls = calls::constants(exchange);
    let late = exchange.late_response.as_ref();
    let late = late.map(|late| calls::response_seconds(late, structure));
    let token = exchange.idempotency_token.map(|field| {
        let field = ident(&structure.field(field).name);
        quote! {
            fn idempotency_token(input: &mut #input) -> Option<&mut Option<String>> {
                Some(&mut input.#field)
            }
        }
    });
    quote! {
        impl HttpOperation for #name {
            type Protocol = wire::Protocol;

            #status

            #streams

            #calls

            #token

            #late

            #[inline]
            fn encode(#input_name: &#input) -> Result<HttpRequest, EncodeError> { #encode }

            #[inline]
            fn decode_output(
                #response: &mut wire::ResponseReader<'_>,
            ) -> Result<#output, DecodeError> { #decode }

            #[inline]
            fn decode_error(
                response: &mut wire::ErrorResponse<'_>,
            ) -> Result<#error, DecodeError> { #error::read(response) }
        }
    }
}
