//! The module `endpoint`: the parameters of endpoint rules, the functions that resolve an endpoint,
//! and constants for signing. Files below it print the rules, the values of parameters in
//! operations, and the cases.

mod arguments;
mod cases;
mod rules;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{argument, docs, ident, rust_type};
use crate::ir::{Endpoint, EndpointField, EndpointValue, Root, Value};

pub(super) use arguments::arguments;

/// The files of the module: the names of its child modules, and their contents. The module itself
/// has no name.
pub(super) fn files(endpoint: &Endpoint, root: &Root) -> Vec<(Option<&'static str>, File)> {
    let mut files = vec![
        (None, file(endpoint, root)),
        (Some("rules"), rules::file(&endpoint.rules)),
    ];
    if !endpoint.cases.is_empty() {
        files.push((Some("tests"), cases::file(&endpoint.cases, root)));
    }
    files
}

fn file(endpoint: &Endpoint, root: &Root) -> File {
    let mut file = File::at(root);
    file.document(vec![
        "The endpoint of a call, by the endpoint rules of the model. They are data, and resolving an"
            .to_owned(),
        "endpoint performs no I/O.".to_owned(),
    ]);
    file.runtime("Operation");
    let tests = (!endpoint.cases.is_empty()).then(|| {
        quote! {
            #[cfg(test)]
            mod tests;
        }
    });
    file.item(quote!(mod rules; #tests));
    file.item(quote! {
        pub use hardy_runtime::endpoint::{
            Argument, Arguments, AuthScheme, Endpoint, EndpointError, Property,
        };
        pub use rules::RULES;
    });
    for constant in constants(endpoint) {
        file.item(constant);
    }
    let parameters = parameters(&endpoint.fields, &mut file);
    file.item(parameters);
    if endpoint.fields.iter().any(has_default) {
        file.item(default(&endpoint.fields));
    }
    let functions = implementation(&endpoint.fields, &mut file);
    file.item(functions);
    for function in functions_of_rules(endpoint) {
        file.item(function);
    }
    file
}

fn constants(endpoint: &Endpoint) -> impl Iterator<Item = TokenStream> {
    let name = endpoint.signing_name.as_ref().map(|name| {
        quote! {
            /// The name of the service in signatures (AWS Signature Version 4). An endpoint can state
            /// another one in its [`auth_schemes`](Endpoint::auth_schemes).
            pub const SIGNING_NAME: &str = #name;
        }
    });
    let prefix = endpoint.prefix.as_ref().map(|prefix| {
        quote! {
            /// The name of the service in its usual host names.
            pub const PREFIX: &str = #prefix;
        }
    });
    name.into_iter().chain(prefix)
}

fn parameters(fields: &[EndpointField], file: &mut File) -> TokenStream {
    let derived = (!fields.iter().any(has_default)).then(|| quote!(, Default));
    let fields = fields.iter().map(|field| {
        let docs = docs(&field.docs);
        let name = ident(&field.name);
        let type_ = rust_type(&field.value, file);
        quote!(#docs pub #name: Option<#type_>)
    });
    let fields: Vec<_> = fields.collect();
    quote! {
        /// What an endpoint depends on: the parameters of the endpoint rules.
        #[derive(Clone, Debug, PartialEq #derived)]
        #[non_exhaustive]
        pub struct Params { #(#fields),* }
    }
}

fn has_default(field: &EndpointField) -> bool {
    field.default.is_some()
}

fn default(fields: &[EndpointField]) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let name = ident(&field.name);
        match &field.default {
            None => quote!(#name: None),
            Some(EndpointValue::Boolean(value)) => quote!(#name: Some(#value)),
            Some(EndpointValue::String(text)) => quote!(#name: Some(#text.to_owned())),
            Some(EndpointValue::Strings(texts)) => {
                quote!(#name: Some([#(#texts),*].map(str::to_owned).into()))
            }
        }
    });
    quote! {
        /// The defaults of the rules.
        impl Default for Params {
            fn default() -> Self { Self { #(#fields),* } }
        }
    }
}

fn implementation(fields: &[EndpointField], file: &mut File) -> TokenStream {
    let setters: Vec<_> = fields.iter().map(|field| setter(field, file)).collect();
    let arguments = fields.iter().map(|field| {
        let (parameter, name) = (&field.parameter, ident(&field.name));
        match &field.value {
            Value::Boolean => quote!((#parameter, self.#name.into())),
            _ => quote!((#parameter, self.#name.as_deref().into())),
        }
    });
    quote! {
        impl Params {
            #(#setters)*

            /// The values by the names of the rules.
            fn arguments(&self) -> Arguments<'_> { Arguments::from([#(#arguments),*]) }
        }
    }
}

fn setter(field: &EndpointField, file: &mut File) -> TokenStream {
    let (name, setter) = (ident(&field.name), ident(&field.setter));
    let is_function = field.name == "arguments" || field.name.starts_with("with_");
    let kind = if is_function { "field@" } else { "" };
    let docs = docs(&[format!("Sets [`{0}`]({kind}Self::{0}).", field.name)]);
    let (parameter, value) = argument(&field.value, &name, file);
    quote! {
        #docs
        #[must_use]
        pub fn #setter(mut self, #name: #parameter) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

fn functions_of_rules(endpoint: &Endpoint) -> impl Iterator<Item = TokenStream> {
    let in_region = endpoint.region.as_ref().map(|region| {
        quote! {
            /// Returns the endpoint of a region, with the defaults of all other parameters.
            ///
            /// # Errors
            ///
            /// Fails if the rules refuse the region.
            pub fn in_region(region: &str) -> Result<Endpoint, EndpointError> {
                RULES.resolve(&[(#region, region.into())])
            }
        }
    });
    let resolve = quote! {
        /// Returns the endpoint for these parameters. [`resolve_for`] also considers the operation.
        ///
        /// # Errors
        ///
        /// Fails for parameters that the rules refuse, and without a required one.
        pub fn resolve(params: &Params) -> Result<Endpoint, EndpointError> {
            RULES.resolve(&params.arguments())
        }
    };
    let resolve_for = quote! {
        /// Returns the endpoint of a call. Parameters that the operation or its input determines
        /// replace those in `params`.
        ///
        /// # Errors
        ///
        /// Fails for parameters that the rules refuse, and without a required one.
        pub fn resolve_for<O: Operation>(
            params: &Params,
            input: &O::Input,
        ) -> Result<Endpoint, EndpointError> {
            let mut arguments = O::endpoint_arguments(input);
            arguments.extend(params.arguments());
            RULES.resolve(&arguments)
        }
    };
    [resolve, resolve_for].into_iter().chain(in_region)
}
