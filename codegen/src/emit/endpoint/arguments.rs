//! The function of an operation that returns the values of endpoint parameters: expressions that
//! borrow from its input.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::file::File;
use crate::emit::fragment::ident;
use crate::ir::{ArgumentPath, ArgumentSource, EndpointValue, Operation, PathStep, Value};

/// Prints the function, if the operation determines a parameter.
pub(in crate::emit) fn arguments(operation: &Operation, file: &mut File) -> Option<TokenStream> {
    if operation.endpoint_arguments.is_empty() {
        return None;
    }
    file.runtime("endpoint");
    let input = ident(&operation.input);
    let arguments = operation.endpoint_arguments.iter();
    let is_read = |source: &ArgumentSource| !matches!(source, ArgumentSource::Literal(_));
    let name = match arguments.clone().any(|one| is_read(&one.source)) {
        true => quote!(input),
        false => quote!(_input),
    };
    let arguments = arguments.map(|argument| {
        let (parameter, value) = (&argument.parameter, value(&argument.source));
        quote!((#parameter, #value.into()))
    });
    Some(quote! {
        #[inline]
        fn endpoint_arguments(#name: &#input) -> endpoint::Arguments<'_> {
            endpoint::Arguments::from([#(#arguments),*])
        }
    })
}

fn value(source: &ArgumentSource) -> TokenStream {
    let input = quote!(input);
    match source {
        ArgumentSource::Literal(EndpointValue::Boolean(value)) => quote!(#value),
        ArgumentSource::Literal(EndpointValue::String(text)) => quote!(#text),
        ArgumentSource::Literal(EndpointValue::Strings(texts)) => {
            quote!(Vec::from([#(#texts),*]))
        }
        ArgumentSource::Member(path) => scalar(input, path).0,
        ArgumentSource::Keys(map) => {
            let strings =
                |map: TokenStream| quote!(#map.keys().map(|key| key.as_str()).collect::<Vec<_>>());
            collection(input, map, &strings).0
        }
        ArgumentSource::Items {
            list,
            sparse,
            paths,
        } => {
            let strings = |list: TokenStream| {
                let flat = sparse.then(|| quote!(.flatten()));
                let selected = items(paths);
                quote!(#list.iter() #flat #selected.collect::<Vec<_>>())
            };
            collection(input, list, &strings).0
        }
    }
}

/// The strings of the items of an iterator.
fn items(paths: &[ArgumentPath]) -> TokenStream {
    let mut paths = paths.iter().map(|path| scalar(quote!(item), path));
    let first = paths.next();
    let rest: Vec<_> = paths.collect();
    match (first, rest.as_slice()) {
        (Some((item, true)), []) => quote!(.filter_map(|item| #item)),
        (Some((item, false)), []) => quote!(.map(|item| #item)),
        (first, rest) => {
            let items = first.iter().chain(rest);
            let items = items.map(|(item, is_option)| match is_option {
                true => item.clone(),
                false => quote!(Some(#item)),
            });
            quote!(.flat_map(|item| [#(#items),*]).flatten())
        }
    }
}

/// A string or boolean, and whether it is in an `Option`.
fn scalar(base: TokenStream, path: &ArgumentPath) -> (TokenStream, bool) {
    let last = |place: TokenStream, is_option: bool| match (&path.value, is_option) {
        (Value::Boolean, _) => place,
        (Value::String, true) => quote!(#place.as_deref()),
        (_, true) => quote!(#place.as_ref().map(|value| value.as_str())),
        (_, false) => quote!(#place.as_str()),
    };
    follow(base, &path.steps, &last)
}

/// The strings of a list or map, and whether they are in an `Option`.
fn collection(
    base: TokenStream,
    steps: &[PathStep],
    strings: &dyn Fn(TokenStream) -> TokenStream,
) -> (TokenStream, bool) {
    let last = |place: TokenStream, is_option: bool| match is_option {
        true => {
            let strings = strings(quote!(value));
            quote!(#place.as_ref().map(|value| #strings))
        }
        false => strings(place),
    };
    follow(base, steps, &last)
}

/// The end of a path from `base`, and whether it is in an `Option`. `last` prints a field, which is
/// an `Option` or not.
fn follow(
    base: TokenStream,
    steps: &[PathStep],
    last: &dyn Fn(TokenStream, bool) -> TokenStream,
) -> (TokenStream, bool) {
    let Some((step, rest)) = steps.split_first() else {
        return (last(base, false), false);
    };
    let field = ident(&step.field);
    let place = quote!(#base.#field);
    match (step.optional, rest.is_empty()) {
        (is_option, true) => (last(place, is_option), is_option),
        (false, false) => follow(place, rest, last),
        (true, false) => {
            let (value, is_option) = follow(quote!(value), rest, last);
            let value = match is_option {
                true => quote!(#place.as_ref().and_then(|value| #value)),
                false => quote!(#place.as_ref().map(|value| #value)),
            };
            (value, true)
        }
    }
}
