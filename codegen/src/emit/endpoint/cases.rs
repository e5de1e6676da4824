//! The endpoint tests of the model, as a table and one test that checks it.

use proc_macro2::TokenStream;
use quote::quote;

use super::rules::{set, set_name};
use crate::emit::file::File;
use crate::emit::fragment::{ident, own_type};
use crate::ir::rules::Literal;
use crate::ir::{CaseInput, EndpointCase, EndpointValue, Root, Value};

/// Prints the file of the tests.
pub(super) fn file(cases: &[EndpointCase], root: &Root) -> File {
    let mut file = File::at(root);
    file.document(vec!["The endpoint tests of the model.".to_owned()]);
    file.module("endpoint");
    if cases.iter().any(|case| case.call.is_some()) {
        file.module("operation");
    }
    file.standard("hardy_runtime::endpoint::cases");
    let sets = property_sets(cases);
    let literal = quote!(cases::Literal);
    for (index, properties) in sets.iter().enumerate() {
        file.item(set(index, properties, &literal));
    }
    let rows = cases.iter().map(|case| row(case, &sets, &mut file));
    let rows: Vec<_> = rows.collect();
    file.item(quote!(const CASES: &[cases::Case] = &[#(#rows),*];));
    file.item(quote! {
        #[test]
        fn resolves_the_cases_of_the_model() { cases::check(CASES); }
    });
    file
}

type Properties = [(String, Literal)];

/// The different sets of properties, without the empty one.
fn property_sets(cases: &[EndpointCase]) -> Vec<&Properties> {
    let mut sets: Vec<&Properties> = Vec::new();
    let endpoints = cases.iter().filter_map(|case| case.expected.as_ref().ok());
    for properties in endpoints.map(|endpoint| endpoint.properties.as_slice()) {
        if !properties.is_empty() && !sets.contains(&properties) {
            sets.push(properties);
        }
    }
    sets
}

fn row(case: &EndpointCase, sets: &[&Properties], file: &mut File) -> TokenStream {
    let setters = case.parameters.iter().map(|(setter, value)| {
        let setter = ident(setter);
        let value = match value {
            EndpointValue::Boolean(value) => quote!(#value),
            EndpointValue::String(text) => quote!(#text),
            EndpointValue::Strings(texts) if texts.is_empty() => quote!(Vec::<String>::new()),
            EndpointValue::Strings(texts) => quote!([#(#texts),*]),
        };
        quote!(.#setter(#value))
    });
    let params = quote!(&endpoint::Params::default() #(#setters)*);
    let call = match &case.call {
        None => quote!(endpoint::resolve(#params)),
        Some((operation, value)) => {
            let operation = ident(operation);
            let value = input(value, file);
            quote!(endpoint::resolve_for::<operation::#operation>(#params, &#value))
        }
    };
    let documentation = &case.documentation;
    let expected = match &case.expected {
        Ok(expected) => expected,
        Err(message) => return quote!(cases::Case::error(#documentation, || #call, #message)),
    };
    let url = &expected.url;
    let headers = (!expected.headers.is_empty()).then(|| {
        let headers = expected
            .headers
            .iter()
            .map(|(name, values)| quote!((#name, &[#(#values),*])));
        quote!(.headers(&[#(#headers),*]))
    });
    let properties = sets.iter().position(|set| *set == expected.properties);
    let properties = properties.map(|index| {
        let name = set_name(index);
        quote!(.properties(#name))
    });
    quote!(cases::Case::endpoint(#documentation, || #call, #url) #headers #properties)
}

fn input(value: &CaseInput, file: &mut File) -> TokenStream {
    match value {
        CaseInput::Boolean(value) => quote!(#value),
        CaseInput::String(text) => quote!(#text),
        CaseInput::Enum(name, text) => {
            let name = own_type(name, file);
            quote!(#name::from(#text))
        }
        CaseInput::Structure(name, setters) => {
            let name = own_type(name, file);
            let setters: Vec<_> = setters
                .iter()
                .map(|(setter, value)| {
                    let (setter, value) = (ident(setter), input(value, file));
                    quote!(.#setter(#value))
                })
                .collect();
            quote!(#name::default() #(#setters)*)
        }
        CaseInput::List(items) => {
            let items: Vec<_> = items.iter().map(|item| input(item, file)).collect();
            quote!([#(#items),*])
        }
        CaseInput::Keys(keys, content) => {
            let content = default(content, file);
            let entries: Vec<_> = keys
                .iter()
                .map(|key| {
                    let key = input(key, file);
                    quote!((#key, #content))
                })
                .collect();
            quote!([#(#entries),*])
        }
    }
}

/// A default that is an argument of a setter, which converts strings.
fn default(value: &Value, file: &mut File) -> TokenStream {
    match value {
        Value::String => quote!(""),
        Value::Structure(name) => {
            let name = own_type(name, file);
            quote!(#name::default())
        }
        _ => quote!(Default::default()),
    }
}
