//! Paginators: accessors for tokens, items and page size. The runtime does the pagination.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{docs, ident, number_type, rust_type};
use crate::ir::{Operation, Pagination, PathStep, Value};

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
    let docs = docs(&["Creates a paginator for `input`, over pages or items.".to_owned()]);
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
    let members = paging.tokens.iter().map(|token| &token.member);
    let tokens = tokens(paging, file);
    let Tokens {
        type_,
        of_input,
        set,
        of_output,
    } = &tokens;
    let (items, items_mut) = match &paging.items {
        Some((path, value)) => (rust_type(value, file), exclusive(path, &quote!(output))),
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
    let last_page = paging.more_results.as_ref().map(|path| {
        let flag = copied(path);
        quote! {
            if #flag != Some(true) {
                return None;
            }
        }
    });
    let further = further_items(paging, &operation.output, file);
    quote! {
        impl Paginated for #name {
            type Token = #type_;
            type Items = #items;

            fn token_members(_input: &#input) -> &[&str] { &[#(#members),*] }

            fn input_token(input: &#input) -> Option<#type_> { #of_input }

            fn set_input_token(input: &mut #input, token: Option<#type_>) { #set }

            fn output_token(output: &#output) -> Option<#type_> {
                #last_page
                #of_output
            }

            fn items_mut(#output_name: &mut #output) -> Option<&mut #items> { #items_mut }

            #further
        }
    }
}

/// The type of an operation's tokens, and the functions that read and set them.
struct Tokens {
    type_: TokenStream,
    of_input: TokenStream,
    set: TokenStream,
    of_output: TokenStream,
}

fn tokens(paging: &Pagination, file: &mut File) -> Tokens {
    let mut fields = Vec::new();
    let mut types = Vec::new();
    let mut inputs = Vec::new();
    let mut outputs = Vec::new();
    for token in &paging.tokens {
        let field = ident(&token.input);
        // Numbers and integer enums are `Copy`.
        let is_copied = matches!(token.value, Value::Number(_) | Value::IntEnum(_));
        inputs.push(match is_copied {
            true => quote!(input.#field),
            false => quote!(input.#field.clone()),
        });
        outputs.push(match is_copied {
            true => copied(&token.output),
            false => cloned(&token.output),
        });
        fields.push(field);
        types.push(rust_type(&token.value, file));
    }
    if let ([field], [type_], [input], [output]) = (&*fields, &*types, &*inputs, &*outputs) {
        return Tokens {
            type_: type_.clone(),
            of_input: input.clone(),
            set: quote!(input.#field = token;),
            of_output: output.clone(),
        };
    }
    file.runtime("pages");
    Tokens {
        type_: quote!((#(Option<#types>),*)),
        of_input: quote!(pages::any_set((#(#inputs),*))),
        set: quote!((#(input.#fields),*) = token.unwrap_or_default();),
        of_output: quote!(pages::any_set((#(#outputs),*))),
    }
}

/// The functions for the lists beside the items.
fn further_items(paging: &Pagination, output: &str, file: &mut File) -> Option<TokenStream> {
    if paging.further_items.is_empty() {
        return None;
    }
    file.runtime("pages");
    let output = ident(output);
    let clear = paging.further_items.iter().map(|path| {
        let list = exclusive(path, &quote!(output));
        quote!(if let Some(list) = #list { list.clear(); })
    });
    let join = paging.further_items.iter().map(|path| {
        let later = exclusive(path, &quote!(next));
        let list = inserted(path);
        quote! {
            if let Some(later) = #later {
                pages::ItemPages::join(#list, std::mem::take(later));
            }
        }
    });
    Some(quote! {
        fn clear_further_items(output: &mut #output) { #(#clear)* }

        fn join_further_items(output: &mut #output, next: &mut #output) { #(#join)* }
    })
}

/// The value at the end of `path` in the output, as an `Option` of a clone.
fn cloned(path: &[PathStep]) -> TokenStream {
    reach(
        path,
        &quote!(output),
        &quote!(as_ref),
        &|place, _| quote!(#place.clone()),
    )
}

/// The same for `Copy` types.
fn copied(path: &[PathStep]) -> TokenStream {
    reach(path, &quote!(output), &quote!(as_ref), &|place, _| place)
}

/// The value at the end of `path` in `root`, as an `Option` of an exclusive borrow.
fn exclusive(path: &[PathStep], root: &TokenStream) -> TokenStream {
    reach(
        path,
        root,
        &quote!(as_mut),
        &|place, optional| match optional {
            true => quote!(#place.as_mut()),
            false => quote!(&mut #place),
        },
    )
}

/// An `Option` of the expression that `end` returns for the field at the end of `path`. `end` also
/// gets whether the field is an `Option`.
fn reach(
    path: &[PathStep],
    root: &TokenStream,
    borrow: &TokenStream,
    end: &dyn Fn(TokenStream, bool) -> TokenStream,
) -> TokenStream {
    let mut place = root.clone();
    for (index, step) in path.iter().enumerate() {
        let field = ident(&step.field);
        place = quote!(#place.#field);
        let rest = &path[index + 1..];
        match rest {
            [] if step.optional => return end(place, true),
            [] => {
                let value = end(place, false);
                return quote!(Some(#value));
            }
            // Inside of `map`, a field that is not an `Option` needs no `Some`.
            rest if step.optional && rest.iter().all(|step| !step.optional) => {
                let fields = rest.iter().map(|step| ident(&step.field));
                let value = end(quote!(inner #(.#fields)*), false);
                return quote!(#place.#borrow().map(|inner| #value));
            }
            rest if step.optional => {
                let value = reach(rest, &quote!(inner), borrow, end);
                return quote!(#place.#borrow().and_then(|inner| #value));
            }
            _ => {}
        }
    }
    place
}

/// The list at the end of `path` in the output. Inserts missing values on the path.
fn inserted(path: &[PathStep]) -> TokenStream {
    let mut place = quote!(output);
    let mut is_borrowed = false;
    for step in path {
        let field = ident(&step.field);
        is_borrowed = step.optional;
        place = match step.optional {
            true => quote!(#place.#field.get_or_insert_default()),
            false => quote!(#place.#field),
        };
    }
    match is_borrowed {
        true => place,
        false => quote!(&mut #place),
    }
}
