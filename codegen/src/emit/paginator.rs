//! What makes an operation page: accessors for token, items and page size. The paging itself is the
//! runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{docs, ident, number_type, rust_type};
use crate::ir::{Operation, Pagination, PathStep};

/// Prints the paginator of an operation.
pub(super) fn items(
    operation: &Operation,
    paging: &Pagination,
    file: &mut File,
) -> Vec<TokenStream> {
    for name in ["Paginated", "Paginator"] {
        file.runtime(name);
    }
    let mut items = vec![function(operation), paginated(operation, paging, file)];
    if let Some((field, number)) = &paging.page_size {
        file.runtime("PageSized");
        let name = ident(&operation.name);
        let input = ident(&operation.input);
        let field = ident(field);
        let number = number_type(*number);
        items.push(quote! {
            impl PageSized for #name {
                type PageSize = #number;

                fn set_page_size(input: &mut #input, page_size: #number) {
                    input.#field = Some(page_size);
                }
            }
        });
    }
    items
}

fn function(operation: &Operation) -> TokenStream {
    let name = ident(&operation.name);
    let input = ident(&operation.input);
    let docs =
        docs(&["Lists everything that `input` asks for, page by page or item by item.".to_owned()]);
    quote! {
        impl #name {
            #docs
            pub fn paginator(input: #input) -> Paginator<Self> { Paginator::new(input) }
        }
    }
}

fn paginated(operation: &Operation, paging: &Pagination, file: &mut File) -> TokenStream {
    let name = ident(&operation.name);
    let input = ident(&operation.input);
    let output = ident(&operation.output);
    let token = rust_type(&paging.token, file);
    let token_member = &paging.token_member;
    let input_token = ident(&paging.input_token);
    let output_token = shared(&paging.output_token);
    let (items, items_mut) = match &paging.items {
        Some((path, value)) => (rust_type(value, file), exclusive(path)),
        None => {
            file.runtime("NoItems");
            (quote!(NoItems), quote!(None))
        }
    };
    let output_name = if paging.items.is_some() {
        quote!(output)
    } else {
        quote!(_output)
    };
    quote! {
        impl Paginated for #name {
            type Token = #token;
            type Items = #items;

            fn token_member(_input: &#input) -> &str { #token_member }

            fn input_token(input: &#input) -> Option<&#token> {
                input.#input_token.as_ref()
            }

            fn set_input_token(input: &mut #input, token: Option<#token>) {
                input.#input_token = token;
            }

            fn output_token(output: &#output) -> Option<&#token> { #output_token }

            fn items_mut(#output_name: &mut #output) -> Option<&mut #items> { #items_mut }
        }
    }
}

fn shared(path: &[PathStep]) -> TokenStream {
    follow(path, &quote!(as_ref), &quote!(&))
}

fn exclusive(path: &[PathStep]) -> TokenStream {
    follow(path, &quote!(as_mut), &quote!(&mut))
}

/// The expression that follows `path` from `output`, and gives `None` where a member is missing.
fn follow(path: &[PathStep], borrow: &TokenStream, reference: &TokenStream) -> TokenStream {
    let mut place = quote!(output);
    for (index, step) in path.iter().enumerate() {
        let field = ident(&step.field);
        place = match (step.optional, index + 1 == path.len()) {
            (true, true) => quote!(#place.#field.#borrow()),
            (true, false) => quote!(#place.#field.#borrow()?),
            (false, true) => quote!(Some(#reference #place.#field)),
            (false, false) => quote!(#place.#field),
        };
    }
    place
}
